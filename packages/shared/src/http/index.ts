export { type HttpReply, type HttpRoute, jsonReply } from "./http-reply.js";
export { type HttpServerOptions, type RunningHttpServer, startHttpServer } from "./http-server.js";
export { ListenError } from "./listen-error.js";
