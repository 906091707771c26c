/** What the canvas shows, in words: one line per track with messages on it. Pure. */
import type { Picture, TokenColumns } from '../../../bridge/protocol/index.ts'

export function summarise(tokens: TokenColumns, picture: Picture): readonly string[] {
  const counts = new Map<number, { tokens: number; messages: number }>()
  for (let row = 0; row < tokens.count; row += 1) {
    const wire = tokens.wire[row] ?? -1
    if (wire < 0) continue
    const count = counts.get(wire) ?? { tokens: 0, messages: 0 }
    count.tokens += 1
    count.messages += tokens.messages[row] ?? 1
    counts.set(wire, count)
  }
  const names = new Map(picture.nodes.map((node) => [node.id, node.name]))
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([index, count]) => {
      const wire = picture.wires[index]
      if (wire === undefined) return []
      const batches = count.messages === count.tokens ? '' : ` in ${count.tokens} ${count.tokens === 1 ? 'batch' : 'batches'}`
      const words = `${count.messages} ${count.messages === 1 ? 'message' : 'messages'}${batches}`
      return [`${words} on ${names.get(wire.from) ?? wire.from} → ${names.get(wire.to) ?? wire.to}`]
    })
}
