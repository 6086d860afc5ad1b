import type { TestProject } from "vitest/node";
import { type Services, startServices } from "../servers/start-services.js";

interface SharedServices {
  readonly services: Promise<Services>;
  users: number;
}

// Each vitest project runs this on its own, maybe from a copy of this module of its own; they share the servers.
const KEY = Symbol.for("calltape.testkit.services");
const shared = globalThis as unknown as Record<symbol, SharedServices | undefined>;

export async function setup(project: TestProject): Promise<void> {
  const entry = shared[KEY] ?? { services: startServices({ ephemeral: true, fsync: false }), users: 0 };
  shared[KEY] = entry;
  entry.users += 1;
  const { redisUrl, databaseUrl } = await entry.services;
  project.provide("redisUrl", redisUrl);
  project.provide("databaseUrl", databaseUrl);
}

export async function teardown(): Promise<void> {
  const entry = shared[KEY];
  if (entry === undefined) return;
  entry.users -= 1;
  if (entry.users > 0) return;
  shared[KEY] = undefined;
  await (await entry.services).stop();
}
