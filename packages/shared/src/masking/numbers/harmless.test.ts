import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPersonalData } from "../mask-personal-data.js";

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const time = fc.date({ min: new Date("2002-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, "0");
const thousands = (value: number, mark: string) => String(value).replace(/\B(?=(\d{3})+$)/g, mark);
const octet = fc.integer({ min: 0, max: 255 });

/** Every group as likely of digits alone or of letters alone: what a UUID made at random hardly ever has. */
const hexGroup = (length: number) =>
  fc
    .constantFrom("0123456789", "abcdef", "0123456789abcdef")
    .chain((letters) =>
      fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: length }),
    );
const uuid = fc.tuple(...[8, 4, 4, 4, 12].map(hexGroup)).map((groups) => groups.join("-"));

const harmless: Record<string, fc.Arbitrary<string>> = {
  UUIDs: fc.uuid(),
  "UUIDs of digits and letters by groups": uuid,
  "ends of UUIDs": uuid.map((id) => id.slice(9)).filter((id) => /^\d*(?:[a-f]\d|\d[a-f])/.test(id)),
  "SIP call ids": uuid.map((id) => `${id}@pbx.example.net`),
  "times in ISO form": time.map((date) => date.toISOString()),
  "times with a blank": time.map((date) => date.toISOString().replace("T", " ").replace(".", ",")),
  "dates with dots": time.map(
    (date) =>
      `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()} ${two(date.getUTCHours())}:05`,
  ),
  "dates with slashes": time.map(
    (date) => `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`,
  ),
  "epochs in seconds": time.map((date) => String(Math.floor(date.getTime() / 1_000))),
  "ids of stream entries": time.map((date) => `${date.getTime()}-0`),
  prices: fc
    .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(" ", "\u00a0", ",", ""))
    .map(([value, mark]) => `${thousands(value, mark)}${mark === "," ? ".50" : ",50"} грн`),
  "tyre sizes": fc
    .tuple(fc.integer({ min: 13, max: 35 }), fc.integer({ min: 3, max: 8 }), fc.integer({ min: 12, max: 24 }))
    .map(([width, profile, rim]) => `${width}5/${profile}5 R${rim} 9${profile}T`),
  "IP addresses": fc
    .tuple(octet, octet, octet, octet, fc.integer({ min: 1, max: 65_535 }))
    .map(([a, b, c, d, port]) => `${a}.${b}.${c}.${d}:${port}`),
  "IPv6 addresses": fc.ipV6(),
  "trace ids": fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
  "git hashes": fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 40 }),
  "order numbers": digits(5).map((number) => `№ ${number}`),
  "orders with a key": digits(10).map((number) => `order_id=${number}`),
  "SKUs with a key": digits(10).map((number) => `"sku":"${number}"`),
  barcodes: digits(12).map((number) => `EAN 4${number}`),
  "numbers of Нова Пошта": digits(10).map((number) => `ТТН 2045${number}`),
  versions: fc.tuple(octet, octet, octet).map(([a, b, c]) => `v${a}.${b}.${c}`),
  coordinates: fc.tuple(digits(4), digits(6)).map(([a, b]) => `50.${a}, 30.${b}`),
  durations: fc.integer({ min: 0, max: 9_999_999 }).map((value) => `took ${value} ms`),
  bytes: fc.integer({ min: 0 }).map((value) => `read ${value} bytes`),
};

describe("what is nobody's number", () => {
  it.each(Object.entries(harmless))("%s stay as they are", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom("", "caller waited, ", "at ", '{"value":"'), (value, before) => {
        expect(maskPersonalData(`${before}${value}`)).toBe(`${before}${value}`);
      }),
      { numRuns: 500 },
    );
  });
});
