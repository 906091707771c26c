import { describe, expect, test } from 'vitest'
import type { ConsoleLine } from '../../../../bridge/protocol/index.ts'
import { invocationsOf } from './invocations.ts'

const line = (requestId: string, atMs: number, text: string, level = 'platform'): ConsoleLine => ({ requestId, atMs, text, level })
const report = (id: string, more = '') =>
  `REPORT RequestId: ${id}\tDuration: 12.00 ms\tBilled Duration: 262 ms\tMemory Size: 128 MB\tInit Duration: 250.00 ms${more}`
const error = (stack: readonly string[]) =>
  `Invoke Error \t${JSON.stringify({ errorType: 'StockError', errorMessage: 'no boxes left', stack })}`

describe('the invocations of a console', () => {
  test('are told newest first, each with its own lines only', () => {
    const found = invocationsOf([
      line('a', 10, 'START RequestId: a Version: $LATEST'),
      line('a', 12, 'packing', 'info'),
      line('b', 13, 'START RequestId: b Version: $LATEST'),
      line('a', 22, 'END RequestId: a'),
      line('a', 22, report('a')),
    ])
    expect(found.map(({ requestId, end, lines }) => [requestId, end, lines.map(({ text }) => text)])).toEqual([
      ['b', 'running', []],
      ['a', 'returned', ['packing']],
    ])
  })

  test('carry what Lambda reports of them', () => {
    const [found] = invocationsOf([line('a', 10, 'START RequestId: a Version: $LATEST'), line('a', 22, report('a'))])
    expect(found).toMatchObject({ beganAt: 10, durationMs: 12, billedMs: 262, memoryMb: 128, initMs: 250 })
  })

  test('name the lines of the code that an error came through, and leave the runtime’s without a place', () => {
    const stack = [
      'StockError: no boxes left',
      '    at take (/var/task/lib/stock.mjs:7:11)',
      '    at Runtime.handler (file:///var/task/index.mjs:3:9)',
      '    at <anonymous>',
    ]
    const [found] = invocationsOf([
      line('a', 1, 'START'),
      line('a', 2, error(stack), 'error'),
      line('a', 2, report('a', '\tStatus: error')),
    ])
    expect(found?.end).toBe('failed')
    expect(found?.thrown).toEqual({
      errorType: 'StockError',
      errorMessage: 'no boxes left',
      frames: [
        { text: 'at take (lib/stock.mjs:7:11)', path: 'lib/stock.mjs', line: 7 },
        { text: 'at Runtime.handler (index.mjs:3:9)', path: 'index.mjs', line: 3 },
        { text: 'at <anonymous>' },
      ],
    })
    expect(found?.lines).toEqual([])
  })

  test('say that their time was over', () => {
    const words = 'Task timed out after 3.00 seconds'
    const [found] = invocationsOf([
      line('a', 1, 'START'),
      line('a', 3001, `2026-01-05T09:00:03.001Z a ${words}`, 'error'),
      line('a', 3001, report('a', '\tStatus: timeout')),
    ])
    expect(found).toMatchObject({ end: 'timed-out', words, lines: [] })
  })

  test('show an error whose line was cut as the line that it is', () => {
    const cut = error(['x'.repeat(50)]).slice(0, 60)
    const [found] = invocationsOf([line('a', 1, 'START'), line('a', 2, cut, 'error'), line('a', 2, report('a', '\tStatus: error'))])
    expect(found?.end).toBe('failed')
    expect(found?.lines.map(({ text }) => text)).toEqual([cut])
  })
})
