import { type RedisServer, startRedis, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import type { Redis } from "ioredis";
import { askRedis } from "./ask-redis.js";
import { flushRedis } from "./flush-redis.js";
import { LossLog, type RedisLoss } from "./redis-loss.js";

const SYNC = { timeoutMs: 20_000, intervalMs: 25 };

/** A master with its append-only file, and a replica of it; both may die, and each may be either. */
export class RedisPair {
  readonly #losses = new LossLog();
  readonly #replication: TcpProxy;
  readonly #followers: readonly TcpProxy[];
  #master: RedisServer;
  #replica: RedisServer;

  private constructor(
    [master, replica]: readonly [RedisServer, RedisServer],
    replication: TcpProxy,
    links: readonly TcpProxy[],
  ) {
    this.#master = master;
    this.#replica = replica;
    this.#replication = replication;
    this.#followers = [replication, ...links];
  }

  /** @param makeLinks makes the ways to the master, which lead to its successor after a failover */
  static async start(makeLinks: (port: number) => Promise<readonly TcpProxy[]>): Promise<RedisPair> {
    const servers = await Promise.all([startRedis(), startRedis()]);
    const [{ port }] = servers;
    const pair = new RedisPair(servers, await startTcpProxy({ port }), await makeLinks(port));
    await pair.#follow();
    return pair;
  }

  /** The master's own address, past every proxy. */
  get url(): string {
    return this.#master.url;
  }

  get masterFolder(): string {
    return this.#master.dir;
  }

  get folders(): readonly string[] {
    return [this.#master.dir, this.#replica.dir];
  }

  get losses(): readonly RedisLoss[] {
    return this.#losses.all;
  }

  async kill(): Promise<void> {
    this.#losses.begin("killed");
    await this.#master.kill();
    this.#losses.lost();
  }

  /** Ends it in good order, with everything on disk. */
  stop(): Promise<void> {
    return this.#master.stop();
  }

  async startAgain(): Promise<void> {
    await this.#master.restart();
    this.#losses.over();
  }

  /** Waits until the replica has what the master has, but for what is under way. */
  async inSync(): Promise<void> {
    const info = (url: string) => askRedis(url, (redis) => redis.info("replication"));
    const number = (text: string, name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(text)?.[1]);
    const isInSync = async () => {
      const sent = number(await info(this.#master.url), "master_repl_offset");
      const replica = await info(this.#replica.url);
      return /^master_link_status:up/m.test(replica) && number(replica, "slave_repl_offset") >= sent;
    };
    await waitFor("the replica to be in sync", isInSync, SYNC);
  }

  /** From now on the replica hears nothing of its master. */
  holdReplication(): void {
    this.#losses.begin("replica behind");
    this.#replication.blackhole();
  }

  async loseMaster(): Promise<void> {
    this.#losses.begin("master lost");
    await this.#master.kill();
    this.#losses.lost();
  }

  /** Makes the replica the master, and leads everybody there who connects from now on. */
  async promote(): Promise<void> {
    this.#losses.begin("promoted");
    await askRedis(this.#replica.url, (redis) => redis.call("REPLICAOF", "NO", "ONE"));
    [this.#master, this.#replica] = [this.#replica, this.#master];
    for (const link of this.#followers) link.retarget({ port: this.#master.port });
    this.#replication.cut();
    await this.#replication.accept();
  }

  /** What is no master any more becomes a replica, started again if it was dead; what only it had is gone. */
  async demote(): Promise<void> {
    if (this.#replica.pid === undefined) await this.#replica.restart();
    await this.#follow();
  }

  /** Asks the master, past every proxy. */
  ask<T>(question: (master: Redis) => Promise<T>): Promise<T> {
    return askRedis(this.#master.url, question);
  }

  /** Changes a setting of the master, as CONFIG SET does. */
  async set(setting: string, value: string): Promise<void> {
    await this.ask((master) => master.config("SET", setting, value));
  }

  async flush(prefix: string): Promise<void> {
    this.#losses.emptied(await this.ask((master) => flushRedis(master, prefix)));
  }

  /** The replica is gone, and the master knows at once. */
  cutReplication(): void {
    this.#replication.refuse();
  }

  async mendReplication(): Promise<void> {
    await this.#replication.accept();
    await this.inSync();
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#master.dispose(), this.#replica.dispose(), this.#replication.close()]);
  }

  async #follow(): Promise<void> {
    const { host, port } = this.#replication;
    await askRedis(this.#replica.url, (redis) => redis.call("REPLICAOF", host, port));
    // From here on there is one that takes writes.
    this.#losses.over();
    await this.inSync();
  }
}
