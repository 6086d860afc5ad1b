import { type EventDefinition, type EventType, eventDefinitions } from "@calltape/shared";
import { type FieldPolicy, fieldPolicies } from "./field-policies.js";

/** What stands where a text was that had to be there. */
export const ERASED = "[erased]";

/** Letters, digits and what joins them, without blanks; and no run of digits that could be a telephone number. */
const TECHNICAL = /^(?!.*\d{5})[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}$/;
/** The same in one case: a name of a person is written with a capital letter and small ones. */
const LABEL = /^(?!.*\d{5})([a-z0-9][a-z0-9_.:/-]{0,63}|[A-Z0-9][A-Z0-9_.:/-]{0,63})$/;

/** Whether a text says something of the person that is erased, besides what its field's policy says. */
export type Betrays = (text: string) => boolean;

const nothingMore: Betrays = () => false;

function erased(value: unknown, policy: FieldPolicy, betrays: Betrays): unknown {
  if (policy === "keep" || value === null) return value;
  if (typeof value !== "string") return ERASED;
  const isHarmless = (policy === "technical" ? TECHNICAL : LABEL).test(value) && !betrays(value);
  return isHarmless ? value : ERASED;
}

/**
 * The `data` of an event without the person: still valid, with the same effect
 * on counts, costs and latencies. Erasing it again changes nothing. Pure.
 *
 * @param data in the newest version of `type`
 */
export function eraseData(
  type: EventType,
  data: Readonly<Record<string, unknown>>,
  betrays = nothingMore,
): Record<string, unknown> {
  const definition: EventDefinition = eventDefinitions[type];
  const policies: Readonly<Record<string, FieldPolicy>> = fieldPolicies[type];
  const kept = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    // What nobody has told us of is not known to be harmless.
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
    if (policy === undefined) return [];
    if (policy !== "erase") return [[name, erased(value, policy, betrays)]];
    return definition.required.includes(name) ? [[name, ERASED]] : [];
  });
  return Object.fromEntries(kept);
}
