import type { PostgresOptions } from "./postgres.js";

/** The command line of a private Postgres whose cluster lies in `dir/data`. */
export function postgresArgs(
  dir: string,
  port: number,
  { fsync = true, settings = {} }: Pick<PostgresOptions, "fsync" | "settings">,
): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "256MB",
    max_wal_size: "4GB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    ...(!fsync && { fsync: "off", full_page_writes: "off" }),
    ...settings,
  };
  return ["-D", `${dir}/data`, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
