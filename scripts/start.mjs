// @ts-check
import { parseArgs } from "node:util";
import { endWithNpm } from "./end-with-npm.mjs";
import { setup } from "./setup.mjs";

const USAGE = `npm start                       simulated calls, until stopped
npm start -- --calls 200        that many, then a summary that proves from SQL that everything is there
npm start -- --rate 120         calls a minute
npm start -- --speed 10         times as fast as life
`;

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function above0(name, text) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`--${name} is "${text}"; give a number above 0`);
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      calls: { type: "string" },
      rate: { type: "string" },
      speed: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return undefined;
  const calls = above0("calls", values.calls);
  if (calls !== undefined && !Number.isSafeInteger(calls)) throw new Error("--calls must be a whole number");
  return {
    calls,
    rate: above0("rate", values.rate) ?? 100,
    // A number of calls is asked for by somebody who waits for the end.
    speed: above0("speed", values.speed) ?? (calls === undefined ? 1 : 30),
  };
}

/** Sets up, brings the servers up, and runs the demonstration on them. */
async function main() {
  const options = readArguments();
  if (options === undefined) {
    process.stdout.write(USAGE);
    return;
  }
  endWithNpm();
  await setup();
  const { startServices } = await import("../packages/testkit/dist/index.js");
  const { runDemo } = await import("./demo/run-demo.mjs");
  const stop = new AbortController();
  // npm passes on what the terminal has sent to us as well, so only a third signal is impatience.
  let signals = 0;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      signals++;
      stop.abort();
      if (signals > 2) process.exit(1);
    });
  }
  const services = await startServices();
  void services.exited.then((how) => {
    if (stop.signal.aborted) return;
    process.stderr.write(`The servers have ended by themselves (${how}): start again\n`);
    process.exit(1);
  });
  try {
    await runDemo({ ...options, ...services, signal: stop.signal });
  } finally {
    stop.abort();
    await services.stop();
  }
}

await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
process.exit();
