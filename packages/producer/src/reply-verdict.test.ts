import { describe, expect, it } from "vitest";
import { replyVerdict } from "./reply-verdict.js";

const reply = (message: string) => Object.assign(new Error(message), { name: "ReplyError" });
const clientError = (message: string, name = "Error") => Object.assign(new Error(message), { name });

describe("replyVerdict", () => {
  it("takes the absence of an error for written", () => {
    expect(replyVerdict(null)).toBe("written");
  });

  it.each([
    "OOM command not allowed when used memory > 'maxmemory'.",
    "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
    "READONLY You can't write against a read only replica.",
    "NOREPLICAS Not enough good replicas to write.",
    "LOADING Redis is loading the dataset in memory",
    "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
    "CLUSTERDOWN The cluster is down",
    "TRYAGAIN Multiple keys request during rehashing of slot",
    "MOVED 3999 127.0.0.1:6381",
    "ASK 3999 127.0.0.1:6381",
    "BUSY Redis is busy running a script.",
  ])("retries what was not executed and will be: %s", (message) => {
    expect(replyVerdict(reply(message))).toBe("retry");
  });

  it.each([
    clientError("Connection is closed."),
    clientError("Socket timeout. Expecting data, but didn't receive any in 5000ms."),
    clientError("Command timed out"),
    clientError("Reached the max retries per request limit (which is 0).", "MaxRetriesPerRequestError"),
    clientError("Command aborted due to connection close", "AbortError"),
    clientError("read ECONNRESET"),
  ])("does not know what became of it after: $message", (error) => {
    expect(replyVerdict(error)).toBe("unknown");
  });

  it("knows that what the client never wrote to the socket was not executed", () => {
    expect(replyVerdict(clientError("Stream isn't writeable and enableOfflineQueue options is false"))).toBe(
      "retry",
    );
  });

  it.each([
    "NOAUTH Authentication required.",
    "WRONGPASS invalid username-password pair or user is disabled.",
    "NOPERM this user has no permissions to run the 'xadd' command",
    "WRONGTYPE Operation against a key holding the wrong kind of value",
    "CROSSSLOT Keys in request don't hash to the same slot",
    "ERR unknown command 'XADD'",
    "SOMETHINGNEW that nobody has heard of",
    "no code at all",
  ])("takes what repeats until somebody repairs it for a misconfiguration: %s", (message) => {
    expect(replyVerdict(reply(message))).toBe("misconfigured");
  });
});
