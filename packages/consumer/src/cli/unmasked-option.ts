import { maskFields } from "@calltape/shared";

/** The option of every command that shows what callers said and who they are. */
export const UNMASKED_OPTION = ["--unmasked", "show personal data, which is masked otherwise"] as const;

/** An object as it may be shown: masked by its fields' names and by what their texts contain, unless asked otherwise. */
export function shown(
  fields: object,
  { unmasked }: { readonly unmasked?: true },
): Readonly<Record<string, unknown>> {
  return (unmasked === true ? fields : maskFields(fields)) as Readonly<Record<string, unknown>>;
}
