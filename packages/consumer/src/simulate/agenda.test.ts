import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "./agenda.js";

test("gives back what is due first, and of two at once the one entered first", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const agenda = new Agenda<{ at: number; entered: number }>();
      const items = times.map((at, entered) => ({ at, entered }));
      for (const item of items) agenda.add(item.at, item);
      const expected = [...items].sort((a, b) => a.at - b.at || a.entered - b.entered);
      for (const item of expected) {
        expect(agenda.nextAt).toBe(item.at);
        expect(agenda.take()).toBe(item);
      }
      expect(agenda.size).toBe(0);
    }),
  );
});

test("keeps its order while entries come and go", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (moves) => {
      const agenda = new Agenda<number>();
      const held: number[] = [];
      for (const at of moves) {
        if (at !== null) {
          agenda.add(at, at);
          held.push(at);
          held.sort((a, b) => a - b);
        } else expect(agenda.take()).toBe(held.shift());
      }
    }),
  );
});

test("an empty one is never due", () => {
  const agenda = new Agenda<string>();
  expect(agenda.nextAt).toBe(Number.POSITIVE_INFINITY);
  expect(agenda.take()).toBeUndefined();
});
