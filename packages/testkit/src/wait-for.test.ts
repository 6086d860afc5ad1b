import { describe, expect, it } from "vitest";
import { waitFor } from "./wait-for.js";

describe("waitFor", () => {
  it("returns the first truthy value", async () => {
    const values = [0, "", undefined, "ready", "later"];
    expect(await waitFor("a value", () => values.shift(), { intervalMs: 1 })).toBe("ready");
  });

  it("takes an error for not yet", async () => {
    let calls = 0;
    const third = () => {
      calls += 1;
      if (calls < 3) throw new Error("too early");
      return calls;
    };
    expect(await waitFor("the third call", third, { intervalMs: 1 })).toBe(3);
  });

  it("rejects with the description and the last value", async () => {
    const waiting = waitFor("the count to be right", () => false, { timeoutMs: 20, intervalMs: 5 });
    await expect(waiting).rejects.toThrow(
      "Waited 20 ms for the count to be right, in vain (last value: false)",
    );
  });

  it("rejects with the last error", async () => {
    const failing = () => Promise.reject(new Error("refused"));
    const waiting = waitFor("the server", failing, { timeoutMs: 20, intervalMs: 5 });
    await expect(waiting).rejects.toThrow("last error: refused");
  });

  it("does not wait longer for a predicate that hangs", async () => {
    const hanging = () => new Promise<boolean>(() => undefined);
    const waiting = waitFor("nothing", hanging, { timeoutMs: 20, intervalMs: 5 });
    await expect(waiting).rejects.toThrow("never checked to its end");
  });
});
