/**
 * Calls whose counters are not what their rows say, told as text. Counted from
 * `call_events`, and from the rows of turns and tool calls beside it.
 */
export const WRONG_COUNTERS = `
WITH told AS (
  SELECT call_id, call_started_at,
    count(*) AS events,
    count(seq) AS sequenced,
    count(*) FILTER (WHERE type = 'turn.completed') AS turns,
    count(*) FILTER (WHERE type = 'turn.completed' AND data->'interrupted' = 'true') AS interruptions,
    count(*) FILTER (WHERE type = 'tool.completed') AS tools,
    count(*) FILTER (WHERE type = 'tool.completed' AND data->'success' = 'false') AS tool_errors,
    count(*) FILTER (WHERE type = 'error.raised') AS errors,
    coalesce(sum((data->>'cost')::numeric) FILTER (WHERE type = 'usage.recorded'), 0) AS cost,
    coalesce(sum((data->>'cost')::numeric) FILTER (WHERE data->>'component' = 'llm' AND type = 'usage.recorded'), 0) AS llm,
    max(seq + 1) FILTER (WHERE type = 'call.ended') AS expected,
    bool_or(type = 'call.ended') AS ended
  FROM call_events GROUP BY call_id, call_started_at
), turns AS (
  SELECT call_id, count(*) AS turns FROM call_turns GROUP BY call_id
), tools AS (
  SELECT call_id, count(*) AS tools FROM call_tool_calls GROUP BY call_id
)
SELECT coalesce(c.id, t.call_id) AS call, to_jsonb(t) AS told,
  to_jsonb(c) - 'metadata' - 'fact_versions' AS stored
FROM calls c
FULL JOIN told t ON t.call_id = c.id AND t.call_started_at = c.started_at
LEFT JOIN turns ON turns.call_id = c.id
LEFT JOIN tools ON tools.call_id = c.id
WHERE (c.event_count, c.sequenced_event_count, c.turn_count, c.interruption_count, c.tool_call_count,
       c.tool_error_count, c.error_count, c.total_cost_usd, c.cost_llm, c.expected_event_count,
       c.ended_at IS NOT NULL, c.turn_count, c.tool_call_count)
  IS DISTINCT FROM
      (t.events, t.sequenced, t.turns, t.interruptions, t.tools,
       t.tool_errors, t.errors, t.cost, t.llm, t.expected,
       t.ended, coalesce(turns.turns, 0), coalesce(tools.tools, 0))`;

/** Customers whose number of calls is not that of their calls. */
export const WRONG_CUSTOMERS = `
SELECT cu.id FROM customers cu
LEFT JOIN (SELECT customer_id, count(*) AS calls FROM calls GROUP BY customer_id) c ON c.customer_id = cu.id
WHERE cu.total_calls IS DISTINCT FROM coalesce(c.calls, 0)`;

/** Calls of which the view \`incomplete_calls\` says something else than their events do. */
export const WRONG_INCOMPLETE = `
WITH told AS (
  SELECT call_id, max(seq + 1) FILTER (WHERE type = 'call.ended') - count(DISTINCT seq) AS missing
  FROM call_events GROUP BY call_id
)
SELECT coalesce(i.id, t.call_id) AS call, t.missing AS told, i.missing_events AS stored
FROM incomplete_calls i
FULL JOIN (SELECT * FROM told WHERE missing > 0) t ON t.call_id = i.id
WHERE t.missing IS DISTINCT FROM i.missing_events`;
