import { type KnownPerson, maskPersonalData } from "../masking/mask-personal-data.js";
import { maskPairs } from "./mask-pairs.js";
import { maskUrls } from "./mask-urls.js";

/** Ids and points in time as a whole: most texts of a log are one, and none is personal. */
const HARMLESS =
  /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)|[a-z_.]{1,64})$/i;

/**
 * Masks what is personal or secret in a text: by the names of what stands in it
 * (JSON, printed objects, URLs, headers), by who is known of the call, and by pattern.
 */
export function maskLogText(text: string, known?: KnownPerson): string {
  if (known === undefined && HARMLESS.test(text)) return text;
  const byPattern = (part: string) => maskPersonalData(part, known);
  return byPattern(maskUrls(maskPairs(text, byPattern), byPattern));
}
