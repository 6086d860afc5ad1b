import type { LedgerStats } from "../ledger/ledger-line.js";

/** Adds up what several recorders counted. */
export function sumStats(all: readonly LedgerStats[]): LedgerStats {
  const sum = (value: (stats: LedgerStats) => number) =>
    all.reduce((total, stats) => total + value(stats), 0);
  return {
    sent: sum(({ sent }) => sent),
    retried: sum(({ retried }) => retried),
    redelivered: sum(({ redelivered }) => redelivered),
    spooled: sum(({ spooled }) => spooled),
    unspooled: sum(({ unspooled }) => unspooled),
    damaged: sum(({ damaged }) => damaged),
    lost: sum(({ lost }) => lost),
  };
}
