import { expect, it } from 'vitest'
import { nodeFigures } from './node-figures.ts'

type View = Parameters<typeof nodeFigures>[0]

const told = (view: View, clockMs = 0): readonly string[] =>
  nodeFigures(view, clockMs).map(({ figure, unit, caption }) => [figure, unit, caption].filter((part) => part !== undefined).join(' '))

const rule = { kind: 'rule', name: 'r', isEnabled: true, schedule: null, nextAt: null, targets: [] } as const

it.each<[string, View, number, readonly string[]]>([
  [
    'a bucket: what is in it and what was done with it',
    { kind: 'bucket', objects: 1_284, bytes: 64, writes: 1_290, reads: 3, deeds: [] },
    0,
    ['1,284 objects', '64 bytes', '1,290 writes', '3 reads'],
  ],
  [
    'a bus: an event is matched when at least one rule took it',
    { kind: 'bus', received: 10, unmatched: 4, delivered: 11, failed: 1, rules: [], deeds: [] },
    0,
    ['10 events', '6 matched', '11 delivered', '1 failed'],
  ],
  [
    'a rule: an invocation that failed is one of the invocations',
    { ...rule, matched: 3, delivered: 4, failed: 2 },
    0,
    ['3 matched', '6 invocations', '2 failed'],
  ],
  [
    'a schedule: how long it is until it comes due',
    { ...rule, schedule: 'rate(1 minute)', nextAt: 60_000, matched: 0, delivered: 0, failed: 0 },
    15_000,
    ['0 triggered', '0 invocations', '0 failed', '45.0 s next in'],
  ],
])('%s', (_, view, clockMs, figures) => {
  expect(told(view, clockMs)).toEqual(figures)
})
