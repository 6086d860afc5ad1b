import { type ClusterAddress, slotOf } from "@calltape/shared";
import type { Command, CommandReply, RedisConnection } from "../redis-connection.js";
import type { RedisRoute, RouteOptions, ServerAndKeys } from "../redis-route.js";
import { ClusterNodes } from "./cluster-nodes.js";
import { groupBy } from "./group-by.js";
import { keyOf } from "./key-of.js";
import { NodeAwayError } from "./node-away-error.js";
import { type Redirection, redirectionOf } from "./redirection.js";
import { SlotMap } from "./slot-map.js";

/** Between two questions for the map of slots, ms. */
const REFRESH_MS = 100;
/** A command is sent after its slot so often at most; then its sender tries again later. */
const MAX_REDIRECTIONS = 3;

export interface ClusterConnectionOptions extends RouteOptions {
  readonly address: ClusterAddress;
}

/**
 * The nodes of a Redis Cluster as one way to Redis: each command goes to the
 * master that has the slot of its key, and after it when the slot has moved.
 *
 *     idle --open--> opening --a node tells who has which slot--> ready
 *       ^               |                                           |
 *       +--(none is there, or tells)--+------(no node is left)------+
 *
 * A node that goes away takes only its own slots along: commands for these fail
 * until another node says that they are its own. It connects the masters alone.
 *
 * Not ioredis's Cluster: that one sends again by itself what may have been
 * written, reconnects by itself, and its sockets and timers would keep the
 * caller's process alive.
 */
