/** What a terminal might obey instead of show: control characters, and those that turn the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text from outside on one line, with nothing in it that a terminal obeys:
 * callers, tools and models decide what stands in an event. Pure.
 */
export function printable(text: string): string {
  return text.replaceAll(/\s*[\r\n\t]+\s*/g, " ").replaceAll(COMMANDS, "\ufffd");
}
