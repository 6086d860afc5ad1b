import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { anyText } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stylesOf } from "./styles.js";
import { type Column, table } from "./table.js";

interface Row {
  readonly name: string;
  readonly count: string;
  readonly text: string;
}

const columns: readonly Column<Row>[] = [
  { title: "name", value: ({ name }) => name },
  { title: "count", value: ({ count }) => count, align: "right" },
  { title: "text", value: ({ text }) => text, grows: true },
];
const nowhere = stylesOf({ env: {} }, new PassThrough());
const screen = (width: number, env = {}) =>
  stylesOf({ env }, Object.assign(new PassThrough(), { isTTY: true, columns: width }));
const row = { name: "a", count: "12", text: "" };

test("rows stand under their titles, numbers to the right", () => {
  expect(table([row, { name: "long name", count: "1,200", text: "так" }], columns, nowhere)).toBe(
    ["NAME       COUNT  TEXT", "a             12", "long name  1,200  так"].join("\n"),
  );
});

test("on a screen a long text is broken between words, elsewhere a row is a line", () => {
  const text = "Є три варіанти на R16, показати найдешевший?";
  const narrow = stripVTControlCharacters(table([{ ...row, text }], columns, screen(40))).split("\n");
  expect(narrow.length).toBeGreaterThan(2);
  for (const line of narrow) expect(line.length).toBeLessThanOrEqual(40);
  expect(table([{ ...row, text }], columns, nowhere).split("\n")).toHaveLength(2);
});

test("there are colours on a screen, and none elsewhere, with NO_COLOR, or on a dumb terminal", () => {
  const coloured = (styles: ReturnType<typeof screen>) =>
    table([row], [{ title: "name", value: ({ name }) => name, paint: styles.red }], styles).includes(
      "\u001b",
    );
  expect(coloured(screen(80))).toBe(true);
  expect(coloured(screen(80, { NO_COLOR: "" }))).toBe(true);
  expect([nowhere, screen(80, { NO_COLOR: "1" }), screen(80, { TERM: "dumb" })].map(coloured)).toEqual([
    ...[false, false, false],
  ]);
});

test("whatever stands in a cell, a row is one line where there is no screen", () => {
  const text = anyText();
  fc.assert(
    fc.property(fc.array(fc.record({ name: text, count: text, text })), (rows) => {
      expect(table(rows, columns, nowhere).split("\n")).toHaveLength(rows.length + 1);
    }),
  );
});
