import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { ruleFiles } from "./rule-files.js";

/** A minute of the rules is so many seconds. */
const MINUTE = 2;

export interface HurriedRules {
  readonly paths: readonly string[];
  remove(): Promise<void>;
}

/**
 * The rules as they are, in a hurry: every `for` and every limit of the oldest event's age is shortened alike,
 * so that an outage of seconds is to them what one of minutes is to the others. Nothing else is changed.
 */
export async function hurriedRules(): Promise<HurriedRules> {
  const dir = await mkdtemp(`${tmpdir()}/calltape-rules-`);
  const paths: string[] = [];
  for (const path of await ruleFiles()) {
    paths.push(`${dir}/${basename(path)}`);
    await writeFile(`${dir}/${basename(path)}`, hurry(await readFile(path, "utf8")));
  }
  return { paths, remove: () => rm(dir, { recursive: true, force: true }) };
}

function hurry(rules: string): string {
  return rules
    .replaceAll(/^(\s+for: )(\d+)m$/gm, (_, before, minutes) => `${before}${Number(minutes) * MINUTE}s`)
    .replaceAll(
      /(calltape_oldest_waiting_seconds\) [<>] )(\d+)/g,
      (_, before, seconds) => `${before}${(Number(seconds) / 60) * MINUTE}`,
    );
}
