import { fieldRule } from "./field-rule.js";
import { maskByRule } from "./mask-by-rule.js";

const PARAMETER = /([?&;])([\w.%[\]-]{1,64})=([^&;\s"'<>#]{1,2048})/g;
/** What may be one part of a URL's path, percent-encoded or not. */
const ENCODED = /[\w.~+*!%-]+/g;
const ESCAPE = /%[\da-fA-F]{2}/;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8, or cut in the middle: it is judged as it stands.
    return undefined;
  }
}

/**
 * Masks within URLs what a look at the text would not find: parameters by their
 * names, and what stands percent-encoded.
 * `mask` is what is done to any other text.
 */
export function maskUrls(text: string, mask: (text: string) => string): string {
  let masked = text;
  if (masked.includes("=")) {
    masked = masked.replace(PARAMETER, (whole, mark: string, name: string, value: string) => {
      const plain = decoded(value.replaceAll("+", " ")) ?? value;
      const shown = maskByRule(fieldRule(decoded(name) ?? name), plain, mask);
      return shown === plain ? whole : `${mark}${name}=${shown}`;
    });
  }
  if (!ESCAPE.test(masked)) return masked;
  return masked.replace(ENCODED, (part) => {
    const plain = ESCAPE.test(part) ? decoded(part) : undefined;
    if (plain === undefined) return part;
    const shown = mask(plain);
    return shown === plain ? part : shown;
  });
}
