import { readdir, readFile } from "node:fs/promises";
import { deployFolder } from "./rule-files.js";

/** One query of a panel, as Grafana would send it. */
export interface PanelQuery {
  /** Dashboard and panel, for messages. */
  readonly where: string;
  readonly expr: string;
}

interface Dashboard {
  readonly title: string;
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

/** All queries of all dashboards, with what Grafana puts in for its variables. */
export async function panelQueries(rateInterval: string): Promise<PanelQuery[]> {
  const folder = `${deployFolder}grafana/dashboards`;
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(`${folder}/${name}`, "utf8")),
  );
  return texts
    .map((text) => JSON.parse(text) as Dashboard)
    .flatMap(({ title, panels }) =>
      panels.flatMap(({ title: panel, targets = [] }) =>
        targets.map(({ expr }) => ({
          where: `${title}, ${panel}`,
          expr: expr.replaceAll("$__rate_interval", rateInterval).replaceAll("$tool_name", ".*"),
        })),
      ),
    );
}
