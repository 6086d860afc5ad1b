import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const deployFolder = fileURLToPath(new URL("../../deploy/", import.meta.url));

/** A rule that alerts, as it stands in a rule file. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** One of promtool's unit tests. */
interface RuleTest {
  readonly alert_rule_test: readonly {
    readonly alertname: string;
    readonly exp_alerts: readonly unknown[];
  }[];
}

async function pathsIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(`${deployFolder}prometheus/${folder}`);
  const ours = names.filter((name) => name.endsWith(ending)).sort();
  return ours.map((name) => `${deployFolder}prometheus/${folder}${name}`);
}

export const ruleFiles = () => pathsIn("", ".rules.yml");
export const ruleTestFiles = () => pathsIn("tests/", ".test.yml");

export async function readYaml<Content>(path: string): Promise<Content> {
  return parse(await readFile(path, "utf8"), { merge: true }) as Content;
}

export async function alertRules(): Promise<AlertRule[]> {
  type RuleFile = { groups: { rules: AlertRule[] }[] };
  const files = await Promise.all((await ruleFiles()).map((path) => readYaml<RuleFile>(path)));
  return files.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules));
}

/** What the unit tests of promtool expect of which alert. */
export async function expectedAlerts(): Promise<RuleTest["alert_rule_test"]> {
  type TestFile = { tests: RuleTest[] };
  const files = await Promise.all((await ruleTestFiles()).map((path) => readYaml<TestFile>(path)));
  return files.flatMap(({ tests }) => tests.flatMap((test) => test.alert_rule_test));
}
