import { processTerminal } from "./process-terminal.js";
import { runCalltape } from "./run-calltape.js";

/** When a command is done the process ends by itself at once, or else after so many ms. */
const EXIT_AFTER = 1_000;

await runCalltape(process.argv.slice(2), processTerminal());
// A connection to a server that never answers would keep it.
setTimeout(() => process.exit(), EXIT_AFTER).unref();
