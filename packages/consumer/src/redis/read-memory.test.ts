import { expect, test } from "vitest";
import { memoryOf } from "./read-memory.js";

const info = (maxmemory: number) =>
  `# Memory\r\nused_memory:2090152\r\nused_memory_human:1.99M\r\ntotal_system_memory:25276510208\r\nmaxmemory:${maxmemory}\r\nmaxmemory_policy:noeviction\r\n`;

test("the limit is maxmemory, or all the machine has", () => {
  expect(memoryOf(info(1_000))).toEqual({ used: 2_090_152, limit: 1_000 });
  expect(memoryOf(info(0))).toEqual({ used: 2_090_152, limit: 25_276_510_208 });
});

test("what a server does not tell is not a number", () => {
  expect(memoryOf("# Memory\r\n")).toEqual({ used: Number.NaN, limit: Number.NaN });
});
