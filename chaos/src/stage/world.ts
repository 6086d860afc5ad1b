import type { PostgresServer, TcpProxy } from "@calltape/testkit";
import type { Crew } from "./crew.js";
import type { ForeignProducer } from "./foreign-producer.js";
import type { RedisPair } from "./redis-pair.js";
import type { SpoolDisk } from "./spool-disk.js";

/** A way to each server for each process, by the place of the process in its crew. */
export interface Links {
  readonly handler_links: readonly TcpProxy[];
  readonly worker_redis_links: readonly TcpProxy[];
  readonly worker_postgres_links: readonly TcpProxy[];
}

/** All that can be broken. */
export interface World {
  readonly redis: RedisPair;
  readonly postgres: PostgresServer;
  readonly databaseUrl: string;
  readonly links: Links;
  readonly handlers: Crew;
  readonly workers: Crew;
  readonly disk: SpoolDisk;
  readonly foreign: ForeignProducer;
}
