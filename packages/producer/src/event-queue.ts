/** Items per link; taking from a link's front moves an index, never the items. */
const LINK_SIZE = 256;

interface Link<T> {
  readonly items: T[];
  taken: number;
  next: Link<T> | undefined;
}

const emptyLink = <T>(): Link<T> => ({ items: [], taken: 0, next: undefined });

/**
 * First in, first out, as a chain of short arrays: both ends are O(1), and a
 * link is garbage as soon as it has been taken, so that a drained queue holds
 * no memory however long it was.
 */
export class EventQueue<T> {
  #first: Link<T> = emptyLink();
  #last: Link<T> = this.#first;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#last.items.length === LINK_SIZE) {
      this.#last.next = emptyLink();
      this.#last = this.#last.next;
    }
    this.#last.items.push(item);
    this.#length++;
  }

  peek(): T | undefined {
    return this.#first.items[this.#first.taken];
  }

  shift(): T | undefined {
    const item = this.peek();
    if (item === undefined) return undefined;
    this.#length--;
    this.#first.taken++;
    if (this.#length === 0) {
      this.#first = emptyLink();
      this.#last = this.#first;
    } else if (this.#first.taken === LINK_SIZE && this.#first.next !== undefined) {
      this.#first = this.#first.next;
    }
    return item;
  }
}