export class ClusterConnection implements RedisRoute {
  readonly #options: ClusterConnectionOptions;
  readonly #nodes: ClusterNodes;
  #state: "idle" | "opening" | "ready" | "closed" = "idle";
  #slots: SlotMap | undefined;
  #isRefreshing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ClusterConnectionOptions) {
    this.#options = options;
    this.#nodes = new ClusterNodes({
      ...options,
      onReady: () => this.#nodeReady(),
      onLost: (error, wasReady) => this.#nodeLost(error, wasReady),
    });
  }

  get isReady(): boolean {
    return this.#state === "ready";
  }

  get isOpening(): boolean {
    return this.#state === "opening";
  }

  open(): void {
    if (this.#state !== "idle") return;
    this.#state = "opening";
    const seeds = this.#options.address.nodes.map(({ host, port }) => `${host}:${port}`);
    for (const address of new Set([...(this.#slots?.nodes ?? []), ...seeds])) this.#nodes.open(address);
  }

  hurry(): void {
    this.#nodes.each((node) => node.hurry());
  }

  proven(): void {
    this.#nodes.each((node) => {
      if (node.isReady) node.proven();
    });
  }

  /** The nodes say themselves where else to go. */
  drop(): void {
    this.#refreshSoon();
  }

  suspend(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#state !== "closed") this.#state = "idle";
    this.#nodes.each((node) => node.suspend());
    this.#nodes.giveUp();
  }

  close(): void {
    this.suspend();
    this.#state = "closed";
    this.#nodes.each((node) => node.close());
  }

  async run(commands: readonly Command[]): Promise<readonly CommandReply[]> {
    const indices = commands.map((_, index) => index);
    const byMaster = groupBy(indices, (index) => this.#slots?.masterOf(slotOf(keyOf(at(commands, index)))));
    const replies = new Array<CommandReply>(commands.length);
    await Promise.all(
      [...byMaster.values()].map(async (group) => {
        const own = group.map((index) => at(commands, index));
        const node = await this.#nodeOf(keyOf(at(own, 0)));
        const answers = node instanceof Error ? own.map((): CommandReply => [node]) : await node.run(own);
        for (const [position, index] of group.entries()) replies[index] = at(answers, position);
      }),
    );
    return this.#follow(replies, commands);
  }

  serversOf(keys: readonly string[]): readonly ServerAndKeys[] {
    const byMaster = groupBy(keys, (key) => this.#slots?.masterOf(slotOf(key)));
    return [...byMaster].flatMap(([address, own]) => {
      const server = address === undefined || !this.isReady ? undefined : this.#nodes.open(address);
      return server?.isReady ? [{ server, keys: own }] : [];
    });
  }

  async #nodeOf(key: string): Promise<RedisConnection | Error> {
    const slot = slotOf(key);
    const address = this.#slots?.masterOf(slot);
    if (address === undefined || !this.isReady)
      return new NodeAwayError(`the master of slot ${slot}`, undefined);
    const node = await this.#nodes.whenReady(address);
    if (node instanceof Error) this.#refreshSoon();
    return node;
  }

  /** Sends commands that were turned away to where they belong. */
  async #follow(
    replies: readonly CommandReply[],
    commands: readonly Command[],
  ): Promise<readonly CommandReply[]> {
    const latest = [...replies];
    const hostOf = (slot: number) => this.#slots?.masterOf(slot)?.replace(/:\d+$/, "") ?? "";
    for (let round = 0; round < MAX_REDIRECTIONS; round++) {
      const turnedAway = latest.flatMap(([error], index) => {
        const to = redirectionOf(error, hostOf);
        return to === undefined ? [] : [{ index, to }];
      });
      if (latest.some(([error]) => error?.message.startsWith("CLUSTERDOWN"))) this.#refreshSoon();
      if (turnedAway.length === 0) return latest;
      for (const { to } of turnedAway) this.#noteMove(to);
      const groups = groupBy(turnedAway, ({ to }) => `${to.isAsking} ${to.address}`);
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const answers = await this.#sendTo(
            at(group, 0).to,
            group.map(({ index }) => at(commands, index)),
          );
          for (const [position, { index }] of group.entries()) latest[index] = at(answers, position);
        }),
      );
    }
    return latest;
  }

  async #sendTo(
    { address, isAsking }: Redirection,
    commands: readonly Command[],
  ): Promise<readonly CommandReply[]> {
    const node = this.isReady ? await this.#nodes.whenReady(address) : new NodeAwayError(address, undefined);
    if (node instanceof Error) return commands.map(() => [node]);
    if (!isAsking) return node.run(commands);
    const replies = await node.run(commands.flatMap((command): Command[] => [["ASKING"], command]));
    return replies.filter((_, index) => index % 2 === 1);
  }

  #noteMove({ slot, address, isAsking }: Redirection): void {
    if (isAsking) return;
    this.#slots?.move(slot, address);
    this.#refreshSoon();
  }

  #nodeReady(): void {
    if (this.isReady) this.#options.onReady();
    else void this.#refresh();
  }

  #nodeLost(error: Error, wasReady: boolean): void {
    if (this.#state === "opening" && !this.#nodes.isAnyOpening && !this.#nodes.isAnyReady) {
      this.#lose(error, false);
    } else if (this.isReady && !this.#nodes.isAnyReady) {
      this.#lose(error, wasReady);
    } else if (this.isReady && wasReady) {
      this.#refreshSoon();
      this.#options.onPartLost?.();
    }
  }

  #lose(error: Error, wasReady: boolean): void {
    this.suspend();
    this.#options.onLost(error, wasReady);
  }

  #refreshSoon(): void {
    if (!this.isReady) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#refresh();
    }, REFRESH_MS).unref();
  }

  /** Asks the nodes that are there for the map, one after the other, until one gives it. */
  async #refresh(): Promise<void> {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    for (const { host, connection } of this.#nodes.ready()) {
      const [[error, value] = [null]] = await connection.run([["CLUSTER", "SLOTS"]]);
      if (!this.isReady && !this.isOpening) break;
      const map = error === null ? SlotMap.read(value, host) : undefined;
      if (map !== undefined) {
        this.#adopt(map);
        break;
      }
      // Of no use as long as nothing is known: the last one that fails ends the attempt.
      if (this.isOpening) connection.drop(error ?? new Error(`${host} does not tell who has which slot`));
    }
    this.#isRefreshing = false;
  }

  #adopt(map: SlotMap): void {
    const before = this.#slots;
    this.#slots = map;
    const { masters } = map;
    this.#nodes.keepOnly(masters);
    for (const address of masters) this.#nodes.open(address);
    if (this.#state === "opening") {
      this.#state = "ready";
      this.#options.onReady();
    } else if (before?.differsFrom(map) === true) this.#options.onPartLost?.();
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
