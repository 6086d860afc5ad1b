import fc from "fast-check";
import { expect, it } from "vitest";
import type { EventDefinition } from "../events/event-definition.js";
import { upcast } from "./upcast.js";

const definition: EventDefinition = {
  type: "made.up",
  version: 4,
  upcasts: {
    1: ({ seconds, ...rest }) => ({ ...rest, ms: Number(seconds) * 1000 }),
    3: ({ ms, ...rest }) => ({ ...rest, duration_ms: ms }),
  },
  emittedWhen: "",
  fields: {},
  required: [],
  example: {},
};

it("an event of any version becomes one of the newest, a version that changed nothing included", () => {
  expect(upcast(definition, 1, { seconds: 2, a: 1 })).toEqual({ duration_ms: 2000, a: 1 });
  expect(upcast(definition, 2, { ms: 7 })).toEqual({ duration_ms: 7 });
  expect(upcast(definition, 3, { ms: 7 })).toEqual({ duration_ms: 7 });
  expect(upcast(definition, 4, { ms: 7 })).toEqual({ ms: 7 });
});

it("what is not an object is left for the validator to refuse", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.anything())), (data) => {
      expect(upcast(definition, 1, data)).toBe(data);
    }),
  );
});
