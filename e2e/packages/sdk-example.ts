import { readFile } from "node:fs/promises";
import { root } from "./pack.js";

const BLOCK = /^```(?:ts|typescript)\n([\s\S]*?)^```$/gm;
const ADDRESS = /(["'`])rediss?:\/\/.*?\1/g;

/** The first TypeScript of a page that uses the SDK, as it stands there; only the address of Redis is ours. */
export async function sdkExample(page: string): Promise<string> {
  const text = await readFile(`${root}${page}`, "utf8");
  const examples = [...text.matchAll(BLOCK)].map(([, code = ""]) => code);
  const example = examples.find((code) => code.includes('from "@calltape/producer"'));
  if (example === undefined) throw new Error(`${page} shows no TypeScript that uses @calltape/producer`);
  return example.replace(ADDRESS, "process.env.REDIS_URL");
}
