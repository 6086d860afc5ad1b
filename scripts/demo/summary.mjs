// @ts-check

/** All of it for the calls of this run, however many others the database holds. */
const PROOF = `
SELECT (SELECT count(*) FROM call_events WHERE call_id = ANY($1::uuid[]))::integer AS rows,
       (SELECT count(DISTINCT event_id) FROM call_events WHERE call_id = ANY($1::uuid[]))::integer AS events,
       (SELECT count(*) FROM call_turns WHERE call_id = ANY($1::uuid[]))::integer AS turns,
       (SELECT count(*) FROM call_tool_calls WHERE call_id = ANY($1::uuid[]))::integer AS tools,
       (SELECT count(*) FROM incomplete_calls WHERE id = ANY($1::uuid[]))::integer AS incomplete,
       (SELECT count(*) FROM dead_letters WHERE resolved_at IS NULL)::integer AS dead_letters,
       count(*)::integer AS calls,
       count(*) FILTER (WHERE ended_at IS NOT NULL)::integer AS ended,
       coalesce(sum(event_count), 0)::integer AS counted,
       coalesce(sum(total_cost_usd), 0)::text AS cost
FROM calls WHERE id = ANY($1::uuid[])`;

/**
 * Says from SQL whether every recorded event is in the tables, once.
 *
 * @param {{
 *   pool: import("../../packages/consumer/dist/db/pool.js").Pool,
 *   counts: import("../../packages/consumer/dist/index.js").SimulationCounts,
 *   recorder: import("../../packages/producer/dist/index.js").Recorder,
 *   callIds: readonly string[],
 *   line: import("./live-line.mjs").LiveLine,
 * }} run
 * @returns {Promise<boolean>}
 */
export async function summarise({ pool, counts, recorder, callIds, line }) {
  const [found] = (await pool.query(PROOF, [callIds])).rows;
  const { sent, refused } = recorder.stats();
  const refusals = Object.values(refused).reduce((sum, n) => sum + n, 0);
  const expected = counts.recorded;
  const isWhole =
    found.rows === expected &&
    found.events === expected &&
    found.counted === expected &&
    found.incomplete === 0;
  const rows = [
    ["calls made up", counts.started],
    ["events recorded", `${expected} (in Redis ${sent}, refused ${refusals})`],
    ["rows in call_events", `${found.rows}, with ${found.events} different ids`],
    ["counted in calls", `${found.counted} events of ${found.calls} calls, ${found.ended} of them ended`],
    ["turns, tool calls", `${found.turns}, ${found.tools}`],
    ["incomplete calls", found.incomplete],
    ["dead letters", found.dead_letters],
    ["cost, USD", found.cost],
    ["append to commit", `p50 ${line.delay.percentile(50)} ms, p99 ${line.delay.percentile(99)} ms`],
  ];
  const verdict = isWhole
    ? "Every recorded event is there, once."
    : "Some recorded events are missing or doubled.";
  process.stdout.write(
    `\n${rows.map(([name, value]) => `${String(name).padEnd(20)} ${value}\n`).join("")}\n${verdict}\n`,
  );
  return isWhole;
}
