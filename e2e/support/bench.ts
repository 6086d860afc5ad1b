import { randomBytes } from "node:crypto";
import { type Child, createDatabase, createWriter, type TestDatabase } from "@calltape/testkit";
import { calltape, type Environment, type Outcome, succeed } from "./calltape.js";
import { openStream, type Stream } from "./stream.js";

/** A migrated database and a stream of one's own, and the command line set to them. */
export interface Bench {
  readonly databaseUrl: string;
  readonly prefix: string;
  readonly stream: Stream;
  readonly env: Environment;
  /** Starts `calltape work`, as a role that may do what a worker needs and nothing else. */
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

interface Template {
  /** Migrated, to copy: migrating takes longer. */
  readonly database: TestDatabase;
  /** Turns an address on the server into the same one as a role that is only a writer. */
  readonly asWriter: (url: string) => string;
}

/** One for each server, by its address. */
const templates = new Map<string, Promise<Template>>();

async function makeTemplate(adminUrl: string): Promise<Template> {
  // First the roles: migrating gives rights to those that are there.
  const asWriter = await createWriter(adminUrl);
  const database = await createDatabase(adminUrl);
  await succeed(["migrate"], { DATABASE_URL: database.url });
  return { database, asWriter };
}

export async function openBench({ redisUrl, databaseUrl: adminUrl }: Servers): Promise<Bench> {
  const made = templates.get(adminUrl) ?? makeTemplate(adminUrl);
  templates.set(adminUrl, made);
  const template = await made;
  const database = await createDatabase(adminUrl, { template: template.database.name });
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
  const workerEnv = (more: Environment = {}): Environment => {
    const { DATABASE_URL = database.url } = more;
    return { ...env, ...more, DATABASE_URL: template.asWriter(DATABASE_URL) };
  };
  return {
    databaseUrl: database.url,
    prefix,
    stream,
    env,
    worker: (more) => calltape(["work"], workerEnv(more)),
    drain: (more) => succeed(["work", "--drain"], workerEnv(more)),
    close: async () => {
      stream.close();
      await database.drop();
    },
  };
}
