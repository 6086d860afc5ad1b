import type { HeldEvent } from "./bounded-buffer.js";
import { type PackedEvents, packEvents, unpackEvents } from "./packed-events.js";

/** Events per link. */
const LINK_SIZE = 256;

/** So many events wait only when Redis does not keep up, or is away. */
const PACK_FROM = 4_096;

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
 * Once thousands of events wait, a link is *packed* when it is full: tens of
 * thousands of them would else make the collector hold up the event loop of the
 * program that records. It is unpacked when it becomes the first.
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
      if (this.#length >= PACK_FROM) pack(this.#last);
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
  link.packed = packEvents(link.events);
  link.events = [];
}

function unpack(link: Link): void {
  if (link.packed === undefined) return;
  link.events = unpackEvents(link.packed);
  link.packed = undefined;
}
