import { beforeAll, describe, expect, it } from 'vitest'
import { sized } from '../base/testing/scripts.ts'
import type { HandlerHost } from '../engine/kernel/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm, startMs } from './testing/handler-run.ts'
import { hostileHandlers } from './testing/hostile-handlers.ts'

let host: HandlerHost
beforeAll(async () => {
  host = await createHandlerHost(readWasm(), { keep: 2 })
})

function started(text: string, name: string) {
  const environment = environmentOn(host, codeOf(text), name)
  environment.init()
  return environment
}

/** Many seconds of computing, so the second run is left to full-size runs. */
const runs = sized({ whole: 2, sample: 1 })

describe('each hostile handler is ended by its guard, the same way each time', () => {
  it.each(Object.entries(hostileHandlers))(
    '%s',
    (name, { body, endedBy }) => {
      const outcomes = Array.from({ length: runs }, () => started(`exports.handler = async () => { ${body} }`, name).event())
      expect(outcomes[0]?.end).toEqual({ kind: 'exhausted', of: endedBy })
      expect(outcomes.at(-1)).toEqual(outcomes[0])
    },
    60_000,
  )
})

describe('around a hostile handler', () => {
  it('a neighbour goes on as if nothing had happened', () => {
    const neighbour = started('let n = 0; exports.handler = async () => ++n', 'neighbour')
    expect(neighbour.event().end).toEqual({ kind: 'returned', value: '1' })
    for (const [name, { body }] of Object.entries(hostileHandlers).slice(0, 4))
      started(`exports.handler = async () => { ${body} }`, name).event()
    expect(neighbour.event().end).toEqual({ kind: 'returned', value: '2' })
  })
  it('what was printed and called before the end is kept', () => {
    const outcome = started(
      `const { SNS } = require('@aws-sdk/client-sns'); exports.handler = async () => { console.log('before'); new SNS().publish({ Message: 'm' }); for (;;) {} }`,
      'kept',
    ).event()
    expect(outcome).toMatchObject({ ticks: 2_000, console: [{ text: 'before' }], calls: [{ operation: 'Publish' }], end: { of: 'ticks' } })
  })
  it('code that hangs while it loads is ended too', () => {
    const environment = environmentOn(host, codeOf('for (;;) {}'), 'hangs at load')
    expect(environment.init()).toMatchObject({ ticks: 2_000, end: { kind: 'exhausted', of: 'ticks' } })
  })
  it('the environment is lost: whatever it is given later ends alike', () => {
    const environment = started('exports.handler = async () => { for (;;) {} }', 'lost')
    environment.event()
    expect(environment.event()).toEqual({ ticks: 0, console: [], calls: [], timers: [], end: { kind: 'exhausted', of: 'ticks' } })
  })
  it('fuel is for the whole invocation, over all of its entries', () => {
    const environment = started(
      `const burn = () => { for (let i = 0; i < 1.5e5; i++); }
exports.handler = () => new Promise(() => { burn(); setTimeout(() => { burn(); setTimeout(burn, 1) }, 1) })`,
      'fuel',
    )
    const spent = [environment.event({}, { fuel: 70 }), environment.timer(1, startMs + 100), environment.timer(2, startMs + 200)]
    expect(spent.map(({ ticks }) => ticks)).toEqual([30, 30, 10])
    expect(spent.map(({ end }) => end)).toEqual([undefined, undefined, { kind: 'exhausted', of: 'ticks' }])
  })
  it('a guest that bends intrinsics hands out nothing that is malformed', () => {
    const bend = `const { SQS } = require('@aws-sdk/client-sqs'); const sqs = new SQS()
Object.hasOwn = () => true; Object.keys = () => ({}); JSON.stringify = () => '{'; Number.prototype.toString = () => 'x'; Array.isArray = () => true
const timer = setTimeout(() => {}, 5); timer.plan.delay = 'soon'; timer.refresh()
sqs.send({ operation: 'constructor', input: {} }).catch(() => {}); sqs.send({ operation: { toString() { throw 1 } } }).catch(() => {})
sqs.sendMessage(Object.assign(() => 1, {})); sqs.sendMessage({ toJSON() {} })`
    const environment = started(`exports.handler = async () => { ${bend}; await import('node:url'); return { a: 1 } }`, 'bent')
    const { calls, timers, end } = environment.event()
    for (const { operation, input } of calls) expect([operation, JSON.parse(input)]).toEqual(['SendMessage', {}])
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([5, 1])
    expect(end).toEqual({ kind: 'returned', value: '{"a":1}' })
  })
  it('a result of AWS’s largest size is no trouble', () => {
    const { end } = started(`exports.handler = async () => 'x'.repeat(6291550)`, 'large').event()
    expect(end?.kind === 'returned' && end.value.length).toBe(6_291_552)
  })
})
