/** Where reading begins: after this entry id; `undefined` for after the newest there is. */
export type StartId = string | undefined;

const ID = /^(\d{1,20})-(\d{1,20})$/;
/** The largest second part an entry's id can have. */
const LARGEST = 18_446_744_073_709_551_615n;

/** The id after which reading begins for the entry of this id to be the first. Pure. */
export function justBefore(id: string): StartId {
  const [, ms = "0", n = "0"] = ID.exec(id) ?? [];
  if (BigInt(n) > 0n) return `${ms}-${BigInt(n) - 1n}`;
  return BigInt(ms) > 0n ? `${BigInt(ms) - 1n}-${LARGEST}` : "0-0";
}

/** Whether a text is an entry's id. Pure. */
export function isEntryId(text: string): boolean {
  return ID.test(text);
}

/** The id after which reading begins for everything since a moment. Pure. */
export function since(moment: Date): StartId {
  return justBefore(`${Math.max(0, moment.getTime())}-0`);
}
