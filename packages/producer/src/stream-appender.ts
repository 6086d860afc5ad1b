import { EVENT_FIELD } from "@calltape/shared";
import { APPEND_SCRIPT } from "./append-script.js";
import type { Command, CommandReply } from "./redis-connection.js";
import { replyVerdict } from "./reply-verdict.js";

/** What came back for each event: `null` if it was written. */
export type Reply = Error | null;

/** What it needs of the connection. */
export interface AppendConnection {
  run(commands: readonly Command[]): Promise<readonly CommandReply[]>;
}

type Events = readonly { readonly json: string }[];

/**
 * Appends events to streams, a batch as one command: a script with one reply.
 * What a command and its reply cost, here and in Redis, is then paid once per
 * batch and not once per event.
 *
 * A script that is refused for good may be refused for being one (a user who may
 * only XADD, a proxy that knows no scripts): its events are sent one by one.
 * Where that goes well, scripts are left alone until the next connection.
 */
export class StreamAppender {
  readonly #connection: AppendConnection;
  #refusesScripts = false;

  constructor(connection: AppendConnection) {
    this.#connection = connection;
  }

  /** There is a new connection, maybe to a server that takes scripts. */
  connected(): void {
    this.#refusesScripts = false;
  }

  /** Appends events, and returns what came back for each. Never rejects. */
  async append(key: string, events: Events): Promise<readonly Reply[]> {
    if (this.#refusesScripts || events.length === 1) return this.#appendEach(key, events);
    const command: Command = ["EVAL", APPEND_SCRIPT, 1, key, ...events.map(({ json }) => json)];
    const [reply] = await this.#connection.run([command]);
    const [error, value] = reply ?? [new Error("the script came back without a reply")];
    if (error !== null && replyVerdict(error) !== "misconfigured") return events.map(() => error);
    const appended = error === null ? Number(value) : 0;
    const written = events.slice(0, appended).map(() => null);
    if (written.length === events.length) return written;
    const rest = await this.#appendEach(key, events.slice(appended));
    this.#refusesScripts = rest.every((each) => each === null);
    return [...written, ...rest];
  }

  async #appendEach(key: string, events: Events): Promise<readonly Reply[]> {
    const replies = await this.#connection.run(
      events.map(({ json }): Command => ["XADD", key, "*", EVENT_FIELD, json]),
    );
    return replies.map(([error]) => error);
  }
}
