import fc from "fast-check";
import { expect, test } from "vitest";
import { readableEvent } from "./readable-event.js";
import { streamFor } from "./replay-dead-letters.js";

test("any JSON is read as what it says", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readableEvent(Buffer.from(text))).toEqual({ form: "json", value: JSON.parse(text), text });
    }),
  );
});

test("any bytes can be told of: as JSON, as text or as bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      expect(["json", "text", "bytes"]).toContain(readableEvent(Buffer.from(bytes)).form);
    }),
  );
  expect(readableEvent(Buffer.from([0xff, 0]))).toEqual({ form: "bytes", hex: "ff00" });
  expect(readableEvent(Buffer.from("нічого"))).toEqual({ form: "text", text: "нічого" });
});

test("a letter goes back to its stream as long as that is read, and else to one that is", () => {
  const streams = ["calltape:{0}:events", "calltape:{1}:events"];
  expect(streamFor("calltape:{1}:events", streams)).toBe("calltape:{1}:events");
  expect(streamFor("calltape:{7}:events", streams)).toBe("calltape:{0}:events");
});
