import { describe, expect, test } from 'vitest'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { eventsOf, languageOf, nodeAround } from './code-texts.ts'

const nodes = [
  { id: 'Queue', kind: 'queue', range: { start: 0, end: 10 } },
  { id: 'Topic', kind: 'topic', range: { start: 12, end: 40 } },
  { id: 'Inside', kind: 'inbox', range: { start: 20, end: 25 } },
] as unknown as Picture['nodes']

describe('the event of a handler', () => {
  test('comes from what is wired to its function, and several are told as alternatives', () => {
    const wires = [
      { from: 'Topic', to: 'Both', kind: 'subscription' },
      { from: 'Queue', to: 'Both', kind: 'event-source' },
      { from: 'Queue', to: 'Reader', kind: 'event-source' },
      { from: 'Queue', to: 'Lonely', kind: 'permission' },
    ] as unknown as Picture['wires']
    const code = ['Both', 'Reader', 'Lonely'].map((id) => ({ id, path: id, files: [`${id}.mjs`] }))
    expect(eventsOf({ nodes, wires, code })).toEqual({ 'Both.mjs': 'SNSEvent | SQSEvent', 'Reader.mjs': 'SQSEvent' })
  })
})

describe('the node around an offset', () => {
  test('is the smallest that is written there', () => {
    expect([5, 11, 15, 22, 50].map((offset) => nodeAround(nodes, offset))).toEqual(['Queue', undefined, 'Topic', 'Inside', undefined])
  })
})

describe('the language of a text', () => {
  test('is told by the ending, or else by how it begins', () => {
    expect(languageOf('a.mjs', '')).toBe('javascript')
    expect(languageOf('a.json', 'Resources:')).toBe('json')
    expect(languageOf('a.template', '\n {')).toBe('json')
    expect(languageOf('a.template', 'Resources: {}')).toBe('yaml')
  })
})
