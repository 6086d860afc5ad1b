export { type Child, type ChildExit, type ChildOptions, killChildren, startChild } from "./child.js";
export { type CreateDatabaseOptions, createDatabase, type TestDatabase } from "./databases.js";
export { freePort } from "./servers/free-port.js";
export {
  type PostgresOptions,
  type PostgresServer,
  type PostgresStopMode,
  startPostgres,
} from "./servers/postgres.js";
export { isProcessAlive } from "./servers/process-info.js";
export { type RedisOptions, type RedisServer, startRedis } from "./servers/redis.js";
export { type RedisCluster, type RedisClusterOptions, startRedisCluster } from "./servers/redis-cluster.js";
export { type Sentinels, type SentinelsOptions, startSentinels } from "./servers/sentinels.js";
export { type Services, type StartServicesOptions, startServices } from "./servers/start-services.js";
export { type ProxyTarget, startTcpProxy, type TcpProxy } from "./tcp-proxy.js";
export { type WaitForOptions, waitFor } from "./wait-for.js";
export { createWriter } from "./writer-role.js";
