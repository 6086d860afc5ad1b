/** A connection URL without its password, fit for a log or an error. */
export function redactUrl(text: string): string {
  if (!URL.canParse(text)) return "(not a URL)";
  const url = new URL(text);
  if (url.password !== "") url.password = "***";
  return url.href;
}
