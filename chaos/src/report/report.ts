import type { FaultReport } from "../faults/run-lane.js";
import type { Counts } from "../judge/judge.js";
import type { LedgerStats } from "../ledger/ledger-line.js";

/** What a run says in the end; times in ms. */
export interface Report {
  readonly seed: number;
  readonly ok: boolean;
  readonly violations: readonly string[];
  readonly faults: Readonly<Record<string, FaultCount>>;
  readonly counts: Counts;
  /** Of the handlers that lived to the end. */
  readonly handlers: LedgerStats;
  readonly killed: { readonly handlers: number; readonly workers: number };
  readonly redisLosses: number;
  readonly chaosMs: number;
  /** From the last fault's end until everything was stored. */
  readonly drainMs: number;
  /** Whether the spool had a disk of its own, or only a bound. */
  readonly isRealDisk: boolean;
  /** Where to look. */
  readonly folder: string;
}

export interface FaultCount {
  readonly injected: number;
  /** Those that could not be done, because what they need was broken just then. */
  readonly missed: number;
  readonly totalMs: number;
}

export function countFaults(
  kinds: readonly string[],
  faults: readonly FaultReport[],
): Record<string, FaultCount> {
  return Object.fromEntries(
    kinds.map((kind) => {
      const all = faults.filter((fault) => fault.kind === kind);
      const missed = all.filter((fault) => fault.missed !== undefined).length;
      const totalMs = all.reduce((sum, { begun, ended }) => sum + ended - begun, 0);
      return [kind, { injected: all.length - missed, missed, totalMs }];
    }),
  );
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const row = (name: string, ...cells: readonly (string | number)[]) =>
  `${name.padEnd(36)}${cells.map((cell) => String(cell).padStart(12)).join("")}`;

/** The report for a person. */
export function reportTable(report: Report): string {
  const { counts, faults, handlers } = report;
  const all = Object.values(faults);
  const sum = (value: (count: FaultCount) => number) => all.reduce((total, count) => total + value(count), 0);
  return [
    row("fault", "injected", "missed", "lasted"),
    ...Object.entries(faults).map(([kind, { injected, missed, totalMs }]) =>
      row(kind, injected, missed, seconds(totalMs)),
    ),
    row(
      "all",
      sum(({ injected }) => injected),
      sum(({ missed }) => missed),
    ),
    "",
    row("events recorded", counts.recorded),
    row("  must be stored", counts.must),
    row("  of these lost", counts.lost),
    row("  stored twice", counts.twice),
    row("stored", counts.stored),
    row("missing, refused and counted", counts.excused.refused),
    row("missing, in memory of the killed", counts.excused.in_memory_of_killed),
    row("missing, given up and said so", counts.excused.given_up_at_the_end),
    row("missing, Redis and sender both died", counts.excused.lost_by_redis_and_sender),
    row("missing, emptied before it was stored", counts.excused.lost_by_redis_unstored),
    row("calls", counts.calls),
    row("  incomplete, and listed so", counts.incompleteCalls),
    row("  closed as lost", counts.closedAsLost),
    row("bad entries", counts.poison),
    row("  dead letters", counts.deadLetters),
    row("times Redis may have lost something", report.redisLosses),
    row("sent again because of that", handlers.redelivered),
    row("brought back from the spool", handlers.unspooled),
    row("chaos, draining", seconds(report.chaosMs), seconds(report.drainMs)),
    "",
    ...report.violations.map((violation) => `VIOLATION ${violation}`),
    `${report.ok ? "ok" : "FAILED"}: seed ${report.seed}, ${report.folder}`,
  ].join("\n");
}
