/**
 * A binary heap in a plain array, so that it survives JSON. The smallest item by `before` stands at index 0.
 * All functions take the array as it is and keep it a heap; none of them copies it.
 */
export type Before<T> = (a: T, b: T) => boolean

export function heapPush<T>(heap: T[], item: T, before: Before<T>): void {
  let index = heap.length
  heap.push(item)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as T
    if (!before(item, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = item
}

/** Removes and returns the smallest item, or `undefined` when the heap is empty. */
export function heapPop<T>(heap: T[], before: Before<T>): T | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (heap.length > 0) sink(heap, last as T, before)
  return top
}

/** Makes a heap of an array in any order. */
export function heapify<T>(items: T[], before: Before<T>): void {
  for (let index = (items.length >> 1) - 1; index >= 0; index--) sink(items, items[index] as T, before, index)
}

function sink<T>(heap: T[], item: T, before: Before<T>, from = 0): void {
  const length = heap.length
  let index = from
  for (;;) {
    let child = 2 * index + 1
    if (child >= length) break
    if (child + 1 < length && before(heap[child + 1] as T, heap[child] as T)) child++
    const below = heap[child] as T
    if (!before(below, item)) break
    heap[index] = below
    index = child
  }
  heap[index] = item
}
