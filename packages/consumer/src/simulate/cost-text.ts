const NANO_DIGITS = 9;

/**
 * Billionths of a dollar as the decimal text of `usage.recorded`. Prices and
 * amounts are whole numbers up to here, so no sum is ever off by a rounding.
 */
export function costText(nanoDollars: number): string {
  if (!Number.isSafeInteger(nanoDollars) || nanoDollars < 0) {
    throw new RangeError(`a cost is a whole number of nano-dollars, not ${nanoDollars}`);
  }
  const digits = String(nanoDollars).padStart(NANO_DIGITS + 1, "0");
  const fraction = digits.slice(-NANO_DIGITS).replace(/0+$/, "");
  const whole = digits.slice(0, -NANO_DIGITS);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
