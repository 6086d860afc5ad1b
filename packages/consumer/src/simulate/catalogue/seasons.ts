export interface Season {
  readonly code: "winter" | "summer" | "all_season";
  /** Які шини: зимові. */
  readonly nominative: string;
  /** Яких шин: зимових. */
  readonly genitive: string;
  /** Why the caller wants them now. */
  readonly because: string;
}

export const seasons: readonly [Season, ...Season[]] = [
  { code: "winter", nominative: "зимові", genitive: "зимових", because: "бо вже підмерзає" },
  { code: "winter", nominative: "зимові", genitive: "зимових", because: "бо старі зовсім лисі" },
  { code: "summer", nominative: "літні", genitive: "літніх", because: "бо вже пора перевзуватися" },
  {
    code: "all_season",
    nominative: "всесезонні",
    genitive: "всесезонних",
    because: "бо їжджу переважно містом",
  },
];
