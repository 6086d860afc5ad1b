import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPersonalData } from "./mask-personal-data.js";

const fragments = fc.constantFrom(
  "+380671234567",
  "067 123 45 67",
  "нуль шістдесят сім сто двадцять три сорок п'ять шістдесят сім",
  "тел.",
  "телефон",
  "номер",
  "call me at",
  "замовлення",
  "order_id=",
  "phone=",
  '{"phone":"',
  "0671234567",
  "48501234567",
  "1234567",
  "1732380000000-0",
  "2026-11-23T14:05:01.123Z",
  "205/55 R16",
  "12 450 грн",
  "019a1c2e-7b11-7234-8567-0242ac120002",
  "4111 1111 1111 1111",
  "UA213223130000026007233566001",
  "ivan+tag@ukr.net",
  "%40",
  "@",
  "https://x.ua/?name=Ivan&phone=0671234567",
  "redis://user:secret@10.0.0.5:6379",
  "sip:",
  "+",
  "%2B",
  "(",
  ")",
  "-",
  " ",
  ", ",
  ".",
  "***",
  "доб. 12",
  "сім",
  "double",
);

describe("maskPersonalData", () => {
  it.each([
    [
      '{"caller_phone":"+380671234567","email":"a@b.co","url":"redis://u:secret@h:6379","id":1042}',
      '{"caller_phone":"+380***567","email":"***@***","url":"redis://u:***@h:6379","id":1042}',
    ],
    [
      "GET https://x.ua/cb?phone=0671234567&name=%D0%9E%D0%BB&email=a@b.co&page=2",
      "GET https://x.ua/cb?phone=+380***567&name=***&email=***@***&page=2",
    ],
    ["картка 4111 1111 1111 1111, рахунок UA213223130000026007233566001", "картка ***1111, рахунок UA***"],
    ["sip:+380671234567@sip.example.com:5060", "sip:+380***567@sip.example.com:5060"],
    // The address shows only when the words beside it are masked.
    ["ivan@ukr.net8нуль шістдесят сім сто двадцять три сорок п'ять шістдесят сім", "***@***+380***567"],
    ["", ""],
  ])("makes %j %j", (given, masked) => {
    expect(maskPersonalData(given)).toBe(masked);
  });

  it("changes nothing in what is masked already", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragments, fc.string({ maxLength: 6 })), { maxLength: 8 }),
        fc.boolean(),
        (parts, apart) => {
          const once = maskPersonalData(parts.join(apart ? " " : ""));
          expect(maskPersonalData(once)).toBe(once);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("masks what is known of the call wherever it appears", () => {
    const known = { phones: ["+48 501 234 567", "0671234567"], names: [] };
    const masked = (text: string) => maskPersonalData(text, known);
    expect(masked("sku=48501234567")).toBe("sku=+48***567");
    expect(masked("a501234567b 501.234.567")).toBe("a+48***567b +48***567");
    expect(masked("order_id=671234567 №0671234567 380671234567")).toBe(
      "order_id=+380***567 №+380***567 +380***567",
    );
    expect(masked("rec-20261123671234567")).toBe("rec-20261123+380***567");
    expect(masked("id 501234568")).toBe("id 501234568");
    expect(masked("+48***567")).toBe("+48***567");
  });
});
