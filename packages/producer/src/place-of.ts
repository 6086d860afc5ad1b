import type { SentinelAddress, ServerAddress } from "@calltape/shared";

/**
 * Where a connection goes and as whom, as options of ioredis. Behind Sentinels that is whoever they call the master.
 *
 * @param answerTimeout how long a Sentinel may take to answer, ms
 */
export function placeOf(address: ServerAddress | SentinelAddress, answerTimeout: number) {
  const { username, password, db, tls } = address;
  const login = {
    db,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
  };
  if (address.kind === "server") return { ...login, host: address.host, port: address.port };
  const { sentinels, master, sentinelUsername, sentinelPassword } = address;
  return {
    ...login,
    sentinels: sentinels.map((sentinel) => ({ ...sentinel })),
    name: master,
    sentinelRetryStrategy: () => null,
    sentinelCommandTimeout: answerTimeout,
    ...(sentinelUsername === undefined ? {} : { sentinelUsername }),
    ...(sentinelPassword === undefined ? {} : { sentinelPassword }),
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
  };
}
