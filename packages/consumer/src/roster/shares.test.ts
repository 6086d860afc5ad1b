import { expect, test } from "vitest";
import { Shares } from "./shares.js";

const streams = ["a", "b", "c", "d"];

test("reads everything as long as it knows nobody", () => {
  const shares = new Shares("me");
  expect(shares.own).toBeUndefined();
  expect(streams.map((stream) => shares.turnOf(stream))).toEqual(["read", "read", "read", "read"]);
  shares.update(streams, ["me", "you"]);
  shares.forget();
  expect(streams.map((stream) => shares.turnOf(stream))).toEqual(["read", "read", "read", "read"]);
});

test("reads its own, and looks at another's while its own are empty", () => {
  const shares = new Shares("me");
  expect(shares.update(streams, ["me", "you"])).toBe(true);
  expect(shares.update(streams, ["you", "me"])).toBe(false);
  const [own = ""] = shares.own ?? [];
  const [others = ""] = streams.filter((stream) => !shares.own?.includes(stream));
  expect([shares.turnOf(own), shares.turnOf(others)]).toEqual(["read", "look"]);
  shares.saw(own, 3);
  expect([shares.turnOf(own), shares.turnOf(others)]).toEqual(["read", "leave"]);
  shares.saw(others, 3);
  shares.saw(own, 0);
  expect(shares.turnOf(others)).toBe("look");
});

test("takes what another leaves", () => {
  const shares = new Shares("me");
  shares.update(streams, ["me", "you"]);
  expect(shares.own).toHaveLength(2);
  expect(shares.update(streams, ["me"])).toBe(true);
  expect(shares.own).toEqual(streams);
});

test("that is not on the roster itself has nothing of its own, and looks", () => {
  const shares = new Shares("me");
  shares.update(streams, ["you"]);
  expect(streams.map((stream) => shares.turnOf(stream))).toEqual(["look", "look", "look", "look"]);
});
