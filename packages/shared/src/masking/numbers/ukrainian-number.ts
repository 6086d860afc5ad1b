/** The first two digits after the trunk 0: mobile networks, regions, 80 free and 90 premium numbers. */
const codes = new Set(
  (
    "31 32 33 34 35 36 37 38 39 41 43 44 45 46 47 48 50 51 52 53 54 55 56 57 61 62 63 64 65 66 67 68 69 " +
    "70 71 73 75 77 80 89 90 91 92 93 94 95 96 97 98 99"
  ).split(" "),
);

const mobile = /^(?:39|50|63|66|67|68|7[0-57]|9[1-9])/;

/** Every way to begin a Ukrainian number, with what the nine digits of the number itself follow. */
export const ukrainianPrefixes = ["0", "380", "80", "3800"] as const;
export type UkrainianPrefix = (typeof ukrainianPrefixes)[number];

/** The prefix of all `digits` if they are one whole Ukrainian number. */
export function ukrainianPrefix(digits: string): UkrainianPrefix | undefined {
  const prefix = digits.slice(0, -9);
  return isPrefix(prefix) && codes.has(digits.slice(-9, -7)) ? prefix : undefined;
}

/** Nine digits without any prefix, of a mobile network. */
export function isUkrainianMobile(digits: string): boolean {
  return digits.length === 9 && mobile.test(digits);
}

function isPrefix(text: string): text is UkrainianPrefix {
  return text === "0" || text === "380" || text === "80" || text === "3800";
}
