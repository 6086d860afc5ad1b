import fc from "fast-check";
import { expect, test } from "vitest";
import { sessionEndKey, sessionKey, streamKey } from "./keys.js";
import { slotOf } from "./slot-of.js";

test.each([
  // The specification's own example, and what CLUSTER KEYSLOT answers.
  ["123456789", 0x31c3],
  ["foo", 12182],
  ["calltape:{0}:events", 13907],
  ["calltape:{1}:events", 9842],
  ["{user1000}.following", 3443],
  ["user1000", 3443],
  ["foo{}{bar}", 8363],
  ["foo{{bar}}zap", 4015],
  ["foo{bar}{zap}", 5061],
  ["", 0],
])("of %s is %i", (key, slot) => {
  expect(slotOf(key)).toBe(slot);
});

test("of all keys of a shard, and of all keys of a session, is one", () => {
  expect(slotOf(streamKey("a", 7))).toBe(slotOf(streamKey("b:c", 7)));
  fc.assert(fc.property(fc.uuid(), (id) => slotOf(sessionKey("p", id)) === slotOf(sessionEndKey("p", id))));
});
