/** What is to happen, soonest first; at one moment in the order in which it was put in. */
export type EventQueue<T> = {
  readonly put: (at: number, what: T) => void;
  readonly take: () => { readonly at: number; readonly what: T } | undefined;
};

type Entry<T> = { readonly at: number; readonly no: number; readonly what: T };

/** An empty queue (a binary heap). */
export function eventQueue<T>(): EventQueue<T> {
  const heap: Entry<T>[] = [];
  let count = 0;
  return {
    put: (at, what) => {
      count += 1;
      heap.push({ at, no: count, what });
      rise(heap, heap.length - 1);
    },
    take: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
}

function isBefore<T>(a: Entry<T> | undefined, b: Entry<T> | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.at === b.at ? a.no < b.no : a.at < b.at;
}

function swap<T>(heap: Entry<T>[], i: number, j: number): void {
  const [a, b] = [heap[i], heap[j]];
  if (a === undefined || b === undefined) return;
  heap[i] = b;
  heap[j] = a;
}

function rise<T>(heap: Entry<T>[], from: number): void {
  for (let at = from; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap[at], heap[parent])) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink<T>(heap: Entry<T>[]): void {
  for (let at = 0; ;) {
    const left = 2 * at + 1;
    const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    if (!isBefore(heap[child], heap[at])) return;
    swap(heap, at, child);
    at = child;
  }
}
