/** The picture as rows: each node, and below it the wires that leave it. Pure. */
import type { NodeView, Picture, PictureNode, PictureWire, TokenColumns } from '../../../bridge/protocol/index.ts'
import { countText } from '../../ui/virtual-time.ts'

export type OutlineRow =
  | { readonly kind: 'node'; readonly id: string; readonly node: PictureNode }
  /** Its node is where it leads. */
  | { readonly kind: 'wire'; readonly id: string; readonly wire: PictureWire; readonly index: number; readonly node: PictureNode }

/** From sources on, along the wires, as one would tell it; what nothing leads to stands in the order of the document. */
export function outlineRows({ nodes, wires }: Pick<Picture, 'nodes' | 'wires'>): readonly OutlineRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const leaving = new Map<string, { readonly wire: PictureWire; readonly index: number }[]>()
  for (const [index, wire] of wires.entries()) leaving.set(wire.from, [...(leaving.get(wire.from) ?? []), { wire, index }])
  const told = new Set<string>()
  const rows: OutlineRow[] = []
  const tell = (first: PictureNode): void => {
    const waiting = [first]
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (told.has(node.id)) continue
      told.add(node.id)
      rows.push({ kind: 'node', id: node.id, node })
      for (const { wire, index } of leaving.get(node.id) ?? []) {
        const target = byId.get(wire.to)
        if (target === undefined) continue
        rows.push({ kind: 'wire', id: `wire ${wire.id}`, wire, index, node: target })
        waiting.push(target)
      }
    }
  }
  const entered = new Set(wires.flatMap(({ from, to }) => (from === to ? [] : [to])))
  for (const node of [...nodes.filter(({ id }) => !entered.has(id)), ...nodes]) tell(node)
  return rows
}

/** `to fulfilment-queue`, and how: `subscription, type = goods`. */
export function wireWords({ kind, label }: PictureWire): string {
  return label === undefined ? kind.replaceAll('-', ' ') : `${kind.replaceAll('-', ' ')}, ${label}`
}

/** The live figures of a node, in words. */
export function figureWords(view: NodeView | undefined): string {
  switch (view?.kind) {
    case 'queue': {
      const { visible, inFlight, delayed } = view.ledger
      return [
        `${countText(visible)} waiting`,
        `${countText(inFlight)} in flight`,
        ...(delayed > 0 ? [`${countText(delayed)} delayed`] : []),
      ].join(', ')
    }
    case 'topic':
      return `${countText(view.published)} published${view.failed > 0 ? `, ${countText(view.failed)} not delivered` : ''}${view.refused > 0 ? `, ${countText(view.refused)} refused` : ''}`
    case 'function':
      return `${countText(view.busy)} busy, ${countText(view.invocations)} run${view.errors > 0 ? `, ${countText(view.errors)} failed` : ''}`
    case 'source':
      return `${countText(view.sent)} sent${view.refused > 0 ? `, ${countText(view.refused)} refused` : ''}`
    case 'inbox':
      return `${countText(view.count)} received${view.bounced > 0 ? `, ${countText(view.bounced)} bounced` : ''}`
    case 'endpoint':
      return `${countText(view.requests)} requests`
    case 'table':
      return `${countText(view.items)} items, ${countText(view.writes)} written`
    case 'workflow':
      return `${countText(view.running)} running, ${countText(view.succeeded)} succeeded${view.failed + view.timedOut > 0 ? `, ${countText(view.failed + view.timedOut)} failed` : ''}`
    case 'bucket':
      return `${countText(view.objects)} objects, ${countText(view.writes)} written`
    case 'bus':
      return `${countText(view.received)} events, ${countText(view.received - view.unmatched)} matched${view.failed > 0 ? `, ${countText(view.failed)} failed` : ''}`
    case 'rule':
      return `${countText(view.matched)} matched, ${countText(view.delivered + view.failed)} invocations${view.failed > 0 ? `, ${countText(view.failed)} failed` : ''}`
    case 'inert':
      return 'not simulated'
    case undefined:
      return ''
  }
}

/** Messages under way on each wire, by its index. */
export function underWay(tokens: TokenColumns | undefined): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let row = 0; row < (tokens?.count ?? 0); row += 1) {
    const wire = tokens?.wire[row] ?? -1
    counts.set(wire, (counts.get(wire) ?? 0) + (tokens?.messages[row] ?? 1))
  }
  return counts
}
