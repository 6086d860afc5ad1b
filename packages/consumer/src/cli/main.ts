import { buildProgram } from "./program.js";
import { reportError } from "./report-error.js";

const program = await buildProgram(process.argv.slice(2));
await program.parseAsync().catch(reportError);
