import { randomBytes } from "node:crypto";
import { type Child, createDatabase, type TestDatabase } from "@calltape/testkit";
import { calltape, type Environment, type Outcome, succeed } from "./calltape.js";
import { openStream, type Stream } from "./stream.js";

/** A migrated database and a stream of one's own, and the command line set to them. */
export interface Bench {
  readonly databaseUrl: string;
  readonly prefix: string;
  readonly stream: Stream;
  readonly env: Environment;
  /** Starts `calltape work`. */
  worker(env?: Environment): Child;
  /** Runs `calltape work --drain` to its end. */
  drain(env?: Environment): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Servers {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}

/** Set by whoever runs the tests, perhaps; an empty setting is an unset one. */
const UNSET = {
  CALLTAPE_SHARDS: "",
  CALLTAPE_BATCH_SIZE: "",
  CALLTAPE_CONSUMER: "",
  CALLTAPE_DEFAULT_REGION: "",
};

/** A migrated database of each server, by its address, to copy: migrating takes longer. */
const templates = new Map<string, Promise<TestDatabase>>();

async function migratedTemplate(adminUrl: string): Promise<TestDatabase> {
  const database = await createDatabase(adminUrl);
  await succeed(["migrate"], { DATABASE_URL: database.url });
  return database;
}

export async function openBench({ redisUrl, databaseUrl: adminUrl }: Servers): Promise<Bench> {
  const template = templates.get(adminUrl) ?? migratedTemplate(adminUrl);
  templates.set(adminUrl, template);
  const database = await createDatabase(adminUrl, { template: (await template).name });
  const prefix = `e2e-${randomBytes(6).toString("hex")}`;
  const env: Environment = {
    ...UNSET,
    REDIS_URL: redisUrl,
    DATABASE_URL: database.url,
    CALLTAPE_PREFIX: prefix,
    CALLTAPE_HTTP_PORT: "0",
    LOG_LEVEL: "info",
    LOG_FORMAT: "json",
  };
  const stream = await openStream(redisUrl, prefix);
  return {
    databaseUrl: database.url,
    prefix,
    stream,
    env,
    worker: (more) => calltape(["work"], { ...env, ...more }),
    drain: (more) => succeed(["work", "--drain"], { ...env, ...more }),
    close: async () => {
      stream.close();
      await database.drop();
    },
  };
}
