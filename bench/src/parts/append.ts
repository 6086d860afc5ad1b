import type { Part, PartResult } from "../part.js";

/** What one call costs is measured at this rate, events a second, for so many seconds each. */
const RATE = { perSecond: 2_000, seconds: 4 };

interface AppendOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly events: number;
  readonly say: (text: string) => void;
}

export const appendPart: Part = {
  name: "append",
  about: "what recording costs a call handler, on a Redis of its own",
  run: async ({ options: { events, rounds }, say }) => {
    // Its subjects run in processes of their own, as scripts that are not compiled.
    const script = new URL("../../append/run-append.mjs", import.meta.url).href;
    const { runAppend } = (await import(script)) as {
      runAppend: (options: AppendOptions) => Promise<PartResult>;
    };
    return runAppend({ rounds, ...RATE, events, say });
  },
};
