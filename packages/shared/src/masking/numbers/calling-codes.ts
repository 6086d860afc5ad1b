/**
 * Calling codes by the shortest and longest national number behind them (ITU E.164 and the national plans; a test holds
 * them against libphonenumber). Looser than the plans on purpose: a number of a new block must be masked too.
 */
const plans: readonly (readonly [shortest: number, longest: number, callingCodes: string])[] = [
  [4, 10, "98"],
  [4, 11, "352"],
  [4, 12, "598"],
  [4, 13, "43 49"],
  [4, 5, "290"],
  [4, 7, "683 690"],
  [5, 10, "27 64 685"],
  [5, 11, "31 852"],
  [5, 12, "358 61 971"],
  [5, 13, "82"],
  [5, 5, "500 682"],
  [5, 6, "247"],
  [5, 7, "676 677 678 688"],
  [5, 8, "386 47 686"],
  [6, 10, "48 53 880 95"],
  [6, 11, "375 595"],
  [6, 12, "359 381 39 46"],
  [6, 13, "63"],
  [6, 6, "298 299 672 687"],
  [6, 7, "597"],
  [6, 9, "252 355 376 40 421 508 681 689"],
  [7, 10, "230 243 254 263 267 353 372 44 84 960"],
  [7, 11, "501 503 507 679 886 974"],
  [7, 12, "86 882 972"],
  [7, 13, "62 90"],
  [7, 7, "238 239 246 248 269 291 297 592 673 674 680 691 692"],
  [7, 8, "241 599 670 675 853 961 965 975"],
  [7, 9, "220 231 245 265 354 385 423 967 968"],
  [8, 10, "20 378 506 60 850 855 856 964 970 976"],
  [8, 11, "502 504 55 57 593 65 977"],
  [8, 12, "383 883 92"],
  [8, 13, "66 81 91"],
  [
    8,
    8,
    "216 222 223 226 227 228 232 235 236 253 257 266 350 356 357 370 371 373 374 389 45 505 509 800 808 973 993",
  ],
  [8, 9, "213 224 233 237 250 258 264 268 32 36 377 382 387 51 591 962 963"],
  [9, 10, "881 966 996"],
  [9, 11, "56"],
  [9, 12, "41 420 870"],
  [
    9,
    9,
    "211 212 218 221 240 242 244 249 251 255 256 260 261 262 33 34 351 380 590 594 596 93 94 979 992 994 995 998",
  ],
  [10, 10, "1 225 229 52 58 7"],
  [10, 11, "54"],
  [10, 12, "234 30"],
  [11, 11, "888"],
  [12, 12, "878"],
];

export interface CallingCode {
  readonly code: string;
  readonly shortest: number;
  readonly longest: number;
}

const callingCodes = new Map<string, CallingCode>(
  plans.flatMap(([shortest, longest, codes]) =>
    codes.split(" ").map((code) => [code, { code, shortest, longest }] as const),
  ),
);

/** The calling code that digits in international form begin with; no code is the beginning of another. */
export function callingCodeOf(digits: string): CallingCode | undefined {
  for (let length = 1; length <= 3; length++) {
    const code = callingCodes.get(digits.slice(0, length));
    if (code !== undefined) return code;
  }
  return undefined;
}
