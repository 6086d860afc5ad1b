/** Enough for V8 to begin to learn from what a function does, which is after some ten. */
const LOOKS = 100;

/**
 * Makes the methods of texts fast again after ioredis was loaded.
 *
 * Whatever defines a subclass of `String`, as ioredis 6 does for RESP3's
 * verbatim strings, leaves V8 with `String.prototype` in its slow form, a
 * dictionary, and every method of every text in the process takes four to five
 * times as long (measured with Node 20, 22 and 24: `charCodeAt`, 250 instead of
 * 45 ns for a UUID). V8 gives a prototype its fast form when something below it
 * is looked at, but does not count texts themselves. A look at a String object
 * is such a look.
 *
 * It takes some microseconds, and holds for as long as the process lives.
 */
export function quickenStrings(): void {
  const text = Object("") as string;
  let looks = 0;
  while (looks < LOOKS && text.at !== undefined) looks++;
}
