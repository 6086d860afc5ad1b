import type { Fault } from "./fault.js";

/** The disk that handlers spool to takes no more. */
export const diskFull: Fault = {
  inject: ({ disk }) => disk.fill(),
  heal: ({ disk }) => disk.empty(),
};
