// A process that records, and tells its parent what that cost. Started by run-append.mjs.
import { measureFullSpeed, measureMemory, measureSteady } from "./measure.mjs";
import { subjects } from "./subjects.mjs";

/** @typedef {{ kind: "steady", perSecond: number, seconds: number }} Steady */
/** @typedef {{ kind: "fullSpeed", events: number }} FullSpeed */
/** @typedef {{ kind: "memory", drains: boolean }} Memory */
/** @typedef {Steady | FullSpeed | Memory} Measurement */

/** @type {{ subject: string, redisUrl: string, measurement: Measurement }} */
const { subject: name, redisUrl, measurement } = JSON.parse(process.argv[2] ?? "{}");
const subject = subjects[name]?.(redisUrl);
if (subject === undefined) throw new Error(`there is nothing called ${name} to measure`);
let all = 0;
/** @type {import("./subjects.mjs").Subject["record"]} */
const record = (n, turn) => {
  all++;
  return subject.record(n, turn);
};
const figures = await measure({ ...subject, record });
process.send?.({ ...figures, all }, () => process.exit());

function measure(/** @type {import("./subjects.mjs").Subject} */ of) {
  switch (measurement.kind) {
    case "steady":
      return measureSteady(of, measurement);
    case "fullSpeed":
      return measureFullSpeed(of, measurement);
    case "memory":
      return measureMemory(of, measurement);
  }
}
