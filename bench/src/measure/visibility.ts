import type { Client } from "pg";
import { connect } from "./connect.js";

/** Which of the events are there. Looked up by the key, so that looking costs next to nothing. */
const VISIBLE = `
SELECT k.id FROM unnest($1::uuid[], $2::uuid[]) AS k(id, call_id),
  LATERAL (SELECT FROM call_events e WHERE e.call_id = k.call_id AND e.event_id = k.id LIMIT 1) AS stored`;
/** Between two looks, ms. */
const LOOK = 1;

interface Expected {
  readonly callId: string;
  readonly since: number;
}

/** Looks every millisecond from outside, as any reader of the tables would, for events that were appended. */
export class Visibility {
  readonly #client: Client;
  readonly #expected = new Map<string, Expected>();
  readonly #delays: number[] = [];
  readonly #looking: Promise<void>;
  #isEnding = false;

  private constructor(client: Client) {
    this.#client = client;
    this.#looking = this.#look();
  }

  static async watch(databaseUrl: string): Promise<Visibility> {
    return new Visibility(await connect(databaseUrl));
  }

  /** These events, as JSON, have just been appended. */
  expect(lines: readonly string[]): void {
    const since = performance.now();
    for (const line of lines) {
      const { id, call_id: callId } = JSON.parse(line) as { id: string; call_id: string };
      this.#expected.set(id, { callId, since });
    }
  }

  /** All delays, ms, ascending, once everything that was expected is there. */
  async end(): Promise<readonly number[]> {
    this.#isEnding = true;
    await this.#looking;
    await this.#client.end();
    return this.#delays.sort((a, b) => a - b);
  }

  async #look(): Promise<void> {
    while (!this.#isEnding || this.#expected.size > 0) {
      if (this.#expected.size > 0) await this.#lookOnce();
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  async #lookOnce(): Promise<void> {
    const asked = [...this.#expected];
    const { rows } = await this.#client.query<{ id: string }>({
      name: "visible",
      text: VISIBLE,
      values: [asked.map(([id]) => id), asked.map(([, { callId }]) => callId)],
    });
    const now = performance.now();
    for (const { id } of rows) {
      const expected = this.#expected.get(id);
      if (expected !== undefined) this.#delays.push(now - expected.since);
      this.#expected.delete(id);
    }
  }
}
