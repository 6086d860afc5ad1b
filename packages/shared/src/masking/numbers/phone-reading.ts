/** A phone number found from a group on: the last group that belongs to it and what is written in its place. */
export interface PhoneReading {
  readonly last: number;
  readonly masked: string;
}

/** What remains of a number: the calling code where it is known, and the last three digits. */
export function maskedPhone(callingCode: string | undefined, digits: string): string {
  return `${callingCode === undefined ? "" : `+${callingCode}`}***${digits.slice(-3)}`;
}
