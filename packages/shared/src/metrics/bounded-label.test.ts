import fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedLabel, MAX_LABEL_VALUES } from "./bounded-label.js";

test("keeps ordinary names as they are", () => {
  const label = new BoundedLabel();
  for (const name of ["search_tires", "503", "customer_request", "просить оператора", "other", "unknown"]) {
    expect(label.of(name)).toBe(name);
  }
});

test("takes names that differ in spaces alone for one", () => {
  const label = new BoundedLabel();
  for (const name of ["a b", " a b", "a\t\nb ", "a\u0000 b"]) expect(label.of(name)).toBe("a b");
});

test("calls what is empty unknown", () => {
  for (const empty of ["", "  ", "\u200b\n"]) expect(new BoundedLabel().of(empty)).toBe("unknown");
});

test("shows nobody's number or address", () => {
  const label = new BoundedLabel();
  for (const personal of ["call back +380671234567", "0671234567", "olena@example.com"]) {
    expect(label.of(personal)).toBe("other");
  }
});

test("keeps so many values apart and no more, each of them short, whatever comes", () => {
  // Any UTF-16 unit, so also half a surrogate pair.
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  const value = fc.oneof(fc.string({ unit, maxLength: 80 }), fc.nat(1_000).map(String));
  fc.assert(
    fc.property(fc.array(value, { minLength: 90, maxLength: 300, size: "max" }), (values) => {
      const label = new BoundedLabel();
      const first = values.map((given) => label.of(given));
      const kept = new Set(first);
      kept.delete("other");
      kept.delete("unknown");
      expect(kept.size).toBeLessThanOrEqual(MAX_LABEL_VALUES);
      // What was kept once is short, and stays under the same name.
      const isKeptWell = (name: string) =>
        Array.from(name).length <= 64 && name === name.trim() && label.of(name) === name;
      expect([...kept].filter((name) => !isKeptWell(name))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("counts what comes after the last value kept as other", () => {
  const label = new BoundedLabel();
  for (let number = 0; number < MAX_LABEL_VALUES; number++) expect(label.of(`t${number}`)).toBe(`t${number}`);
  expect(label.of("one too many")).toBe("other");
  expect(label.of("t0")).toBe("t0");
});
