import type { Part } from "../part.js";
import { appendPart } from "./append.js";
import { delayPart } from "./delay.js";
import { drainPart } from "./drain.js";
import { growthPart } from "./growth.js";
import { peersPart } from "./peers.js";

/** In the order in which they run. */
export const parts: readonly Part[] = [drainPart, peersPart, appendPart, delayPart, growthPart];
