import type { KnownPerson } from "../masking/mask-personal-data.js";
import { FieldMasker, type LogValue } from "./field-masker.js";

/**
 * An object as a log line shows it: what its fields' names say is personal or
 * secret is `***`, telephone numbers keep country and last digits, and every
 * other text is masked. Bounded in depth and size. Never throws.
 *
 * @param known the people it is about, found in any writing
 */
export function maskFields(fields: object, known?: KnownPerson): LogValue {
  return new FieldMasker(known).field("", fields) ?? null;
}
