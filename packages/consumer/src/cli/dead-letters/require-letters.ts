import type { Pool } from "../../db/pool.js";
import { readLetters } from "../../dead-letters/read-dead-letters.js";

/** Refuses ids of letters that are not there, or not open. */
export async function requireLetters(pool: Pool, ids: readonly string[], again: boolean): Promise<void> {
  const found = await readLetters(pool, { ids, state: "any" }, ids.length);
  const byId = new Map(found.map((letter) => [letter.id, letter]));
  for (const id of ids) {
    const letter = byId.get(id);
    if (letter === undefined)
      throw new Error(`there is no dead letter ${id}: see calltape dead-letters list`);
    if (again || letter.resolved_at === null) continue;
    const when = letter.resolved_at.toISOString();
    throw new Error(
      `dead letter ${id} was ${letter.resolution} at ${when}; to send it once more add --again to replay`,
    );
  }
}
