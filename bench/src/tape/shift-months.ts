const TIMESTAMP = /"(\d{4})-(\d\d)-(\d\d)T/g;
/** A day that every month has. */
const LAST_DAY = 28;

/** The line of an event so many months earlier. Where a month has no such day, it is the 28th. */
export function monthsEarlier(line: string, months: number): string {
  return line.replace(TIMESTAMP, (_, year: string, month: string, day: string) => {
    const index = Number(year) * 12 + Number(month) - 1 - months;
    const shifted = String((index % 12) + 1).padStart(2, "0");
    const kept = String(Math.min(Number(day), LAST_DAY)).padStart(2, "0");
    return `"${Math.floor(index / 12)}-${shifted}-${kept}T`;
  });
}
