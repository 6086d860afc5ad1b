/** @throws TypeError with one line that names what is wrong, what was given and what is allowed. */
export function wrong(name: string, given: unknown, allowed: string): never {
  const shown = typeof given === "string" ? JSON.stringify(given) : String(given);
  throw new TypeError(`${name} is ${shown}; it must be ${allowed}`);
}

export function wholeNumber(name: string, given: unknown, min: number, max: number): number {
  if (typeof given === "number" && Number.isInteger(given) && given >= min && given <= max) return given;
  return wrong(name, given, `a whole number from ${min} to ${max}`);
}
