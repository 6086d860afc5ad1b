/** Where one Redis, or one Sentinel, listens. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** How to log in to Redis, and whether TLS is spoken with it. */
export interface RedisLogin {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
}

/** One server. */
export interface ServerAddress extends RedisNode, RedisLogin {
  readonly kind: "server";
  readonly db: number;
}

/** A Redis Cluster: any of its nodes, from which the others are learnt. All have the same login. */
export interface ClusterAddress extends RedisLogin {
  readonly kind: "cluster";
  readonly nodes: readonly RedisNode[];
}

/** A master that Sentinels know by its name. */
export interface SentinelAddress extends RedisLogin {
  readonly kind: "sentinel";
  readonly sentinels: readonly RedisNode[];
  readonly master: string;
  readonly db: number;
  /** The login of the Sentinels themselves. */
  readonly sentinelUsername: string | undefined;
  readonly sentinelPassword: string | undefined;
}

export type RedisAddress = ServerAddress | ClusterAddress | SentinelAddress;

/** For errors and docs. */
export const REDIS_ADDRESS_FORMS =
  "a URL such as redis://host:6379/0 or rediss://user:password@host:6379, nodes of a cluster as " +
  "redis://a:6379,redis://b:6379, or Sentinels as redis+sentinel://a:26379,b:26379/mymaster";

const SCHEME = /^redis(s?)(?:\+(cluster|sentinel))?:\/\//;
const DATABASE = /^\/?(\d{1,5})?$/;
const MASTER_AND_DATABASE = /^\/([^/]+)(?:\/(\d{1,5}))?$/;
const PORT = 6379;
const SENTINEL_PORT = 26379;

/**
 * Reads where Redis is; `undefined` if the text says no such thing. Pure.
 *
 * - one server: `redis[s]://[[user]:password@]host[:port][/db]`
 * - a cluster: several of these, separated by commas, the login in the first; or, for a cluster known by one
 *   address, `redis[s]+cluster://…`
 * - Sentinel: `redis[s]+sentinel://[[user]:password@]host[:port][,…]/master[/db][?sentinelUsername=…&sentinelPassword=…]`
 *
 * The scheme may be left out after a comma. Special characters of a password are percent-encoded, a comma too.
 */
export function redisAddress(text: string): RedisAddress | undefined {
  const [scheme, secure, kind] = SCHEME.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const parts = text.split(",").map((part) => (part.startsWith(scheme) ? part.slice(scheme.length) : part));
  try {
    const urls = parts.map((part) => new URL(`redis://${part}`));
    const [first, ...others] = urls;
    if (first === undefined || urls.some(({ hostname, hash }) => hostname === "" || hash !== ""))
      return undefined;
    if (others.some(({ username, password }) => username !== "" || password !== "")) return undefined;
    const login = loginOf(first, secure === "s");
    if (kind === "sentinel") return sentinelAddress(urls, login);
    if (urls.some(({ search }) => search !== "")) return undefined;
    if (kind === "cluster" || others.length > 0) return clusterAddress(urls, login);
    const db = DATABASE.exec(first.pathname);
    return db === null
      ? undefined
      : { kind: "server", ...nodeOf(first, PORT), ...login, db: Number(db[1] ?? 0) };
  } catch {
    // Not a URL, or with a broken escape; the error would quote it, password and all.
    return undefined;
  }
}

/** The text as it may be shown: without what might be a login. */
export function withoutLogin(text: string): string {
  return text.replace(/^([\w+]+:\/\/)?.*@/s, "$1***@").replace(/[?#].*$/s, "");
}

function loginOf({ username, password }: URL, tls: boolean): RedisLogin {
  return {
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    tls,
  };
}

function nodeOf({ hostname, port }: URL, defaultPort: number): RedisNode {
  return {
    host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? defaultPort : Number(port),
  };
}

/** A cluster has one database, 0. */
function clusterAddress(urls: readonly URL[], login: RedisLogin): ClusterAddress | undefined {
  if (urls.some(({ pathname }) => Number(DATABASE.exec(pathname)?.[1] ?? pathname.slice(1)) !== 0))
    return undefined;
  return { kind: "cluster", nodes: urls.map((url) => nodeOf(url, PORT)), ...login };
}

function sentinelAddress(urls: readonly URL[], login: RedisLogin): SentinelAddress | undefined {
  const last = urls.at(-1);
  const [, master, db] = MASTER_AND_DATABASE.exec(last?.pathname ?? "") ?? [];
  const options = optionsOf(last?.search ?? "");
  if (master === undefined || options === undefined) return undefined;
  if (urls.slice(0, -1).some(({ pathname, search }) => pathname.length > 1 || search !== ""))
    return undefined;
  return {
    kind: "sentinel",
    sentinels: urls.map((url) => nodeOf(url, SENTINEL_PORT)),
    master: decodeURIComponent(master),
    db: Number(db ?? 0),
    ...login,
    ...options,
  };
}

/** Not by URLSearchParams, to which a plus is a space: it is frequent in passwords. */
function optionsOf(
  search: string,
): Pick<SentinelAddress, "sentinelUsername" | "sentinelPassword"> | undefined {
  const given = new Map<string, string>();
  for (const pair of search.slice(1).split("&").filter(Boolean)) {
    const [, name, value] = /^(sentinelUsername|sentinelPassword)=(.+)$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return undefined;
    given.set(name, decodeURIComponent(value));
  }
  return {
    sentinelUsername: given.get("sentinelUsername"),
    sentinelPassword: given.get("sentinelPassword"),
  };
}
