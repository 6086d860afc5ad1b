/** Functions, aggregations and keywords of PromQL that our queries use. */
const PROMQL = new Set(
  `sum max min count by on and or rate increase absent vector clamp_min offset
   histogram_quantile min_over_time avg_over_time count_over_time`.split(/\s+/),
);

/** Every name in an expression that can only be a metric's. */
export function metricNamesIn(expression: string): string[] {
  const bare = expression
    .replace(/\{[^}]*\}|"[^"]*"|\[[^\]]*\]/g, " ")
    .replace(/\b(?:by|on)\s*\([^)]*\)/g, " ")
    .replace(/\boffset\s+\w+/g, " ");
  const words = bare.match(/(?<![\w.])[a-zA-Z_:][\w:]*/g) ?? [];
  return [...new Set(words.filter((word) => !PROMQL.has(word)))];
}

/** The names under which a process's metrics can be asked for, from its answer to a scrape. */
export function namesInExposition(text: string): string[] {
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = "", kind]) =>
    kind === "histogram" ? ["_bucket", "_sum", "_count"].map((suffix) => `${name}${suffix}`) : [name],
  );
}
