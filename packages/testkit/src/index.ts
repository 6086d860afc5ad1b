export { type CreateDatabaseOptions, createDatabase, type TestDatabase } from "./databases.js";
export { freePort } from "./servers/free-port.js";
export {
  type PostgresOptions,
  type PostgresServer,
  type PostgresStopMode,
  startPostgres,
} from "./servers/postgres.js";
export { type RedisOptions, type RedisServer, startRedis } from "./servers/redis.js";
export { type Services, type StartServicesOptions, startServices } from "./servers/start-services.js";
export { type WaitForOptions, waitFor } from "./wait-for.js";
