import { cpus, release, totalmem } from "node:os";
import { Redis } from "ioredis";
import { withConnection } from "../measure/connect.js";
import { POSTGRES_SETTINGS, type Stage } from "../stage.js";

/** What figures depend on beside the program. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly redis: string;
  readonly settings: Readonly<Record<string, string>>;
}

export async function describeMachine({ postgres, redis }: Stage): Promise<Machine> {
  const { rows } = await withConnection(postgres.url, (client) =>
    client.query<{ version: string }>("SELECT current_setting('server_version') AS version"),
  );
  const client = new Redis(redis.url);
  const info = await client.info("server");
  client.disconnect();
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.versions.node,
    postgres: rows[0]?.version ?? "unknown",
    redis: /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown",
    settings: { ...POSTGRES_SETTINGS, fsync: "on", synchronous_commit: "on", appendfsync: "everysec" },
  };
}

export function machineLine(machine: Machine): string {
  const { processor, cores, memoryGiB, node, postgres, redis, settings } = machine;
  const set = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${cores} × ${processor}, ${memoryGiB} GiB; Node ${node}, Postgres ${postgres}, Redis ${redis}; ${set.join(", ")}`;
}
