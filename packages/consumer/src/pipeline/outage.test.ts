import { expect, test } from "vitest";
import { Outage } from "./outage.js";

const lines: string[] = [];
const say = (event: string) => void lines.push(event);
const logger = { debug: say, info: say, warning: say, error: say };
const { signal } = new AbortController();
const outage = () => new Outage("redis", logger, { first: 0, longest: 0 });

test("knows nothing of a server that has not answered, and has nothing against it", () => {
  const redis = outage();
  expect([redis.isUp, redis.state.status]).toEqual([true, "connecting"]);
  redis.succeeded();
  expect([redis.isUp, redis.state.status]).toEqual([true, "up"]);
});

test("an outage keeps its beginning and its last error, and is said once", async () => {
  lines.length = 0;
  const redis = outage();
  await redis.failed(new Error("first"), signal);
  const { since } = redis.state;
  await redis.failed(new AggregateError([new Error("second")]), signal);
  expect(redis.state).toEqual({ status: "away", since, error: "second" });
  await redis.failed(new Error("third"), signal, "repair it");
  expect(redis.state).toEqual({ status: "fault", since, error: "third" });
  expect(redis.isUp).toBe(false);
  redis.succeeded();
  redis.succeeded();
  expect(redis.state.status).toBe("up");
  expect(redis.state.since.getTime()).toBeGreaterThanOrEqual(since.getTime());
  expect(lines).toEqual(["redis_away", "redis_back"]);
});

test("a whole is away as long as one of its parts is, and says so once", async () => {
  lines.length = 0;
  const redis = outage();
  const [one, other] = [redis.part(), redis.part()];
  one.succeeded();
  other.succeeded();
  await one.failed(new Error("first"), signal);
  other.succeeded();
  expect([redis.isUp, redis.state]).toEqual([
    false,
    { status: "away", since: redis.state.since, error: "first" },
  ]);
  await other.failed(new Error("second"), signal);
  one.succeeded();
  expect(redis.isUp).toBe(false);
  other.succeeded();
  expect([redis.isUp, redis.state.status]).toEqual([true, "up"]);
  expect(lines).toEqual(["redis_away", "redis_back"]);
});
