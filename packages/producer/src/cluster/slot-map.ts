const SLOTS = 16_384;

/** Who has which slot of a cluster. A node is named by its address, `host:port`. */
export class SlotMap {
  readonly #masters: (string | undefined)[];
  /** All nodes, replicas included. */
  readonly nodes: ReadonlySet<string>;

  private constructor(masters: (string | undefined)[], nodes: ReadonlySet<string>) {
    this.#masters = masters;
    this.nodes = nodes;
  }

  /**
   * Reads what CLUSTER SLOTS says; `undefined` if that is no map, or one without any slot. A node that does not
   * know its own name is the one that was asked.
   *
   * @param askedHost the host of the node that was asked
   */
  static read(reply: unknown, askedHost: string): SlotMap | undefined {
    if (!Array.isArray(reply) || reply.length === 0) return undefined;
    const masters = new Array<string | undefined>(SLOTS);
    const nodes = new Set<string>();
    for (const range of reply) {
      const [from, to, ...owners] = range as [number, number, ...[string | null, number][]];
      const addresses = owners.map(([host, port]) => `${host || askedHost}:${port}`);
      for (const address of addresses) nodes.add(address);
      masters.fill(addresses[0], from, to + 1);
    }
    return new SlotMap(masters, nodes);
  }

  /** The addresses of the nodes that have slots. */
  get masters(): ReadonlySet<string> {
    const masters = new Set(this.#masters);
    masters.delete(undefined);
    return masters as Set<string>;
  }

  masterOf(slot: number): string | undefined {
    return this.#masters[slot];
  }

  /** Notes that a slot has another master, before all of the map is asked for again. */
  move(slot: number, address: string): void {
    this.#masters[slot] = address;
  }

  /** Whether any slot has another master here than there. */
  differsFrom(other: SlotMap): boolean {
    return this.#masters.some((address, slot) => address !== other.#masters[slot]);
  }
}
