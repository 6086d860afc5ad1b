import type { DecodedView } from "./decoded-view.js";

/** A piece of a text, from its first character to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `text` with `***` in place of the spans found in its decoded view, which are in order and apart. */
export function maskSpans(text: string, view: DecodedView, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let masked = "";
  let end = 0;
  for (const span of spans) {
    masked += `${text.slice(end, view.origin(span.start))}***`;
    end = view.origin(span.end);
  }
  return masked + text.slice(end);
}
