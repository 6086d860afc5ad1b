/** What stands in `/metrics`: values by their series, such as `turns_total{speaker="bot"}`. */
export type Series = Readonly<Record<string, number>>;

/** Reads the text that Prometheus scrapes. */
export function readSeries(text: string): Series {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line): [string, number] => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** Asks a process for its metrics, as Prometheus would. */
export async function scrape(url: string): Promise<Series> {
  const answer = await fetch(`${url}/metrics`);
  if (!answer.ok) throw new Error(`${url}/metrics answered ${answer.status}`);
  return readSeries(await answer.text());
}

/** Of these metrics the sums and counts that are not zero; of a histogram without its buckets. */
export function movedSeries(series: Series, metrics: readonly string[]): Series {
  const isOneOf = (name: string) => metrics.includes(name.replace(/(?:_sum|_count)?(?:\{.*)?$/, ""));
  return Object.fromEntries(
    Object.entries(series).filter(
      ([name, value]) => isOneOf(name) && value !== 0 && !name.includes("_bucket"),
    ),
  );
}
