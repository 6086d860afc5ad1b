import { isError } from "./describe-error.js";

/** What stands in the place of what cannot be read: a getter or a proxy throws. */
export const UNREADABLE = "[unreadable]";

/** Names and values of what a caller gave as fields, whatever was given: an error or a text is a field itself. */
export function readFields(given: unknown): Record<string, unknown> {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object") return { value: given };
  const fields: Record<string, unknown> = {};
  try {
    if (isError(given)) return { error: given };
    for (const name of Object.keys(given)) if (name !== "__proto__") fields[name] = readMember(given, name);
  } catch {
    // What a proxy throws may be personal.
    fields["value"] = UNREADABLE;
  }
  return fields;
}

/** A getter that throws takes nothing else with it. */
function readMember(object: object, name: string): unknown {
  try {
    return Reflect.get(object, name);
  } catch {
    return UNREADABLE;
  }
}
