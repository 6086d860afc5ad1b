import { InvalidArgumentError } from "commander";
import type { Month } from "../partitions/month.js";

/** Reads an argument that is a month. @throws InvalidArgumentError */
export function parseMonth(text: string): Month {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError("give a month such as 2026-11");
}
