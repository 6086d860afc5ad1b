/** Where a Redis is and how to log in, read from its URL. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly db: number;
  readonly tls: boolean;
}

const DATABASE = /^\/?(\d{1,5})?$/;

/** Reads `redis[s]://[[user]:password@]host[:port][/db]`; `undefined` if the text is no such URL. */
export function redisAddress(text: string): RedisAddress | undefined {
  try {
    const url = new URL(text);
    const db = DATABASE.exec(url.pathname);
    const isRedis = url.protocol === "redis:" || url.protocol === "rediss:";
    if (!isRedis || url.hostname === "" || db === null || url.search !== "" || url.hash !== "")
      return undefined;
    return {
      host: decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1"),
      port: url.port === "" ? 6379 : Number(url.port),
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(db[1] ?? 0),
      tls: url.protocol === "rediss:",
    };
  } catch {
    // Not a URL, or with a broken escape; the error would quote it, password and all.
    return undefined;
  }
}

/** The text as it may be shown: without what might be a login. */
export function withoutLogin(text: string): string {
  return text.replace(/^(\w+:\/\/)?.*@/s, "$1***@").replace(/[?#].*$/s, "");
}
