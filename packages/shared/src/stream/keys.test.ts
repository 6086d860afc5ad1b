import { expect, test } from "vitest";
import {
  DEFAULT_PREFIX,
  PREFIX_PATTERN,
  sessionEndKey,
  sessionIndexKey,
  sessionKey,
  streamKey,
  streamKeys,
} from "./keys.js";

test("a shard's number is the hash tag of its stream", () => {
  expect(streamKey(DEFAULT_PREFIX, 0)).toBe("calltape:{0}:events");
  expect(streamKeys("shop", 3)).toEqual(["shop:{0}:events", "shop:{1}:events", "shop:{2}:events"]);
});

test("a call's id is the hash tag of its session", () => {
  expect(sessionKey("calltape", "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090")).toBe(
    "calltape:session:{0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090}",
  );
});

test("what is left of a session lies in its slot, and the index beside them", () => {
  expect(sessionEndKey("shop", "a")).toMatch(/\{a\}$/);
  expect(sessionIndexKey("shop")).toBe("shop:sessions");
});

test("a prefix has no braces, which would move the hash tag", () => {
  expect(PREFIX_PATTERN.test("prod:calltape_1.eu-west")).toBe(true);
  for (const prefix of ["", "{a}", "a b", "a\n", "я"]) expect(PREFIX_PATTERN.test(prefix)).toBe(false);
});
