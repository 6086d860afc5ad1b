import { createDatabase, freePort } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { expect, test } from "vitest";
import { runCommand } from "../../fixtures/run-command.js";

const { redisUrl: REDIS_URL, databaseUrl: DATABASE_URL } = testServices();
const nobody = await freePort();

/** Where nobody listens, with a password that must not be said. */
const away = (url: string) => {
  const changed = new URL(url);
  changed.port = String(nobody);
  changed.password = "geheim";
  return changed.href;
};

async function failure(args: readonly string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await runCommand(args, { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).not.toContain("geheim");
  expect(stderr.trimEnd()).not.toContain("\n");
  return stderr;
}

test("a server that is away is named, with what to do", async () => {
  const args = ["dead-letters", "replay"];
  expect(await failure(args, { REDIS_URL, DATABASE_URL: away(DATABASE_URL) })).toMatch(
    /^calltape: cannot replay dead letters: Postgres at .*ECONNREFUSED.*; run it again when Postgres is there/,
  );
  expect(await failure(["migrate"], { DATABASE_URL: away(DATABASE_URL) })).toContain(
    "cannot migrate: Postgres at",
  );
});

test("a schema that is not there is brought there by migrate, which is what is said", async () => {
  const empty = await createDatabase(DATABASE_URL);
  const said = await failure(["dead-letters", "replay"], { REDIS_URL, DATABASE_URL: empty.url });
  expect(said).toContain("calltape migrate");
  await empty.drop();
});
