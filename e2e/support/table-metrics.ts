import { ask } from "./database.js";
import type { Series } from "./metrics.js";

/** The count and the sum of a histogram, over the rows in which `column` is known. */
const histogram = (metric: string, table: string, column: string) => `
  SELECT '${metric}_count', count(${column})::float8 FROM ${table} UNION ALL
  SELECT '${metric}_sum', coalesce(sum(${column}), 0)::float8 FROM ${table}`;

const cost = (component: string) => `
  SELECT 'call_cost_usd_total{component="${component}"}', sum(cost_${component})::float8 FROM calls`;

/** Each metric of calls, asked from the tables alone. */
const QUESTIONS = [
  `SELECT format('calls_total{outcome="%s",end_reason="%s"}', coalesce(outcome, 'unknown'), end_reason),
     count(*)::float8 FROM calls WHERE end_reason IS NOT NULL GROUP BY 1`,
  histogram("call_duration_seconds", "calls", "extract(epoch FROM ended_at - started_at)"),
  `SELECT format('turns_total{speaker="%s"}', speaker), count(*)::float8 FROM call_turns GROUP BY 1`,
  ...["stt_latency_ms", "llm_latency_ms", "tts_latency_ms", "total_response_latency_ms"].map((column) =>
    histogram(column, "call_turns", column),
  ),
  `SELECT format('tool_calls_total{tool_name="%s"}', tool_name), count(*)::float8 FROM call_tool_calls GROUP BY 1`,
  `SELECT format('tool_call_duration_ms_count{tool_name="%s"}', tool_name), count(*)::float8
     FROM call_tool_calls GROUP BY 1`,
  `SELECT format('tool_call_duration_ms_sum{tool_name="%s"}', tool_name), sum(duration_ms)::float8
     FROM call_tool_calls GROUP BY 1`,
  `SELECT format('tool_call_errors_total{tool_name="%s",error_type="%s"}', tool_name, coalesce(error_type, 'unknown')),
     count(*)::float8 FROM call_tool_calls WHERE NOT success GROUP BY 1`,
  `SELECT format('transfers_to_operator_total{reason="%s"}', data->>'reason'), count(*)::float8 FROM call_events
     WHERE type = 'call.transferred' AND data->>'result' = 'succeeded' GROUP BY 1`,
  `SELECT format('store_api_errors_total{status_code="%s"}', data->>'code'), count(*)::float8 FROM call_events
     WHERE type = 'error.raised' AND data->>'component' = 'store_api' GROUP BY 1`,
  `SELECT format('pipeline_errors_total{component="%s"}', data->>'component'), count(*)::float8 FROM call_events
     WHERE type = 'error.raised' AND data->>'component' <> 'store_api' GROUP BY 1`,
  ...["stt", "llm", "tts", "telephony", "other"].map(cost),
];

/** What the metrics of calls must say, from SQL; zeros are left out. */
export async function tableMetrics(databaseUrl: string): Promise<Series> {
  const rows = await ask<[string, number]>(databaseUrl, QUESTIONS.join("\nUNION ALL\n"));
  return Object.fromEntries(rows.filter(([, value]) => value !== 0));
}
