import type { EventType } from "../events/registry.js";
import * as generated from "../generated/validators.js";

interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

const validators = generated as unknown as Record<string, Validator>;

/** The generated validator of each type is exported under its name with `_` for `.`. */
const validatorName = (type: EventType) => type.replace(".", "_");

function describe(error: ValidationError): string {
  const field = error.instancePath.slice(1).replaceAll("/", ".") || "the event";
  if (error.keyword === "enum") {
    const allowed = (error.params["allowedValues"] as unknown[]).filter((value) => value !== null);
    return `${field} must be one of ${allowed.join(", ")}`;
  }
  if (error.keyword === "pattern") return `${field} is not well-formed (${error.message ?? ""})`;
  return `${field} ${(error.message ?? "is not valid").replace(",null", "")}`;
}

/**
 * Checks a parsed event against the schema of `type`. Returns what is wrong,
 * naming the first field that is, without its value; `undefined` if all is well.
 */
export function validateEvent(type: EventType, event: unknown): string | undefined {
  const validate = validators[validatorName(type)];
  if (validate === undefined) throw new Error(`no validator for ${type}: run the generator`);
  if (validate(event)) return undefined;
  const [error] = validate.errors ?? [];
  return error === undefined ? "the event is not valid" : describe(error);
}
