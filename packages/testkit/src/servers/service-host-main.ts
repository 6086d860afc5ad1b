import { parseArgs } from "node:util";
import { defaultStateDir } from "./project-folder.js";
import { type ServiceHost, startServiceHost } from "./service-host.js";

const { values } = parseArgs({
  options: {
    instance: { type: "string" },
    ephemeral: { type: "boolean", default: false },
    "no-fsync": { type: "boolean", default: false },
    "while-stdin-open": { type: "boolean", default: false },
    "state-dir": { type: "string", default: defaultStateDir },
  },
});

const stopRequest = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  if (values["while-stdin-open"]) {
    process.stdin.on("end", resolve).on("error", resolve).on("close", resolve).resume();
  }
});
// Whoever reads our output may be gone, which is no reason to leave servers behind.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => stream.destroy());

await run().catch((error: Error) => {
  process.stdout.write(`ERROR=${error.message.replaceAll(/\s*\n\s*/g, " | ")}\n`);
  process.exitCode = 1;
});
process.exit();

async function run(): Promise<void> {
  const { instance } = values;
  const host: ServiceHost = await startServiceHost({
    ...(instance !== undefined && { instance: Number(instance) }),
    ephemeral: values.ephemeral,
    fsync: !values["no-fsync"],
    stateDir: values["state-dir"],
  });
  process.stdout.write(`REDIS_URL=${host.redisUrl}\nDATABASE_URL=${host.databaseUrl}\n`);
  await stopRequest;
  await host.stop();
}
