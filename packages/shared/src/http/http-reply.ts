/** What a route answers. */
export interface HttpReply {
  /** 200 when left out. */
  readonly status?: number;
  readonly contentType: string;
  readonly body: string;
}

/** Answers GET and HEAD of one path. What it throws becomes a 500 that says nothing of it. */
export type HttpRoute = () => HttpReply | Promise<HttpReply>;

/** A reply with one JSON document. */
export function jsonReply(value: unknown, status = 200): HttpReply {
  return { status, contentType: "application/json; charset=utf-8", body: `${JSON.stringify(value)}\n` };
}
