/** What is due when, the earliest first; of two at the same time the one entered first. */
export class Agenda<T> {
  /** A binary heap: each entry is no later than its children at 2i+1 and 2i+2. */
  readonly #heap: { readonly at: number; readonly order: number; readonly item: T }[] = [];
  #entered = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** When the next one is due; never, if there is none. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(at: number, item: T): void {
    this.#heap.push({ at, order: this.#entered++, item });
    let child = this.#heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isEarlier(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Takes out the next one. */
  take(): T | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first?.item;
    this.#heap[0] = last;
    let parent = 0;
    for (;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const child = right < this.#heap.length && this.#isEarlier(right, left) ? right : left;
      if (child >= this.#heap.length || !this.#isEarlier(child, parent)) return first.item;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
