import type { Recorder } from "./recorder.js";
import { type RecorderOptions, resolveOptions } from "./recorder-options.js";
import { RedisRecorder } from "./redis-recorder.js";

/**
 * Makes a recorder. It connects when the first event is recorded, keeps no
 * process alive, and sends what it holds before a process ends whose work is
 * done. A process that ends by `process.exit()` or a signal should call
 * {@link Recorder.close} before.
 *
 * @throws TypeError if an option is wrong, with one line that says which, what
 * was given and what is allowed. Nothing a recorder does later throws.
 */
export function createRecorder(options: RecorderOptions = {}): Recorder {
  return new RedisRecorder(resolveOptions(options, process.env));
}
