import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redisAddress, withoutLogin } from "./redis-address.js";

const nobody = { username: undefined, password: undefined, tls: false };

describe("where Redis is", () => {
  it.each([
    ["redis://a", { kind: "server", host: "a", port: 6379, db: 0, ...nobody }],
    [
      "rediss://user:p%40ss@[::1]:6380/3",
      { kind: "server", host: "::1", port: 6380, db: 3, username: "user", password: "p@ss", tls: true },
    ],
  ])("is one server: %s", (text, address) => {
    expect(redisAddress(text)).toEqual(address);
  });

  it.each([
    ["redis://a:1,redis://b:2"],
    ["redis://a:1,b:2"],
    ["redis://a:1/0,redis://b:2/"],
    ["redis+cluster://a:1,b:2"],
  ])("is a cluster: %s", (text) => {
    const nodes = [
      { host: "a", port: 1 },
      { host: "b", port: 2 },
    ];
    expect(redisAddress(text)).toEqual({ kind: "cluster", nodes, ...nobody });
  });

  it("is a cluster known by one address, with one login for all", () => {
    expect(redisAddress("rediss+cluster://:s%2Ccret@config.example")).toEqual({
      kind: "cluster",
      nodes: [{ host: "config.example", port: 6379 }],
      username: undefined,
      password: "s,cret",
      tls: true,
    });
  });

  it("is what Sentinels know by a name, with a login of their own", () => {
    const text = "redis+sentinel://me:pass@s1,s2:5000/shop/2?sentinelUsername=watch&sentinelPassword=a+b%26c";
    expect(redisAddress(text)).toEqual({
      kind: "sentinel",
      sentinels: [
        { host: "s1", port: 26379 },
        { host: "s2", port: 5000 },
      ],
      master: "shop",
      db: 2,
      username: "me",
      password: "pass",
      tls: false,
      sentinelUsername: "watch",
      sentinelPassword: "a+b&c",
    });
  });

  it.each([
    "http://host",
    "host:6379",
    "redis://",
    "redis://host/x",
    "redis://host?db=1",
    "redis://a,http://b",
    "redis://a,rediss://b",
    "redis://a:1/1,redis://b:2/1",
    "redis://a:1,redis://other:login@b:2",
    "redis+cluster://a/1",
    "redis+sentinel://a:1,b:2",
    "redis+sentinel://a/one,b/two",
    "redis+sentinel://a/one?password=x",
    "redis://%zz@a",
  ])("is not said by %s", (text) => {
    expect(redisAddress(text)).toBeUndefined();
  });

  it("is read or refused, whatever the text, and never shown with a login", () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z0-9]{12}$/), (text, secret) => {
        redisAddress(`redis://${text}`);
        expect(withoutLogin(`redis://me:${secret}@${text}`)).not.toContain(secret);
        expect(withoutLogin(`redis+sentinel://a/one?sentinelPassword=${secret}${text}`)).not.toContain(
          secret,
        );
      }),
    );
  });
});
