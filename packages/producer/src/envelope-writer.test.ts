import { type CallEvent, encodeEvent, eventTypes, validateEvent } from "@calltape/shared";
import { anyText } from "@calltape/testkit/events";
import fc from "fast-check";
import { expect, it } from "vitest";
import { EnvelopeWriter } from "./envelope-writer.js";
import { eventId } from "./event-id.js";

const time = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });
const correlation = fc.record({
  requestId: maybe(anyText(40)),
  traceId: maybe(fc.stringMatching(/^[0-9a-f]{32}$/)),
});

it("writes to the letter what encoding the whole event would", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...eventTypes),
      fc.tuple(time, time),
      fc.nat(),
      maybe(anyText(30)),
      fc.tuple(correlation, fc.option(correlation, { nil: undefined })),
      (type, [startedAt, at], seq, tenant, [ofCall, own]) => {
        const identity = {
          id: eventId(startedAt.getTime()),
          startedAt: startedAt.getTime(),
          tenant,
          ...ofCall,
        };
        const id = eventId(at.getTime());
        const head = new EnvelopeWriter(identity).head(id, type, at.getTime(), seq, own ?? identity);
        const { requestId, traceId } = own ?? ofCall;
        const event = {
          v: 1,
          id,
          type,
          call_id: identity.id,
          call_started_at: startedAt.toISOString(),
          at: at.toISOString(),
          seq,
          tenant,
          request_id: requestId,
          trace_id: traceId,
          data: {},
        } as unknown as CallEvent;
        expect({ ok: true, json: `${head}{}}` }).toEqual(encodeEvent(event));
        expect(validateEvent(type, { ...event, data: null })).toBe("data must be object");
      },
    ),
  );
});
