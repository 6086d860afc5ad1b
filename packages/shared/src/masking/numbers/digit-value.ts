/** The value of a decimal digit of the scripts people dial in (ASCII, full-width, Arabic-Indic), else -1. */
export function digitValue(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
  if (code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return -1;
}

/** The digits of `text` as ASCII, everything else left out. */
export function digitsIn(text: string): string {
  let digits = "";
  for (let at = 0; at < text.length; at++) {
    const value = digitValue(text.charCodeAt(at));
    if (value >= 0) digits += value;
  }
  return digits;
}
