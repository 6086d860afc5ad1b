import { createRecorder } from "@calltape/producer";
import type { LogFields, Logger } from "@calltape/shared";
import { LedgerWriter } from "../ledger/ledger-writer.js";
import { seededRandom } from "../plan/seeded-random.js";
import { Conversation } from "./conversation.js";
import { EventAccount } from "./event-account.js";
import { BUFFER, CLOSE_MS, type HandlerOptions, SESSION_SECONDS } from "./handler-options.js";

/** Calls that go on at the same time. */
const CALLS = 6;
/** How often events are recorded, ms: some at once. */
const TICK_MS = 50;

const options = JSON.parse(process.argv[2] ?? "{}") as HandlerOptions;
const { writer, ledger, redisUrl, prefix, spool, spoolBytes, seed, rate } = options;

const say = (level: string) => (event: string, fields?: LogFields) => {
  if (event === "call_started" || event === "call_ended") return;
  process.stdout.write(`${JSON.stringify({ at: Date.now(), level, event, ...fields })}\n`);
};
const logger: Logger = {
  debug: () => undefined,
  info: say("info"),
  warning: say("warning"),
  error: say("error"),
};

const account = new EventAccount(writer, new LedgerWriter(ledger));
const recorder = createRecorder({
  redisUrl,
  prefix,
  logger: account.watch(logger),
  buffer: BUFFER,
  sessions: { ttlSeconds: SESSION_SECONDS },
  spool: { folder: spool, maxBytes: spoolBytes },
});
account.of(recorder);

const random = seededRandom(seed);
const begin = () => new Conversation(recorder, account.record, random);
const calls = Array.from({ length: CALLS }, begin);
let owed = 0;
const ticking = setInterval(() => {
  owed += (rate * TICK_MS) / 1_000;
  for (; owed >= 1; owed -= 1) {
    const place = random.whole(0, CALLS - 1);
    if (calls[place]?.step() === true) calls[place] = begin();
  }
}, TICK_MS);

const end = (timeoutMs?: number) => {
  clearInterval(ticking);
  for (const call of calls) call.end();
  void account.close(timeoutMs);
};
// In the middle of everything as any program would; in the end, when all is well again, until all is sent.
process.once("SIGTERM", () => end());
process.once("SIGINT", () => end(CLOSE_MS));
say("info")("handler_started", { writer });
