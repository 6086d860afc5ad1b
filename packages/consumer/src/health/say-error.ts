import { maskPersonalData } from "@calltape/shared";

const MAX_LENGTH = 300;
/** A user, or a user with a password, in an address. */
const CREDENTIALS = /:\/\/[^/\s]*@/g;

/** An error's message for everybody who can reach the port: one line, no credentials, no personal data. */
export function sayError(message: string): string {
  const line = message
    .slice(0, 2 * MAX_LENGTH)
    .replaceAll(/\s+/g, " ")
    .trim();
  return maskPersonalData(line.replaceAll(CREDENTIALS, "://***@")).slice(0, MAX_LENGTH);
}
