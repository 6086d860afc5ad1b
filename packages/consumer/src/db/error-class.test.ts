import { expect, test } from "vitest";
import { classifyError, type ErrorClass, sqlStateOf } from "./error-class.js";

const cases: readonly [ErrorClass, { code?: string; message?: string; constraint?: string }][] = [
  ["transient", { message: "Connection terminated unexpectedly" }],
  ["transient", { message: "Query read timeout" }],
  ["transient", { message: "timeout exceeded when trying to connect" }],
  ["transient", { message: "Client has encountered a connection error and is not queryable" }],
  ["transient", { code: "ECONNREFUSED" }],
  ["transient", { code: "ECONNRESET" }],
  ["transient", { code: "57P01" }],
  ["transient", { code: "57P03" }],
  ["transient", { code: "53300" }],
  ["transient", { code: "58030" }],
  ["contended", { code: "40001" }],
  ["contended", { code: "40P01" }],
  ["contended", { code: "55P03" }],
  ["transient", { code: "25006" }],
  ["ambiguous", { code: "57014" }],
  ["ambiguous", { code: "XX000" }],
  ["poison", { code: "22P02" }],
  ["poison", { code: "22003" }],
  ["poison", { code: "54000" }],
  ["poison", { code: "23514", constraint: "calls_check" }],
  ["missing_partition", { code: "23514" }],
  ["fault", { code: "08P01" }],
  ["fault", { code: "42P01" }],
  ["fault", { code: "42501" }],
  ["fault", { code: "3D000" }],
  ["fault", { code: "28P01" }],
  ["fault", { code: "99999" }],
  ["fault", { message: "Cannot read properties of undefined" }],
];

test.each(cases)("%s is what %j means", (expected, error) => {
  expect(classifyError(error)).toBe(expected);
});

test("only what looks like a SQLSTATE is one", () => {
  expect(sqlStateOf({ code: "22P02" })).toBe("22P02");
  expect(sqlStateOf({ code: "ECONNRESET" })).toBeUndefined();
  expect(sqlStateOf(new Error("no code"))).toBeUndefined();
});
