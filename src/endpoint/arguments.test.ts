import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { asksForHelp } from './help.ts'

const read = (line: string) => readArguments(line.split(' ').filter((word) => word !== ''))

describe('the command line of simulate', () => {
  test.each([
    ['a.yaml', { file: 'a.yaml', seed: undefined, until: { kind: 'time', ms: 600_000 } }],
    ['a.yaml --seed 42 --until 90s', { file: 'a.yaml', seed: 42, until: { kind: 'time', ms: 90_000 } }],
    ['--until 2h a.yaml', { file: 'a.yaml', seed: undefined, until: { kind: 'time', ms: 7_200_000 } }],
    ['a.yaml --until 10m', { file: 'a.yaml', seed: undefined, until: { kind: 'time', ms: 600_000 } }],
    ['a.yaml --until 1d', { file: 'a.yaml', seed: undefined, until: { kind: 'time', ms: 86_400_000 } }],
    ['a.yaml --until 250ms', { file: 'a.yaml', seed: undefined, until: { kind: 'time', ms: 250 } }],
    ['a.yaml --steps 100', { file: 'a.yaml', seed: undefined, until: { kind: 'steps', steps: 100 } }],
    ['--idle a.yaml', { file: 'a.yaml', seed: undefined, until: { kind: 'idle' } }],
  ])('%s', (line, value) => {
    expect(read(line)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'name one template'],
    ['a.yaml b.yaml', 'name one template'],
    ['a.yaml --until soon', '--until soon is not understood'],
    ['a.yaml --until', '--until is not understood'],
    ['a.yaml --steps -1', '--steps -1 is not understood'],
    ['a.yaml --seed 1.5', '--seed 1.5 is not understood'],
    ['a.yaml --fast', '--fast is not understood'],
    ['a.yaml --constructor 1', '--constructor 1 is not understood'],
  ])('%s: %s', (line, error) => {
    expect(read(line)).toEqual({ ok: false, error })
  })
})

test('help is asked for in any place, and by nothing else', () => {
  expect(asksForHelp(['--help'])).toBe(true)
  expect(asksForHelp(['a.yaml', '--idle', '-h'])).toBe(true)
  expect(asksForHelp(['help.yaml', '--seed', '1'])).toBe(false)
})
