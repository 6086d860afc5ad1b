import { withoutLogin } from "@calltape/shared";

/** A connection URL without its password and its options, fit for a log or an error. */
export function redactUrl(text: string): string {
  if (!URL.canParse(text)) return withoutLogin(text);
  const url = new URL(text);
  if (url.password !== "") url.password = "***";
  url.search = "";
  return url.href;
}
