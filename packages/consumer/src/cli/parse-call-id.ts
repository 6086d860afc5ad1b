import { InvalidArgumentError } from "commander";

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Reads the id of a call, into lower case. @throws InvalidArgumentError */
export function parseCallId(text: string): string {
  if (UUID.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError("give a call's id, a UUID; calltape calls lists them");
}
