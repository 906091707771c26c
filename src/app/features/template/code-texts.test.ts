import { describe, expect, test } from 'vitest'
import type { Diagnostic, Picture } from '../../../bridge/protocol/index.ts'
import { drawnAround, eventsOf, languageOf, marksIn } from './code-texts.ts'

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

describe('what is drawn of the text around an offset', () => {
  const wires = [
    { id: 'redrive:Queue', kind: 'redrive', range: { start: 6, end: 9 } },
    { id: 'traffic:Inside', kind: 'traffic', range: { start: 20, end: 25 } },
    { id: 'subscription:Inside', kind: 'subscription', range: { start: 20, end: 25 } },
    { id: 'permission:P', kind: 'permission', range: { start: 42, end: 60 } },
  ] as unknown as Picture['wires']
  const around = (offset: number): string | undefined => drawnAround({ nodes, wires }, offset)?.id

  test('is the smallest node that is written there', () => {
    expect([5, 11, 15, 22].map(around)).toEqual(['Queue', undefined, 'Topic', 'Inside'])
  })

  test('is a wire where one is written inside a node, but not a policy that only lets one be drawn', () => {
    expect(drawnAround({ nodes, wires }, 7)).toEqual({ kind: 'wire', id: 'redrive:Queue' })
    expect(around(50)).toBeUndefined()
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

describe('what is marked in a text', () => {
  const told = { severity: 'error', message: 'No such state' } as const
  const own: Diagnostic = { ...told, code: 'a', range: { start: 3, end: 5 } }
  const inFile: Diagnostic = {
    ...told,
    code: 'b',
    range: { start: 8, end: 12 },
    within: { file: 'flow.json', range: { start: 4, end: 6 } },
  }
  const files = { 'flow.json': '{\n  "A"\n}', 'other.json': '{}' }

  test('of a file is what stands in it, by its ranges there', () => {
    expect(marksIn('flow.json', [own, inFile], files)).toEqual([{ ...inFile, range: { start: 4, end: 6 } }])
    expect(marksIn('other.json', [own, inFile], files)).toEqual([])
  })

  test('of the template is its own, and, where a file is named, what is wrong there and where', () => {
    expect(marksIn(undefined, [own, inFile], files)).toEqual([own, { ...inFile, message: 'flow.json:2:3: No such state' }])
  })
})
