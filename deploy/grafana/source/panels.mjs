// @ts-check
/**
 * The kinds of panel our dashboards have, each from the little that differs: what is asked, and how it reads.
 *
 * @typedef {object} Look
 * @property {string} title
 * @property {string} description What it means, and when to worry.
 * @property {string} unit Of Grafana's units: `ms`, `s`, `short`, `percentunit`, `currencyUSD`, `bytes`, `ops`, `d`.
 * @property {readonly Limit[]} [limits] From which value on it is not good; as in the alerts.
 * @property {number} [max] The end of the scale.
 *
 * @typedef {readonly [expression: string, legend?: string]} Query
 * @typedef {readonly ["warning" | "critical", number]} Limit
 * @typedef {Record<string, unknown> & { type: string }} Panel
 */

/** The one chosen at the head of the dashboard. */
export const datasource = { type: "prometheus", uid: "$datasource" };

const colours = { warning: "orange", critical: "red" };

/** @param {readonly Limit[]} limits @param {{ below?: boolean }} [options] */
function thresholds(limits, { below = false } = {}) {
  const good = { color: "green", value: null };
  if (!below) {
    return {
      mode: "absolute",
      steps: [good, ...limits.map(([name, value]) => ({ color: colours[name], value }))],
    };
  }
  const [limit] = limits;
  if (limit === undefined) return { mode: "absolute", steps: [good] };
  const [name, value] = limit;
  return {
    mode: "absolute",
    steps: [
      { color: colours[name], value: null },
      { color: "green", value },
    ],
  };
}

/** @param {readonly Query[]} queries @param {boolean} instant */
const targets = (queries, instant) =>
  queries.map(([expr, legendFormat = ""], index) => ({
    refId: String.fromCharCode(65 + index),
    datasource,
    expr,
    legendFormat: legendFormat || "__auto",
    ...(instant ? { instant: true, range: false } : { range: true }),
  }));

/**
 * One number, now. With `below`, it is what lies under the limit that is not good.
 *
 * @param {Look & { query: string, decimals?: number, below?: boolean }} options
 * @returns {Panel}
 */
export function stat({ title, description, unit, query, limits = [], decimals, below = false }) {
  return {
    type: "stat",
    title,
    description,
    datasource,
    targets: targets([[query]], true),
    fieldConfig: {
      defaults: {
        unit,
        noValue: "–",
        ...(decimals !== undefined && { decimals }),
        thresholds: thresholds(limits, { below }),
        color: { mode: "thresholds" },
      },
      overrides: [],
    },
    options: {
      reduceOptions: { calcs: ["lastNotNull"], fields: "", values: false },
      colorMode: limits.length > 0 ? "background" : "value",
      graphMode: "none",
      justifyMode: "auto",
      textMode: "value",
    },
  };
}

/**
 * Values over time; stacked where they make up a whole.
 *
 * @param {Look & { queries: readonly Query[], stacked?: boolean }} options
 * @returns {Panel}
 */
export function timeseries({ title, description, unit, queries, limits = [], stacked = false, max }) {
  return {
    type: "timeseries",
    title,
    description,
    datasource,
    targets: targets(queries, false),
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        ...(max !== undefined && { max }),
        thresholds: thresholds(limits),
        color: { mode: "palette-classic" },
        custom: {
          drawStyle: "line",
          lineWidth: 1,
          fillOpacity: stacked ? 40 : 8,
          showPoints: "never",
          spanNulls: false,
          stacking: { mode: stacked ? "normal" : "none", group: "A" },
          thresholdsStyle: { mode: limits.length > 0 ? "dashed" : "off" },
        },
      },
      overrides: [],
    },
    options: {
      legend: { displayMode: "list", placement: "bottom", showLegend: true, calcs: [] },
      tooltip: { mode: "multi", sort: "desc" },
    },
  };
}
