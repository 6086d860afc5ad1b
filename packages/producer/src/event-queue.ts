import type { HeldEvent } from "./bounded-buffer.js";

/** Events per link. */
const LINK_SIZE = 256;

/** A link's events as one block of bytes: nothing in it for the garbage collector to walk over. */
interface PackedEvents {
  readonly text: Buffer;
  /** Where each event's JSON ends, in UTF-16 units of the text. */
  readonly ends: Uint32Array;
  readonly sizes: Float64Array;
  readonly positions: Float64Array;
}

interface Link {
  events: HeldEvent[];
  packed: PackedEvents | undefined;
  taken: number;
  next: Link | undefined;
}

const emptyLink = (): Link => ({ events: [], packed: undefined, taken: 0, next: undefined });

/**
 * First in, first out, as a chain of short arrays: both ends are O(1), and a
 * link is garbage as soon as it has been taken, so that a drained queue holds
 * no memory however long it was.
 *
 * A full link between the first and the last is *packed*: tens of thousands of
 * events waiting for Redis would else make the collector hold up the event loop
 * of the program that records. It is unpacked when it becomes the first.
 */
export class EventQueue {
  #first = emptyLink();
  #last = this.#first;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(event: HeldEvent): void {
    if (this.#last.events.length === LINK_SIZE) {
      if (this.#last !== this.#first) pack(this.#last);
      this.#last.next = emptyLink();
      this.#last = this.#last.next;
    }
    this.#last.events.push(event);
    this.#length++;
  }

  peek(): HeldEvent | undefined {
    return this.#first.events[this.#first.taken];
  }

  shift(): HeldEvent | undefined {
    const event = this.peek();
    if (event === undefined) return undefined;
    this.#length--;
    this.#first.taken++;
    if (this.#length === 0) {
      this.#first = emptyLink();
      this.#last = this.#first;
    } else if (this.#first.taken === LINK_SIZE && this.#first.next !== undefined) {
      this.#first = this.#first.next;
      unpack(this.#first);
    }
    return event;
  }
}

function pack(link: Link): void {
  let end = 0;
  link.packed = {
    // JSON.stringify escapes lone surrogates, so the way to bytes and back changes nothing.
    text: Buffer.from(link.events.map(({ json }) => json).join("")),
    ends: Uint32Array.from(link.events, ({ json }) => {
      end += json.length;
      return end;
    }),
    sizes: Float64Array.from(link.events, ({ bytes }) => bytes),
    positions: Float64Array.from(link.events, ({ position }) => position),
  };
  link.events = [];
}

function unpack(link: Link): void {
  if (link.packed === undefined) return;
  const { text, ends, sizes, positions } = link.packed;
  const json = text.toString();
  link.events = Array.from(ends, (end, index) => ({
    json: json.slice(ends[index - 1] ?? 0, end),
    bytes: sizes[index] ?? 0,
    position: positions[index] ?? 0,
  }));
  link.packed = undefined;
}
