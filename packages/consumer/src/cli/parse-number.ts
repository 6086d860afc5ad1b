import { InvalidArgumentError } from "commander";

/** Reads an option that is a number above 0. @throws InvalidArgumentError */
export function above0(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("give a number above 0");
}

/** Reads an option that is a whole number above 0. @throws InvalidArgumentError */
export function wholeAbove0(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("give a whole number above 0");
}
