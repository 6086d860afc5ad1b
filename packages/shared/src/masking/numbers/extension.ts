const extension =
  /[\s,;]{0,2}\(?(?:x|ext\.?|extn\.?|extension|доб\.?|добавочный|додатковий|вн\.?|внутр\.?|внутрішній)[\s:.#]{0,2}(\d{1,6})(?![\p{L}\p{N}])/iuy;

/** The digits of an extension that follows a number at `at`: they are dialled too. */
export function extensionAfter(text: string, at: number): { start: number; end: number } | undefined {
  extension.lastIndex = at;
  const match = extension.exec(text);
  const digits = match?.[1];
  if (match === null || digits === undefined) return undefined;
  const end = match.index + match[0].length;
  return { start: end - digits.length, end };
}
