import { describe, expectTypeOf, it } from "vitest";
import type { CallHandle } from "./call-handle.js";
import type { EndFields, StartFields, ToolFields, TurnFields, UsageFields } from "./event-fields.js";

describe("the types", () => {
  it("want what an event cannot do without", () => {
    expectTypeOf<{ turn: number; speaker: "bot"; content: string }>().toExtend<TurnFields>();
    expectTypeOf<{ turn: number; speaker: "bot" }>().not.toExtend<TurnFields>();
    expectTypeOf<{ component: "llm" }>().not.toExtend<UsageFields>();
    expectTypeOf<{ callerPhone: string }>().not.toExtend<StartFields>();
    expectTypeOf<Parameters<CallHandle["turn"]>>().toEqualTypeOf<[fields: TurnFields]>();
  });

  it("refuse a wrong type or word", () => {
    expectTypeOf<{ turn: string; speaker: "bot"; content: string }>().not.toExtend<TurnFields>();
    expectTypeOf<{ turn: number; speaker: "robot"; content: string }>().not.toExtend<TurnFields>();
    expectTypeOf<{ endReason: "bored" }>().not.toExtend<EndFields>();
  });

  it("have the names of the wire in camel case, and a tool's name plainly as name", () => {
    expectTypeOf<TurnFields["totalResponseLatencyMs"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<TurnFields["startedAt"]>().toEqualTypeOf<string | Date | null | undefined>();
    expectTypeOf<ToolFields["name"]>().toEqualTypeOf<string>();
    expectTypeOf<"toolName">().not.toExtend<keyof ToolFields>();
    expectTypeOf<ToolFields["args"]>().toEqualTypeOf<unknown>();
  });
});
