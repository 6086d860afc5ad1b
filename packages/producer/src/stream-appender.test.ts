import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command, CommandReply } from "./redis-connection.js";
import { StreamAppender } from "./stream-appender.js";

const replyError = (message: string) => Object.assign(new Error(message), { name: "ReplyError" });
const errors = {
  passing: replyError("OOM command not allowed when used memory > 'maxmemory'."),
  lost: new Error("Connection is closed."),
  refused: replyError("NOPERM this user has no permissions to run the 'eval' command"),
};
const events = (length: number) => Array.from({ length }, (_, index) => ({ json: String(index) }));

/** Answers scripts and appends as told, and keeps what it was told to append and said it had. */
function serverThat(answerScript: (events: number) => CommandReply, answerAppend: () => Error | null) {
  const scripts: string[][] = [];
  const appended: string[] = [];
  return {
    scripts,
    appended,
    run: async (commands: readonly Command[]): Promise<CommandReply[]> =>
      commands.map(([name, ...args]) => {
        if (name === "EVAL") {
          const texts = args.slice(3).map(String);
          scripts.push(texts);
          const [error, value] = answerScript(texts.length);
          if (error === null) appended.push(...texts.slice(0, Number(value)));
          return [error, value];
        }
        const error = answerAppend();
        if (error === null) appended.push(String(args[3]));
        return [error, "1-1"];
      }),
  };
}

describe("StreamAppender", () => {
  it("tells of each event what became of it, whatever is answered to the script and to what follows it", async () => {
    const error = fc.constantFrom(...Object.values(errors));
    const script = fc.oneof(
      error.map((each) => ({ error: each, share: 0 })),
      fc.double({ min: 0, max: 1, noNaN: true }).map((share) => ({ error: null, share })),
    );
    const answers = fc.array(fc.option(error, { freq: 3 }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), script, answers, async (length, reply, each) => {
        let next = 0;
        const server = serverThat(
          (given) => [reply.error, Math.floor(reply.share * given)],
          () => each[next++] ?? null,
        );
        const given = events(length);
        const replies = await new StreamAppender(server).append("stream", given);
        expect(replies).toHaveLength(length);
        const written = given.filter((_, index) => replies[index] === null).map(({ json }) => json);
        expect(written).toEqual(server.appended);
      }),
    );
  });

  it("leaves alone what may have been appended, or will be taken later", async () => {
    for (const error of [errors.lost, errors.passing]) {
      const server = serverThat(
        () => [error],
        () => null,
      );
      expect(await new StreamAppender(server).append("stream", events(3))).toEqual([error, error, error]);
      expect(server.appended).toEqual([]);
    }
  });

  it("asks for no more scripts where only they are refused, until there is a new connection", async () => {
    const server = serverThat(
      () => [errors.refused],
      () => null,
    );
    const appender = new StreamAppender(server);
    for (let batch = 0; batch < 5; batch++) await appender.append("stream", events(3));
    expect(server.scripts).toHaveLength(1);
    expect(server.appended).toHaveLength(15);
    appender.connected();
    await appender.append("stream", events(3));
    expect(server.scripts).toHaveLength(2);
  });

  it("goes on with scripts where what they do is refused as well", async () => {
    const server = serverThat(
      () => [errors.refused],
      () => errors.refused,
    );
    const appender = new StreamAppender(server);
    for (let batch = 0; batch < 5; batch++) await appender.append("stream", events(3));
    expect(server.scripts).toHaveLength(5);
  });
});
