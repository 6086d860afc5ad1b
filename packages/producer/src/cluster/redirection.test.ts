import { COUNT_LIVE_SESSIONS } from "@calltape/shared";
import { expect, test } from "vitest";
import { SessionCommands } from "../sessions/session-commands.js";
import { keyOf } from "./key-of.js";
import { redirectionOf } from "./redirection.js";

const hostOf = () => "10.0.0.1";

test.each([
  ["MOVED 3999 10.0.0.7:6381", { slot: 3999, address: "10.0.0.7:6381", isAsking: false }],
  ["ASK 3999 10.0.0.7:6381", { slot: 3999, address: "10.0.0.7:6381", isAsking: true }],
  ["MOVED 1 fe80::1:6381", { slot: 1, address: "fe80::1:6381", isAsking: false }],
  ["MOVED 3999 :6381", { slot: 3999, address: "10.0.0.1:6381", isAsking: false }],
])("%s leads elsewhere", (message, to) => {
  expect(redirectionOf(new Error(message), hostOf)).toEqual(to);
});

test.each(["CLUSTERDOWN The cluster is down", "TRYAGAIN Multiple keys", "OOM", "MOVED elsewhere"])(
  "%s leads nowhere",
  (message) => {
    expect(redirectionOf(new Error(message), hostOf)).toBeUndefined();
  },
);

test("an answer leads nowhere", () => {
  expect(redirectionOf(null, hostOf)).toBeUndefined();
});

test("every command goes by its first key", () => {
  const commands = new SessionCommands("p");
  const session = /^p:session(-end)?:\{one\}$/;
  for (const command of [...commands.read("one"), commands.write("one", 1, {}), commands.exists("one")]) {
    expect(keyOf(command)).toMatch(session);
  }
  expect(keyOf(commands.remove("one", 1, { version: 1, tape: "" }))).toMatch(session);
  for (const command of [commands.count(), commands.leave(["one"]), commands.enter([])]) {
    expect(keyOf(command)).toBe("p:sessions");
  }
  expect(keyOf(["XADD", "p:{0}:events", "*", "event", "{}"])).toBe("p:{0}:events");
  expect(keyOf(["EVAL", COUNT_LIVE_SESSIONS, 1, "p:sessions"])).toBe("p:sessions");
});
