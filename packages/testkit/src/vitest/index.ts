import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    redisUrl: string;
    databaseUrl: string;
  }
}

export interface TestServices {
  readonly redisUrl: string;
  /** Leads to the database `calltape`, as a superuser; see createDatabase for one of your own. */
  readonly databaseUrl: string;
}

/** The servers that all tests of the projects `int` and `e2e` share. */
export function testServices(): TestServices {
  return { redisUrl: inject("redisUrl"), databaseUrl: inject("databaseUrl") };
}
