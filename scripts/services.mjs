// @ts-check
import { endWithNpm } from "./end-with-npm.mjs";
import { setup } from "./setup.mjs";

/** Brings the servers up, prints their addresses, and stays until stopped. */
async function main() {
  endWithNpm();
  await setup();
  const { startServices } = await import("../packages/testkit/dist/index.js");
  const services = await startServices();
  process.stdout.write(`REDIS_URL=${services.redisUrl}\nDATABASE_URL=${services.databaseUrl}\n`);
  let stopping = false;
  // npm passes a signal on that the terminal has sent to us as well: the second is no reason to hurry.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (!stopping) void services.stop();
      stopping = true;
    });
  }
  const ending = await services.exited;
  if (stopping) return;
  throw new Error(`The servers have ended by themselves (${ending}): start them again`);
}

await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
process.exit();
