// @ts-check
import { datasource } from "./panels.mjs";

/** @typedef {import("./panels.mjs").Panel} Panel */

const WIDTH = 24;
const STAT_HEIGHT = 4;
const GRAPH_HEIGHT = 8;

const datasourceVariable = {
  name: "datasource",
  label: "Data source",
  type: "datasource",
  query: "prometheus",
  current: {},
  hide: 0,
  includeAll: false,
  multi: false,
  options: [],
  refresh: 1,
  regex: "",
};

/**
 * A variable that takes the values of a label.
 *
 * @param {string} name @param {string} label @param {string} metric
 */
export function labelVariable(name, label, metric) {
  return {
    name,
    label,
    type: "query",
    datasource,
    query: { query: `label_values(${metric}, ${name})`, refId: name },
    definition: `label_values(${metric}, ${name})`,
    allValue: ".*",
    current: { selected: true, text: ["All"], value: ["$__all"] },
    hide: 0,
    includeAll: true,
    multi: true,
    options: [],
    refresh: 2,
    regex: "",
    sort: 1,
  };
}

/**
 * A dashboard of titled rows: panels share a row's width, as many next to each other as `columns` says.
 *
 * @param {object} options
 * @param {string} options.uid
 * @param {string} options.title
 * @param {string} options.description
 * @param {readonly Record<string, unknown>[]} [options.variables]
 * @param {readonly { title: string, columns: number, panels: readonly Panel[] }[]} options.rows
 */
export function dashboard({ uid, title, description, variables = [], rows }) {
  /** @type {Record<string, unknown>[]} */
  const panels = [];
  let y = 0;
  const place = (/** @type {Panel} */ panel, /** @type {number} */ x, /** @type {number} */ w) => {
    const h = heightOf(panel);
    panels.push({ id: panels.length + 1, gridPos: { x, y, w, h }, ...panel });
  };
  for (const row of rows) {
    place({ type: "row", title: row.title, collapsed: false, panels: [] }, 0, WIDTH);
    y += 1;
    const width = WIDTH / row.columns;
    for (let first = 0; first < row.panels.length; first += row.columns) {
      const line = row.panels.slice(first, first + row.columns);
      for (const [column, panel] of line.entries()) place(panel, column * width, width);
      y += Math.max(...line.map(heightOf));
    }
  }
  return {
    uid,
    title,
    description,
    tags: ["calltape"],
    schemaVersion: 39,
    version: 1,
    editable: false,
    graphTooltip: 1,
    refresh: "30s",
    time: { from: "now-6h", to: "now" },
    timezone: "browser",
    links: [
      {
        type: "dashboards",
        title: "Calltape",
        tags: ["calltape"],
        asDropdown: false,
        includeVars: false,
        keepTime: true,
      },
    ],
    templating: { list: [datasourceVariable, ...variables] },
    annotations: { list: [] },
    panels,
  };
}

/** @param {Panel} panel */
function heightOf({ type }) {
  if (type === "row") return 1;
  return type === "stat" ? STAT_HEIGHT : GRAPH_HEIGHT;
}
