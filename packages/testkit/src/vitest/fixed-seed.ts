import fc from "fast-check";

/**
 * What chance begins with in every property, so that a test says the same of the same code every time.
 * `CALLTAPE_TEST_SEED=7` chooses another; `CALLTAPE_TEST_SEED=any` leaves it to chance, to look for what the
 * fixed one does not show.
 */
const seed = process.env["CALLTAPE_TEST_SEED"] ?? "1";

if (seed !== "any") fc.configureGlobal({ seed: Number(seed) });
