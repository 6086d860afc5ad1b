import { buildProgram } from "./program.js";
import { reportError } from "./report-error.js";

await buildProgram().parseAsync().catch(reportError);
