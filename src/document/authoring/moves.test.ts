import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../text/edit.ts'
import { parseTree } from '../../text/tree.ts'
import { exampleText, opened } from '../testing/open.ts'
import { forgetPositions, type Move, moveNodes } from './moves.ts'
import { nodeAtOffset, rangeOfNode } from './places.ts'

function moved(text: string, ...moves: readonly Move[]): string {
  const edits = moveNodes(parseTree(text), moves)
  if (!edits.ok) throw new Error(edits.error.message)
  return applyEdits(text, edits.value)
}

const bare = 'Resources:\n  Q: { Type: AWS::SQS::Queue } # q\n'

describe('moving nodes', () => {
  test('changes the numbers that are there, and no other byte', () => {
    const edits = moveNodes(parseTree(exampleText), [
      { node: 'WebShop', x: 151.4, y: 420 },
      { node: 'Ingest', x: 930, y: 600 },
    ])
    expect(edits).toMatchObject({ ok: true, value: [{ text: '151' }, { text: '600' }] })
  })

  test('adds what has no position yet, several at once, beside moves of others', () => {
    const text = 'Metadata:\n  Switchyard:\n    Nodes:\n      A: { X: 1, Y: 2 }\n    Seed: 3\nResources:\n  Q: { Type: AWS::SQS::Queue }\n'
    expect(moved(text, { node: 'Q', x: 10, y: 20 }, { node: 'A', x: 5, y: 2 }, { node: 'a@b.c', x: 1, y: 1 })).toBe(
      text.replace('{ X: 1, Y: 2 }', '{ X: 5, Y: 2 }\n      Q: { X: 10, Y: 20 }\n      a@b.c: { X: 1, Y: 1 }'),
    )
  })

  test('makes the sections that are missing', () => {
    expect(moved(bare, { node: 'Q', x: 10, y: 20 })).toBe(`${bare}Metadata:\n  Switchyard:\n    Nodes:\n      Q: { X: 10, Y: 20 }\n`)
  })

  test('in JSON too', () => {
    const json = '{\n  "Resources": {\n    "Q": { "Type": "AWS::SQS::Queue" }\n  }\n}\n'
    const after = moved(json, { node: 'Q', x: 10, y: 20 }, { node: 'R', x: 1, y: 1 })
    expect(JSON.parse(after)).toMatchObject({ Metadata: { Switchyard: { Nodes: { Q: { X: 10, Y: 20 }, R: { X: 1, Y: 1 } } } } })
    expect(after).toContain('"Q": { "X": 10, "Y": 20 },\n')
    expect(after.startsWith(json.slice(0, json.indexOf('\n  }\n')))).toBe(true)
  })

  test('of a broken position writes it anew', () => {
    const text = 'Metadata:\n  Switchyard:\n    Nodes: { A: here, B: { X: 1, Y: 1 } }\nResources:\n  Q: { Type: AWS::SQS::Queue }\n'
    expect(moved(text, { node: 'Q', x: 3, y: 3 }, { node: 'B', x: 2, y: 1 }, { node: 'A', x: 4, y: 4 })).toContain(
      'Nodes: { A: { X: 4, Y: 4 }, B: { X: 2, Y: 1 }, Q: { X: 3, Y: 3 } }',
    )
  })

  test('forgets all positions', () => {
    const edits = forgetPositions(parseTree(exampleText))
    const after = edits.ok ? applyEdits(exampleText, edits.value) : ''
    expect(opened(after).nodes.every(({ position }) => position === undefined)).toBe(true)
    expect(after.split('\n').length).toBe(exampleText.split('\n').length - 16)
    expect(forgetPositions(parseTree(bare))).toEqual({ ok: true, value: [] })
  })
})

describe('picture and text', () => {
  const shop = opened(exampleText)
  const at = (marker: string) => nodeAtOffset(shop, exampleText.indexOf(marker))

  test('every node and wire has a place, and the place of a node leads back to it', () => {
    for (const { id } of [...shop.nodes, ...shop.wires]) expect(rangeOfNode(shop, id), id).toBeDefined()
    for (const { id } of shop.nodes) expect(nodeAtOffset(shop, rangeOfNode(shop, id)?.start ?? -1), id).toBe(id)
  })

  test('an offset leads to what is written there', () => {
    expect(at('QueueName: billing-queue')).toBe('BillingQueue')
    expect(at('BatchSize: 3')).toBe('event-source:ChargeFromQueue')
    expect(at('Topics: what the shop')).toBeUndefined()
    expect(at('amount: [{ numeric')).toBe('subscription:RefundsToBilling')
    expect(at('maxReceiveCount: 3')).toBe('redrive:FulfilmentQueue')
    expect(at('{ X: 930, Y: 250 }')).toBe('Pack')
    expect(at('Rate: 3/min')).toBe('SupportDesk')
  })
})
