import { anyText } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "./printable.js";

test("nothing that a terminal would obey is left of a text", () => {
  expect(printable("до\u001b[2Jбре\u0007 \u202eдень")).toBe("до\ufffd[2Jбре\ufffd \ufffdдень");
  fc.assert(
    fc.property(anyText(), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }),
  );
});

test("a text of several lines is one line, and what people write stays as it is", () => {
  expect(printable("так\r\n\tні")).toBe("так ні");
  expect(printable("Є зимові шини на R16? 🙂")).toBe("Є зимові шини на R16? 🙂");
});
