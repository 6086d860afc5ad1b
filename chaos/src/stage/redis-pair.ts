import { type RedisServer, startRedis, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import type { Redis } from "ioredis";
import { askRedis } from "./ask-redis.js";
import { flushRedis } from "./flush-redis.js";
import type { RedisLoss } from "./redis-loss.js";
import { lastIdOf, StreamTail } from "./stream-tail.js";

const SYNC = { timeoutMs: 20_000, intervalMs: 25 };
/**
 * How long before a crash the end of what Redis confirmed may be missing, with a margin: with `appendfsync
 * everysec` it answers up to two seconds before it writes when the disk is slow, ms.
 */
const BEHIND_MS = 10_000;

/** Less than senders keep what they have sent. */
const CLOSE_BEHIND_MS = 5_000;
const PATIENCE = { timeoutMs: 6_000, intervalMs: 100 };

/** A master that has died, and what it had. */
interface Dead {
  readonly at: number;
  readonly tail: StreamTail;
}

/** A master with its append-only file, and a replica of it; both may die, and each may be either. */
export class RedisPair {
  readonly losses: RedisLoss[] = [];
  readonly #stream: string;
  readonly #replication: TcpProxy;
  readonly #followers: readonly TcpProxy[];
  #master: RedisServer;
  #replica: RedisServer;
  #dead: Dead | undefined;
  /** The last id that both had when the replica took over from a master that lived on. */
  #partedAfter: string | undefined;

  private constructor(
    stream: string,
    [master, replica]: readonly [RedisServer, RedisServer],
    replication: TcpProxy,
    links: readonly TcpProxy[],
  ) {
    this.#stream = stream;
    this.#master = master;
    this.#replica = replica;
    this.#replication = replication;
    this.#followers = [replication, ...links];
  }

  /**
   * @param stream of which it says what was lost
   * @param makeLinks makes the ways to the master, which lead to its successor after a failover
   */
  static async start(
    stream: string,
    makeLinks: (port: number) => Promise<readonly TcpProxy[]>,
  ): Promise<RedisPair> {
    const servers = await Promise.all([startRedis(), startRedis()]);
    const [{ port }] = servers;
    const pair = new RedisPair(stream, servers, await startTcpProxy({ port }), await makeLinks(port));
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

  async kill(): Promise<void> {
    await this.#die(`${Date.now() - BEHIND_MS}-0`);
  }

  /** Ends it in good order, with everything on disk. */
  stop(): Promise<void> {
    return this.#master.stop();
  }

  async startAgain(): Promise<void> {
    await this.#master.restart();
    await this.#noteLoss("killed");
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
    this.#replication.blackhole();
  }

  async loseMaster(): Promise<void> {
    await this.#die(await this.#lastIdOfReplica());
  }

  /** Makes the replica the master, and leads everybody there who connects from now on. */
  async promote(): Promise<void> {
    await askRedis(this.#replica.url, (redis) => redis.call("REPLICAOF", "NO", "ONE"));
    if (this.#dead === undefined) this.#partedAfter = await this.#lastIdOfReplica();
    [this.#master, this.#replica] = [this.#replica, this.#master];
    for (const link of this.#followers) link.retarget({ port: this.#master.port });
    this.#replication.cut();
    await this.#replication.accept();
    if (this.#dead !== undefined) await this.#noteLoss("failed over");
  }

  /** What is no master any more becomes a replica, started again if it was dead; what only it had is gone. */
  async demote(): Promise<void> {
    if (this.#replica.pid === undefined) await this.#replica.restart();
    const parted = this.#partedAfter;
    this.#partedAfter = undefined;
    const tail = parted && (await StreamTail.freeze(this.#replica.url, this.#stream, parted));
    const partedUntil = Date.now();
    await this.#follow();
    if (!parted || !tail) return;
    const atStake = await this.ask((master) => tail.missingFrom(master));
    this.losses.push({ kind: "switched over", until: partedUntil, over: partedUntil, atStake });
  }

  /** Asks the master, past every proxy. */
  ask<T>(question: (master: Redis) => Promise<T>): Promise<T> {
    return askRedis(this.#master.url, question);
  }

  /** Changes a setting of the master, as CONFIG SET does. */
  async set(setting: string, value: string): Promise<void> {
    await this.ask((master) => master.config("SET", setting, value));
  }

  async flush(): Promise<void> {
    const flush = (behindMs: number) => this.ask((master) => flushRedis(master, this.#stream, behindMs));
    // What nobody sends again says nothing of those who do: better while the workers are not far behind.
    const soon = waitFor("the workers to be close behind", () => flush(CLOSE_BEHIND_MS), PATIENCE);
    const atStake = (await soon.catch(() => flush(Number.MAX_SAFE_INTEGER))) ?? new Set();
    const now = Date.now();
    this.losses.push({ kind: "emptied", until: now, over: now, atStake });
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
    await askRedis(this.#replica.url, async (redis) => {
      await redis.call("REPLICAOF", host, port);
      await redis.call("CLIENT", "UNPAUSE");
    });
    await this.inSync();
  }

  #lastIdOfReplica(): Promise<string> {
    return askRedis(this.#replica.url, (redis) => lastIdOf(redis, this.#stream));
  }

  /** The master crashes; what it had confirmed after an id may be missing from now on. */
  async #die(after: string): Promise<void> {
    const tail = await StreamTail.freeze(this.#master.url, this.#stream, after);
    await this.#master.kill();
    this.#dead = { at: Date.now(), tail };
  }

  /** There is a master again: what it lacks of what the dead one had is lost. */
  async #noteLoss(kind: RedisLoss["kind"]): Promise<void> {
    const dead = this.#dead;
    if (dead === undefined) return;
    this.#dead = undefined;
    const over = Date.now();
    const atStake = await this.ask((master) => dead.tail.missingFrom(master));
    this.losses.push({ kind, until: dead.at, over, atStake });
  }
}
