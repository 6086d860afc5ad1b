import { basename, dirname } from "node:path";
import type { RedisSource } from "./find-redis.js";
import type { RedisOptions } from "./redis.js";

export interface RedisCommand {
  readonly command: string;
  readonly args: string[];
}

/** The command line of a private Redis whose data and log lie in `dir`. */
export function redisCommand(
  source: RedisSource,
  dir: string,
  port: number,
  { config = {}, replicaOf }: Pick<RedisOptions, "config" | "replicaOf">,
): RedisCommand {
  const settings: Record<string, string> = {
    appendonly: "yes",
    appendfsync: "everysec",
    "maxmemory-policy": "noeviction",
    save: "",
    // A leftover server is recognised by the folder on its command line, which a title would replace.
    "set-proc-title": "no",
    // Replicas are followed at once; by default a primary waits 5 s for more of them.
    "repl-diskless-sync-delay": "0",
    ...(replicaOf !== undefined && { replicaof: `${replicaOf.host ?? "127.0.0.1"} ${replicaOf.port}` }),
    ...config,
  };
  const common = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, ...words(name, value)]);
  if (source.kind === "binary") {
    const own = ["--port", String(port), "--bind", "127.0.0.1", "--dir", `${dir}/data`];
    return { command: source.path, args: [...own, "--daemonize", "no", ...common] };
  }
  // The engine publishes the port on the loopback interface alone, so inside its network Redis may listen to all.
  const uid = process.getuid?.() ?? 0;
  const container = `calltape-${basename(dirname(dir))}-${port}`;
  const engine = [
    "run",
    "--rm",
    "--init",
    "--name",
    container,
    "--user",
    `${uid}:${process.getgid?.() ?? 0}`,
  ];
  const links = ["-p", `127.0.0.1:${port}:6379`, "-v", `${dir}/data:/data`, source.image];
  const own = ["redis-server", "--port", "6379", "--protected-mode", "no", "--dir", "/data"];
  return { command: "docker", args: [...engine, ...links, ...own, ...common] };
}

/** `save ""` is one empty word; `replicaof host port` is two. */
function words(name: string, value: string): string[] {
  return name === "replicaof" || name === "client-output-buffer-limit" ? value.split(" ") : [value];
}
