import { decodeEvent } from "@calltape/shared";
import { describe, expect, it } from "vitest";
import type { EventDraft } from "./event-draft.js";
import { prepareEvent } from "./prepare-event.js";

const HEAD =
  '{"v":1,"id":"0199a3f0-1b2c-7d3e-8f40-515263748596","type":"turn.completed",' +
  '"call_id":"0199a3f0-0000-7000-8000-000000000001","call_started_at":"2026-11-02T09:15:00.000Z",' +
  '"at":"2026-11-02T09:15:07.000Z","data":';

const turn = (fields: object): EventDraft => ({
  type: "turn.completed",
  callId: "0199a3f0-0000-7000-8000-000000000001",
  startedAt: "2026-11-02T09:15:00.000Z",
  at: "2026-11-02T09:15:07.000Z",
  head: HEAD,
  data: { turn: 1, speaker: "bot", content: "hello", ...fields },
});

describe("prepareEvent", () => {
  it("writes an event as JSON that a reader accepts", () => {
    const prepared = prepareEvent(turn({ metadata: { a: [1] } }));
    expect(prepared).toMatchObject({ ok: true, cut: false });
    expect(prepared.ok && decodeEvent(prepared.json).ok).toBe(true);
  });

  it("counts the memory of the JSON: two bytes per character with letters beyond Latin-1", () => {
    const latin = prepareEvent(turn({ content: "naïve" }));
    const cyrillic = prepareEvent(turn({ content: "шини!" }));
    if (!latin.ok || !cyrillic.ok) throw new Error("both are well-formed");
    expect(latin.bytes).toBe(latin.json.length);
    expect(cyrillic.bytes).toBe(2 * cyrillic.json.length);
  });

  it("names the field that is wrong, and never its value", () => {
    const refused = prepareEvent(turn({ content: 380671234567 }));
    expect(refused).toMatchObject({ ok: false, reason: "invalid" });
    if (refused.ok) return;
    expect(refused.message).toContain("data.content");
    expect(refused.message).not.toContain("380671234567");
  });

  it("cuts a text that is longer than its field, rather than lose the event", () => {
    const prepared = prepareEvent(turn({ llm_model: "m".repeat(500) }));
    expect(prepared).toMatchObject({ ok: true, cut: true });
    const decoded = decodeEvent(prepared.ok ? prepared.json : "");
    expect(decoded.ok && decoded.event.data).toMatchObject({ llm_model: `${"m".repeat(127)}…` });
  });

  it.each([
    [
      "a cycle",
      () => {
        const metadata: Record<string, unknown> = {};
        metadata["self"] = metadata;
        return metadata;
      },
    ],
    ["a BigInt", () => ({ big: 1n })],
    [
      "a toJSON that throws",
      () => ({
        inner: {
          toJSON() {
            throw new Error("+380671234567");
          },
        },
      }),
    ],
  ])("refuses %s, naming the field alone", (_, metadata) => {
    expect(prepareEvent(turn({ metadata: metadata() }))).toEqual({
      ok: false,
      reason: "unencodable",
      message: "data.metadata cannot be written as JSON",
    });
  });

  it("refuses what is too large even after cutting", () => {
    expect(prepareEvent(turn({ custom: "x".repeat(300_000) }))).toMatchObject({
      ok: false,
      reason: "too_large",
    });
  });
});
