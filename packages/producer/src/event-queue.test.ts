import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventQueue } from "./event-queue.js";

describe("EventQueue", () => {
  it("hands out what was pushed, in order, whatever the mix of both", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 40, size: "max" }), (steps) => {
        const queue = new EventQueue<number>();
        const model: number[] = [];
        let next = 0;
        for (const step of steps) {
          for (let i = 0; i < step; i++) {
            queue.push(next);
            model.push(next++);
          }
          for (let i = 0; i > step; i--) if (queue.shift() !== model.shift()) expect.fail("out of order");
          expect(queue.length).toBe(model.length);
          expect(queue.peek()).toBe(model[0]);
        }
      }),
    );
  });
});
