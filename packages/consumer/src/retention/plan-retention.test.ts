import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths } from "../partitions/month.js";
import type { Partition } from "../partitions/read-partitions.js";
import { planRetention } from "./plan-retention.js";
import { RETAINED_TABLES } from "./retained-table.js";

const start = (month: string) => new Date(`${month}-01T00:00:00Z`);
const month = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);
const table = fc.constantFrom(...RETAINED_TABLES);

const partition = fc
  .record({
    table,
    month,
    state: fc.constantFrom("attached" as const, "detaching" as const, "detached" as const),
    isMarked: fc.boolean(),
  })
  .map(
    (known): Partition => ({
      ...known,
      name: `${known.table}_${known.month.replace("-", "_")}`,
      schema: "public",
      estimatedRows: 1,
      bytes: 1,
    }),
  );
const floor = fc.date({ min: start("2019-01"), max: start("2032-01"), noInvalidDate: true });
const floors = fc.dictionary(table, floor, { noNullPrototype: true });

test("a partition goes as a whole exactly when all of it lies below its table's floor", () => {
  fc.assert(
    fc.property(fc.array(partition), floors, (partitions, at) => {
      const gone = planRetention(partitions, at).filter(({ what }) => what === "partition");
      for (const one of partitions) {
        const limit = at[one.table];
        const isBelow = limit !== undefined && start(addMonths(one.month, 1)) <= limit;
        const isOurs = one.state === "attached" || one.isMarked;
        expect(gone.some((removal) => removal.partition === one)).toBe(isBelow && isOurs);
      }
    }),
  );
});

test("rows are deleted only from the month that the floor cuts", () => {
  fc.assert(
    fc.property(fc.array(partition), floors, (partitions, at) => {
      for (const removal of planRetention(partitions, at).filter(({ what }) => what === "rows")) {
        expect(start(removal.partition.month) < removal.floor).toBe(true);
        expect(start(addMonths(removal.partition.month, 1)) > removal.floor).toBe(true);
        expect(removal.partition.state).toBe("attached");
      }
    }),
  );
});

test("what is half gone is finished before anything else is begun, and then the oldest", () => {
  fc.assert(
    fc.property(fc.array(partition), floors, (partitions, at) => {
      const order = planRetention(partitions, at).map(
        ({ partition: { state, month: of } }) =>
          `${["detaching", "detached", "attached"].indexOf(state)} ${of}`,
      );
      expect(order).toEqual([...order].sort());
    }),
  );
});
