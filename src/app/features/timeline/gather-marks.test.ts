import { expect, it } from 'vitest'
import type { TimelineMark } from '../../../bridge/protocol/index.ts'
import { gatherMarks } from './gather-marks.ts'

const span = { fromMs: 0, toMs: 1_000 }
const mark = (atMs: number, kind: TimelineMark['kind'] = 'error'): TimelineMark => ({ atMs, step: atMs, kind, text: `${kind} at ${atMs}` })

it('marks that stand apart stay single, at their places', () => {
  expect(gatherMarks([mark(100), mark(140)], span, 1_000, 24).map(({ x, count }) => [x, count])).toEqual([
    [100, 1],
    [140, 1],
  ])
})

it('marks closer than that become one, which leads to the first', () => {
  expect(gatherMarks([mark(100), mark(110), mark(123), mark(124)], span, 1_000, 24)).toEqual([
    { kind: 'error', x: 100, count: 3, atMs: 100, step: 100, text: 'error at 100' },
    { kind: 'error', x: 124, count: 1, atMs: 124, step: 124, text: 'error at 124' },
  ])
})

it('a dead letter among errors is what the group shows and leads to', () => {
  expect(gatherMarks([mark(100), mark(110, 'dead-letter'), mark(112)], span, 1_000, 24)).toEqual([
    { kind: 'dead-letter', x: 100, count: 3, atMs: 110, step: 110, text: 'dead-letter at 110' },
  ])
})

it('what people did never merges with what went wrong', () => {
  expect(
    gatherMarks([mark(100), mark(101, 'change'), mark(102), mark(103, 'call')], span, 1_000, 24).map(({ kind, count }) => [kind, count]),
  ).toEqual([
    ['error', 2],
    ['change', 2],
  ])
})

it('what is out of sight is left out', () => {
  expect(gatherMarks([mark(-1), mark(1_001)], span, 1_000, 24)).toEqual([])
})
