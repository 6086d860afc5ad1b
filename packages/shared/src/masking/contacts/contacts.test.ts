import { describe, expect, it } from "vitest";
import { maskEmails } from "./mask-emails.js";
import { maskIbans } from "./mask-ibans.js";
import { maskQueryParameters, maskUrlCredentials } from "./mask-url-secrets.js";

describe("maskEmails", () => {
  it.each([
    ["olena.kovalenko@gmail.com", "***@***"],
    ["mailto:ivan+tag@ukr.net", "mailto:***@***"],
    ["?email=ivan%40gmail.com&x=1", "?email=***@***&x=1"],
    ["?next=email%3Divan%2Btag%40gmail.com%26x", "?next=email%3D***@***%26x"],
    ["Олена <олена@пошта.укр>", "Олена <***@***>"],
    ['"ivan petrenko"@example.com', "***@***"],
    ['{"email":"a@b.co","id":1}', '{"email":"***@***","id":1}'],
    ["'a@b.co', b@c.org.", "'***@***', ***@***."],
    ["0671234567@gmail.com", "***@***"],
    ["ivan@xn--80ak6aa92e.xn--j1amh", "***@***"],
  ])("masks %j as %j", (given, masked) => {
    expect(maskEmails(given)).toBe(masked);
  });

  it.each([
    "lodash@4.17.21",
    ".pnpm/pg@8.11.3/node_modules",
    "git@github.com:calltape/calltape.git",
    "icon@2x.png",
    "sip:1001@pbx.example.com",
    "Call-ID: a84b4c76e66710@pc33.atlanta.com",
    '"call_id":"a84b4c76e66710@pc33.atlanta.com"',
    "Message-ID: <20261123.1@mail.example.com>",
    "message-id <20261123.1@mail.example.com>",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6@pbx.example.com",
    "https://user@host.example.com/x",
    "ssh -p 22 deploy2@web1.example.com",
    "postgres://calltape:***@db.example.com/x",
    "380671234567@c.us",
    "user@localhost",
    "@media screen",
    "***@***",
  ])("leaves %j as it is", (given) => {
    expect(maskEmails(given)).toBe(given);
  });
});

describe("maskIbans", () => {
  it.each([
    ["UA213223130000026007233566001", "UA***"],
    ["UA21 3223 1300 0002 6007 2335 6600 1 грн", "UA*** грн"],
    ["IBAN DE89370400440532013000, DE89 3704 0044 0532 0130 00", "IBAN DE***, DE***"],
    ["gb82 west 1234 5698 7654 32 paid", "GB*** paid"],
  ])("masks %j as %j", (given, masked) => {
    expect(maskIbans(given)).toBe(masked);
  });

  it.each([
    "UA213223130000026007233566002",
    "AB12 3456 7890 1234",
    "VF1234567890ABCDEF",
    "be77d8c8-2a12-2fe9-8000-000000000000",
    "ua21",
  ])("leaves %j as it is", (given) => {
    expect(maskIbans(given)).toBe(given);
  });
});

describe("maskUrlCredentials", () => {
  it.each([
    ["redis://user:secret@host:6379", "redis://user:***@host:6379"],
    ["redis://:secret@10.0.0.5:6379/0", "redis://:***@10.0.0.5:6379/0"],
    ["postgres://calltape:p@ss@db.example.com:5432/x", "postgres://calltape:***@db.example.com:5432/x"],
    ["redis://host:6379", "redis://host:6379"],
    ["http://host:8080/a@b", "http://host:8080/a@b"],
    ["http://host:8080?to=a@b", "http://host:8080?to=a@b"],
  ])("makes %j %j", (given, masked) => {
    expect(maskUrlCredentials(given)).toBe(masked);
  });
});

describe("maskQueryParameters", () => {
  it.each([
    ["/x?name=%D0%9E%D0%BB&id=7", "/x?name=***&id=7"],
    ["/x?id=7&customer_name=Ivan&email=a", "/x?id=7&customer_name=***&email=***"],
    ["/x?access_token=abc", "/x?access_token=***"],
    ["/x?phone=12345&tokens=12", "/x?phone=***&tokens=12"],
    ["/x?phone=+380***567", "/x?phone=+380***567"],
    ["/x?filename=a&hostname=b&page=3", "/x?filename=a&hostname=b&page=3"],
  ])("makes %j %j", (given, masked) => {
    expect(maskQueryParameters(given)).toBe(masked);
  });
});
