// @ts-check
import { dashboard, labelVariable } from "./dashboard.mjs";
import { stat, timeseries } from "./panels.mjs";

/** @param {string} metric @param {string} [by] */
const perSecond = (metric, by) => `sum${by ? ` by (${by})` : ""} (rate(${metric}[$__rate_interval]))`;
/** @param {string} metric @param {string} range */
const total = (metric, range) => `sum(increase(${metric}[${range}]))`;
/** @param {number} share @param {string} metric @param {string} [range] */
const quantile = (share, metric, range = "$__rate_interval") =>
  `histogram_quantile(${share}, sum by (le) (rate(${metric}_bucket[${range}])))`;

/** @param {string} title @param {string} metric @param {number} limit @param {string} meaning */
const latency = (title, metric, limit, meaning) =>
  timeseries({
    title,
    description: `${meaning} The alert stands at ${limit} ms for the 95th percentile of ten minutes.`,
    unit: "ms",
    queries: [
      [quantile(0.5, metric), "50th percentile"],
      [quantile(0.95, metric), "95th percentile"],
    ],
    limits: [["critical", limit]],
  });

const TOOL = 'tool_name=~"$tool_name"';

export const callsDashboard = dashboard({
  uid: "calltape-calls",
  title: "Calltape: calls",
  description: "What the calls do: how many, how fast, with what result, for how much.",
  variables: [labelVariable("tool_name", "Tool", "tool_calls_total")],
  rows: [
    {
      title: "Now",
      columns: 6,
      panels: [
        stat({
          title: "Calls going on",
          description: "By their live sessions; every worker reports the same number.",
          unit: "short",
          query: "max(active_calls)",
        }),
        stat({
          title: "Ended in the last hour",
          description: "Calls that ended, by whatever reason.",
          unit: "short",
          decimals: 0,
          query: total("calls_total", "1h"),
        }),
        stat({
          title: "Answer, 95th percentile",
          description: "From the end of the caller's speech to the first sound of the bot, over ten minutes.",
          unit: "ms",
          decimals: 0,
          query: quantile(0.95, "total_response_latency_ms", "10m"),
          limits: [["critical", 2_500]],
        }),
        stat({
          title: "Transferred in the last hour",
          description: "Share of the calls that ended which an operator took over.",
          unit: "percentunit",
          decimals: 0,
          query: `${total("transfers_to_operator_total", "1h")} / ${total("calls_total", "1h")}`,
          limits: [["critical", 0.5]],
        }),
        stat({
          title: "Failed tool calls, last hour",
          description: "Share of all tool calls that failed or timed out.",
          unit: "percentunit",
          decimals: 1,
          query: `${total("tool_call_errors_total", "1h")} / ${total("tool_calls_total", "1h")}`,
          limits: [["critical", 0.2]],
        }),
        stat({
          title: "Spent in the last hour",
          description: "Speech, model, telephony and the rest. The exact sums are in Postgres.",
          unit: "currencyUSD",
          decimals: 2,
          query: total("call_cost_usd_total", "1h"),
        }),
      ],
    },
    {
      title: "Latency",
      columns: 2,
      panels: [
        latency(
          "Answer",
          "total_response_latency_ms",
          2_500,
          "End of the caller's speech to the bot's first sound.",
        ),
        latency("Speech to text", "stt_latency_ms", 700, "End of speech to the final transcript."),
        latency("Model", "llm_latency_ms", 1_500, "Request to the first token."),
        latency("Text to speech", "tts_latency_ms", 600, "Text to the first audio."),
      ],
    },
    {
      title: "Calls",
      columns: 3,
      panels: [
        timeseries({
          title: "Calls going on",
          description: "By their live sessions; every worker reports the same number.",
          unit: "short",
          queries: [["max(active_calls)", "calls"]],
        }),
        timeseries({
          title: "Calls ended, by outcome",
          description: "As the handler stated it; unknown where it stated none.",
          unit: "cps",
          queries: [[perSecond("calls_total", "outcome"), "{{outcome}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Calls ended, by reason",
          description: "lost: nobody ended the call, its handler went away in the middle of it.",
          unit: "cps",
          queries: [[perSecond("calls_total", "end_reason"), "{{end_reason}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Length of calls",
          description: "From start to end; the scale of the histogram ends at half an hour.",
          unit: "s",
          queries: [
            [quantile(0.5, "call_duration_seconds"), "50th percentile"],
            [quantile(0.95, "call_duration_seconds"), "95th percentile"],
          ],
        }),
        timeseries({
          title: "Turns, by speaker",
          description: "Utterances that are over, a second.",
          unit: "cps",
          queries: [[perSecond("turns_total", "speaker"), "{{speaker}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Transfers to an operator, by reason",
          description: "Only those that succeeded.",
          unit: "cps",
          queries: [[perSecond("transfers_to_operator_total", "reason"), "{{reason}}"]],
          stacked: true,
        }),
      ],
    },
    {
      title: "Tools and errors",
      columns: 3,
      panels: [
        timeseries({
          title: "Tool calls that fail",
          description: "Share by tool, over 15 min as in the alert at 20 %.",
          unit: "percentunit",
          max: 1,
          queries: [
            [
              `sum by (tool_name) (increase(tool_call_errors_total{${TOOL}}[15m])) / sum by (tool_name) (increase(tool_calls_total{${TOOL}}[15m]))`,
              "{{tool_name}}",
            ],
          ],
          limits: [["critical", 0.2]],
        }),
        timeseries({
          title: "Tool calls",
          description: "A second, by tool.",
          unit: "cps",
          queries: [[perSecond(`tool_calls_total{${TOOL}}`, "tool_name"), "{{tool_name}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Time a tool takes, 95th percentile",
          description: "By tool; the caller waits for it.",
          unit: "ms",
          queries: [
            [
              `histogram_quantile(0.95, sum by (le, tool_name) (rate(tool_call_duration_ms_bucket{${TOOL}}[$__rate_interval])))`,
              "{{tool_name}}",
            ],
          ],
        }),
        timeseries({
          title: "Failed tool calls, by error",
          description: "A second, of the tools chosen above.",
          unit: "cps",
          queries: [[perSecond(`tool_call_errors_total{${TOOL}}`, "error_type"), "{{error_type}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Errors of the store API, by status",
          description:
            "5xx: the store fails. 401, 403: credentials; 429: a rate limit; other 4xx: what is sent.",
          unit: "cps",
          queries: [[perSecond("store_api_errors_total", "status_code"), "{{status_code}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Pipeline errors, by component",
          description:
            "Failed attempts of speech, model, telephony or agent; many are followed by a retry that works.",
          unit: "cps",
          queries: [[perSecond("pipeline_errors_total", "component"), "{{component}}"]],
          stacked: true,
        }),
      ],
    },
    {
      title: "Spend",
      columns: 2,
      panels: [
        timeseries({
          title: "Spend in an hour, by component",
          description: "The sum of the hour before each moment.",
          unit: "currencyUSD",
          queries: [["sum by (component) (increase(call_cost_usd_total[1h]))", "{{component}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Cost of a call",
          description: "Spend of an hour by the calls that ended in it.",
          unit: "currencyUSD",
          queries: [[`${total("call_cost_usd_total", "1h")} / ${total("calls_total", "1h")}`, "a call"]],
        }),
      ],
    },
  ],
});
