import type { StoredLetter } from "../../dead-letters/read-dead-letters.js";
import { ageInWords, bytesInWords, countInWords } from "../in-words.js";
import type { Styles } from "../styles.js";
import type { Column } from "../table.js";
import { shown } from "../unmasked-option.js";

/** What was wrong may be said with the data: its message is masked, too. */
export function shownLetter(letter: StoredLetter, options: { readonly unmasked?: true }): StoredLetter {
  const { message } = shown({ message: letter.message }, options) as { message: string };
  return { ...letter, message };
}

export function letterColumns(now: Date, styles: Styles): readonly Column<StoredLetter>[] {
  return [
    { title: "id", value: ({ id }) => id, align: "right" },
    { title: "set aside", value: ({ recorded_at }) => ageInWords(recorded_at, now) },
    { title: "reason", value: ({ reason }) => reason, paint: styles.red },
    { title: "state", value: ({ resolution }) => resolution ?? "open" },
    { title: "stream", value: ({ stream }) => stream },
    { title: "size", value: ({ bytes }) => bytesInWords(bytes), align: "right" },
    { title: "what is wrong", value: ({ message }) => message, grows: true },
  ];
}

/** `1,204: 1,200 newer_version, 4 invalid`. */
export function reasonsInWords(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const each = [...counts].map(([reason, count]) => `${countInWords(count)} ${reason}`);
  return total === 0 ? "0" : `${countInWords(total)} (${each.join(", ")})`;
}
