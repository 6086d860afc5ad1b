import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventQueue } from "./event-queue.js";

// Letters of one, two and three bytes, and of two UTF-16 units; some events are empty.
const TEXTS = ["", '{"a":1}', '{"слово":"їжак"}', '{"€":"🙂"}'];
const event = (position: number) => ({
  json: TEXTS[position % TEXTS.length] ?? "",
  bytes: position * 3,
  position,
});

describe("EventQueue", () => {
  it("hands out what was pushed, whole and in order, whatever the mix of both", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_500, max: 2_000 }), { maxLength: 40, size: "max" }),
        (steps) => {
          const queue = new EventQueue();
          let pushed = 0;
          let taken = 0;
          for (const step of steps) {
            for (let i = 0; i < step; i++) queue.push(event(pushed++));
            for (let i = 0; i > step; i--) {
              const expected = taken < pushed ? event(taken++) : undefined;
              if (!isDeepStrictEqual(queue.shift(), expected)) expect.fail(`event ${taken} came out wrong`);
            }
            expect(queue.length).toBe(pushed - taken);
            expect(queue.peek()).toEqual(taken < pushed ? event(taken) : undefined);
          }
        },
      ),
    );
  });
});
