import type { Part } from "../part.js";
import { drainPart } from "./drain.js";

/** In the order in which they run. */
export const parts: readonly Part[] = [drainPart];
