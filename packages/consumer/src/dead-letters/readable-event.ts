/** What can be told of an entry's bytes. */
export type ReadableEvent =
  | { readonly form: "json"; readonly value: unknown; readonly text: string }
  /** Text, but no JSON. */
  | { readonly form: "text"; readonly text: string }
  | { readonly form: "bytes"; readonly hex: string };

/** Bytes that are shown of what is no text. */
const SHOWN_BYTES = 512;

/** Reads bytes as far as they can be read. Pure, and never throws. */
export function readableEvent(raw: Buffer): ReadableEvent {
  const text = decode(raw);
  if (text === undefined) return { form: "bytes", hex: raw.toString("hex", 0, SHOWN_BYTES) };
  try {
    return { form: "json", value: JSON.parse(text), text };
  } catch {
    // That it is no JSON is what it was set aside for.
    return { form: "text", text };
  }
}

function decode(raw: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    // Not UTF-8.
    return undefined;
  }
}
