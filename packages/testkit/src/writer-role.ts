import { readFile } from "node:fs/promises";
import pg from "pg";
import { projectFolder } from "./servers/project-folder.js";

/** Logs in, and may do what a worker needs and nothing else. */
const WRITER = "calltape_test_worker";

/**
 * Makes Calltape's roles on a server, and one that logs in as a writer with the
 * administrator's password. Resolves with what turns an address on that server
 * into the same one as that writer. Any number of processes may call it at once.
 */
export async function createWriter(adminUrl: string): Promise<(url: string) => string> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('calltape:test roles', 0))");
    await client.query(await readFile(`${projectFolder}/deploy/postgres/roles.sql`, "utf8"));
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [WRITER]);
    if (rowCount === 0) {
      const password = pg.escapeLiteral(decodeURIComponent(new URL(adminUrl).password));
      await client.query(`CREATE ROLE ${WRITER} LOGIN PASSWORD ${password} IN ROLE calltape_writer`);
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
  return (url) => {
    const asWriter = new URL(url);
    asWriter.username = WRITER;
    return asWriter.href;
  };
}
