import { readFile } from "node:fs/promises";
import { waitFor } from "@calltape/testkit";
import { type FaultReport, runLane } from "./faults/run-lane.js";
import { CLOSE_MS } from "./handler/handler-options.js";
import { judge } from "./judge/judge.js";
import type { Fates, GoneHandler } from "./judge/must-be-stored.js";
import { readTables } from "./judge/read-tables.js";
import { type Ledger, readLedger } from "./ledger/read-ledger.js";
import { FAULT_KINDS, LANE_NAMES } from "./plan/fault-kinds.js";
import { planFaults } from "./plan/plan-faults.js";
import { countFaults, type Report } from "./report/report.js";
import { sumStats } from "./report/sum-stats.js";
import { FOREIGN } from "./stage/foreign-producer.js";
import { type OpenedWorld, openWorld } from "./stage/open-world.js";
import { RunFolder } from "./stage/run-folder.js";

/** Once all faults are over: for the stream to run dry, and for processes to end, ms. */
const DRAIN_MS = 180_000;

export interface ChaosOptions {
  readonly seed: number;
  readonly lengthMs: number;
  readonly rate: number;
  /** Whether logs and ledgers stay though nothing was wrong. */
  readonly keep: boolean;
  /** Told how far it is. */
  readonly say: (text: string) => void;
}

/**
 * Breaks things for a while, mends them all, waits until everything is stored,
 * and compares what is stored with what was recorded.
 */
export async function runChaos({ seed, lengthMs, rate, keep, say }: ChaosOptions): Promise<Report> {
  const plan = planFaults({ seed, lengthMs });
  const folder = await RunFolder.make(seed);
  await folder.write("plan", plan);
  say(`Starting servers, workers and handlers; ${plan.length} faults are planned`);
  const world = await openWorld({ folder, seed, rate });
  try {
    const faults: FaultReport[] = [];
    const start = Date.now();
    const report = (fault: FaultReport) => {
      faults.push(fault);
      const { kind, target, begun, ended, missed } = fault;
      const how = missed === undefined ? `${ended - begun} ms` : `missed: ${missed}`;
      say(`${((begun - start) / 1_000).toFixed(1).padStart(6)} s  ${kind} ${target}  ${how}`);
    };
    const ofLane = (name: string) => plan.filter(({ lane }) => lane === name);
    await Promise.all(LANE_NAMES.map((name) => runLane(world, ofLane(name), { start, report })));
    await folder.write("faults", faults);
    const healed = Date.now();
    say("All is mended; waiting until everything is stored");
    const broken = await settle(world);
    const drainMs = Date.now() - healed;

    const ledgers = await readLedgers(world, folder);
    const written = [...ledgers.flatMap(({ events }) => events), ...world.foreign.events];
    const tables = await readTables(world.databaseUrl);
    const fates = fatesOf(world, ledgers);
    const verdict = judge(written, world.foreign.poison, fates, tables);
    const unsent = ledgers
      .filter(({ writer, closed }) => closed?.ok === false && !fates.gone.has(writer))
      .map(({ writer }) => writer);
    const violations = [
      ...verdict.violations,
      ...broken,
      ...world.handlers.crashes,
      ...world.workers.crashes,
      ...unsent.map((writer) => `${writer} could not send all it held though Redis was there`),
    ];
    const result: Report = {
      ...{ seed, ok: violations.length === 0, violations, counts: verdict.counts },
      faults: countFaults(Object.keys(FAULT_KINDS), faults),
      handlers: sumStats(ledgers.flatMap(({ closed }) => closed?.stats ?? [])),
      killed: { handlers: world.handlers.deaths.length, workers: world.workers.deaths.length },
      redisLosses: world.redis.losses.length,
      ...{ chaosMs: healed - start, drainMs, isRealDisk: world.disk.isReal, folder: folder.path },
    };
    await folder.write("report", result);
    const lossesSaid = world.redis.losses.map(({ atStake, ...loss }) => ({
      ...loss,
      atStake: atStake.size,
    }));
    await folder.write("losses", lossesSaid);
    await folder.write("deaths", world.handlers.deaths);
    await folder.write("missing", verdict.missing);
    await world.close();
    if (result.ok && !keep) await folder.tidy();
    return result;
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** Lets everything come to rest; returns what did not. */
async function settle(world: OpenedWorld): Promise<string[]> {
  const broken: string[] = [];
  const attempt = async (work: Promise<unknown>) => {
    await work.catch((error: Error) => broken.push(error.message));
  };
  await world.handlers.stop(2 * CLOSE_MS);
  const sweeper = world.startSweeper();
  const isEmpty = async () => (await world.disk.segments()).length === 0;
  await attempt(waitFor("the spool to be empty", isEmpty, { timeoutMs: CLOSE_MS, intervalMs: 200 }));
  await sweeper.stop(2 * CLOSE_MS);
  broken.push(...sweeper.crashes);
  await attempt(world.drained(DRAIN_MS));
  await world.workers.stop(CLOSE_MS);
  return broken;
}

function readLedgers(world: OpenedWorld, folder: RunFolder): Promise<Ledger[]> {
  const read = async (writer: string) =>
    readLedger(writer, await readFile(folder.ledger(writer), "utf8").catch(noneIfGone));
  return Promise.all(world.handlers.names.map(read));
}

/** Killed before it wrote its first line. */
function noneIfGone(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}

function fatesOf({ redis, handlers }: OpenedWorld, ledgers: readonly Ledger[]): Fates {
  const ledgerOf = new Map(ledgers.map((ledger) => [ledger.writer, ledger]));
  const ended = [...handlers.deaths, ...handlers.dismissed].map(({ process, startedAt, at }): GoneHandler => {
    const { resent = [], closed } = ledgerOf.get(process) ?? {};
    const held = closed === undefined ? "gone" : closed.stats.lost === 0 ? "sent_or_on_disk" : "given_up";
    return { writer: process, startedAt, goneAt: closed?.at ?? at, held, resent };
  });
  const gone = new Map(ended.map((one) => [one.writer, one]));
  const givenUp = ledgers.reduce((sum, { closed }) => sum + (closed?.stats.lost ?? 0), 0);
  return { losses: redis.losses, gone, givenUp, keeps: (writer) => writer !== FOREIGN };
}
