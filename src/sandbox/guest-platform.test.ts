import { format } from 'node:util'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { HandlerHost } from '../engine/kernel/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm, startMs } from './testing/handler-run.ts'

let host: HandlerHost
let count = 0
beforeAll(async () => {
  host = await createHandlerHost(readWasm())
})

function started(files: Record<string, string> | string) {
  const environment = environmentOn(host, codeOf(files), `environment-${++count}`)
  const { end } = environment.init({ AWS_REGION: 'us-east-1', TABLE: 'orders' })
  if (end?.kind !== 'returned') throw new Error(JSON.stringify(end))
  return environment
}
/** What an async handler with this body returns. */
function valueOf(body: string): unknown {
  const { end } = started(`exports.handler = async (event, context) => { ${body} }`).event()
  if (end?.kind !== 'returned') throw new Error(JSON.stringify(end))
  return JSON.parse(end.value)
}
const printed = (body: string) =>
  started(`exports.handler = async () => { ${body} }`)
    .event()
    .console.map(({ text }) => text)

describe('time', () => {
  it('is the entry’s time, in UTC', () => {
    expect(
      valueOf('return [Date.now(), new Date().toISOString(), new Date(2026, 6, 1, 12).toISOString(), new Date().getTimezoneOffset()]'),
    ).toEqual([startMs, '2026-01-05T09:00:00.000Z', '2026-07-01T12:00:00.000Z', 0])
  })
  it('goes on by half a millisecond a tick, so a busy loop on the clock ends', () => {
    expect(valueOf('const from = Date.now(); while (Date.now() - from < 50) {} return Date.now() - from')).toBe(50)
  })
  it('leaves what the invocation has until its deadline', () => {
    expect(valueOf('return context.getRemainingTimeInMillis()')).toBe(3_000)
  })
  it('timers fire when the engine says so, intervals again and again', () => {
    const environment = started(`exports.handler = () => new Promise((done) => {
      let n = 0
      const timer = setInterval(() => { console.log(++n, performance.now()); if (n === 2) { clearInterval(timer); done(n) } }, 50)
    })`)
    expect(environment.event().timers).toEqual([{ timer: 1, delayMs: 50 }])
    expect(environment.timer(1, startMs + 50).timers).toEqual([{ timer: 2, delayMs: 50 }])
    expect(environment.timer(2, startMs + 100)).toMatchObject({
      timers: [],
      console: [{ text: '2 100' }],
      end: { kind: 'returned', value: '2' },
    })
  })
  it('a cleared timer does nothing when it fires', () => {
    const environment = started(
      `exports.handler = () => new Promise((done) => { clearTimeout(setTimeout(() => console.log('no'), 5)); setTimeout(done, 9) })`,
    )
    environment.event()
    expect(environment.timer(1, startMs + 5)).toEqual({ ticks: 0, console: [], calls: [], timers: [] })
    expect(environment.timer(2, startMs + 9).end).toBeDefined()
  })
  it('microtasks come before immediates', () => {
    expect(
      valueOf(`const order = []; setImmediate(() => order.push('immediate')); process.nextTick(() => order.push('tick')); queueMicrotask(() => order.push('micro'))
        order.push('sync'); await new Promise((done) => setImmediate(done)); return order`),
    ).toEqual(['sync', 'tick', 'micro', 'immediate'])
  })
})

describe('console', () => {
  it('prints values as Node does', () => {
    expect(printed(`console.log('hi', { a: 1, b: 'x', c: [1, { d: { e: 1 } }] }, null, undefined, -0, 10n)`)).toEqual([
      "hi { a: 1, b: 'x', c: [ 1, { d: [Object] } ] } null undefined -0 10n",
    ])
    expect(printed(`console.log('%s is %d and %j', 'Bob', 42, { a: 1 }, 'more')`)).toEqual(['Bob is 42 and {"a":1} more'])
    expect(printed(`console.log([new Map([['a', 1]]), new Set([1]), new Date(0), /x/g, Symbol('s'), class A {}, () => {}])`)).toEqual([
      "[\n  Map(1) { 'a' => 1 },\n  Set(1) { 1 },\n  1970-01-01T00:00:00.000Z,\n  /x/g,\n  Symbol(s),\n  [class A],\n  [Function (anonymous)]\n]",
    ])
  })
  it('prints any JSON value as Node does', () => {
    const environment = started('exports.handler = async (event) => { console.log(event.value) }')
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('record'),
      ),
      list: fc.array(tie('value'), { maxLength: 6 }),
      record: fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    }))
    fc.assert(
      fc.property(value, (drawn) => {
        const json = JSON.parse(JSON.stringify(drawn)) as unknown
        expect(environment.event({ value: json }).console[0]?.text).toBe(format(json).slice(0, 2_048))
      }),
      { numRuns: 300, seed: 7 },
    )
  })
  it('prints errors with their lines', () => {
    expect(printed(`try { null.x } catch (error) { console.error('failed:', error.name) }`)).toEqual(['failed: TypeError'])
    expect(printed(`console.log(new RangeError('far'))`)[0]).toMatch(/^RangeError: far\n {4}at \/var\/task\/index\.js:1:\d+$/)
  })
  it('survives values that contain themselves', () => {
    expect(printed('const a = { n: 1 }; a.a = a; console.log(a)')).toEqual(['<ref *1> { n: 1, a: [Circular *1] }'])
  })
  it('keeps 1,000 lines of 2 KB', () => {
    const lines = started(
      `exports.handler = async () => { for (let i = 0; i < 2000; i++) console.info('x'.repeat(i < 1 ? 9000 : 1)) }`,
    ).event().console
    expect(lines).toHaveLength(1_001)
    expect(lines[0]).toEqual({ level: 'info', text: 'x'.repeat(2_048) })
    expect(lines.at(-1)?.text).toContain('more than 1000 lines')
  })
})

describe('what Node and the web give', () => {
  it('hashes and ids', () => {
    expect(
      valueOf(`const { createHash, createHmac, randomUUID } = require('node:crypto')
        return [createHash('md5').update('a').digest('hex'), createHash('sha1').update('a').update('bc').digest('hex'), createHash('sha256').update('abc').digest('base64'),
          createHmac('sha256', 'key').update('abc').digest('hex'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(randomUUID())]`),
    ).toEqual([
      '0cc175b9c0f1b6a831c399e269772661',
      'a9993e364706816aba3e25717850c26c9cd0d89d',
      'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
      '9c196e32dc0175f86f4b1cb89289d6619de6bee699e4c378e68309ed97a1a6ab',
      true,
    ])
  })
  it('Buffer, text and base64', () => {
    expect(
      valueOf(`return [Buffer.from('héllo €😀').toString('base64'), Buffer.from('aGk=', 'base64').toString(), Buffer.from('6869', 'hex').toString('utf8'), Buffer.byteLength('€'),
        Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString('hex'), Buffer.isBuffer(Buffer.alloc(1)), atob(btoa('ok')), new TextDecoder().decode(new TextEncoder().encode('ü€')), Buffer.from('hi')]`),
    ).toEqual(['aMOpbGxvIOKCrPCfmIA=', 'hi', 'hi', 3, '6162', true, 'ok', 'ü€', { type: 'Buffer', data: [104, 105] }])
  })
  it('URL and its parameters', () => {
    expect(
      valueOf(`const url = new URL('../x?a=1&b=%20c#h', 'https://u:p@Example.com:8443/a/b/c'); url.searchParams.append('d', 'e f')
        return [url.href, url.host, url.searchParams.get('b'), String(new URLSearchParams({ q: 'a&b' })), URL.canParse('nope'), new URL('https://x.com:443').href]`),
    ).toEqual(['https://u:p@example.com:8443/a/x?a=1&b=+c&d=e+f#h', 'example.com:8443', ' c', 'q=a%26b', false, 'https://x.com/'])
  })
  it('structuredClone keeps kinds and cycles', () => {
    expect(
      valueOf(`const a = { at: new Date(0), map: new Map([[1, { x: 1 }]]), list: [1, , 3] }; a.self = a; const b = structuredClone(a)
        return [b !== a, b.self === b, b.at instanceof Date, b.map.get(1).x, b.map.get(1) !== a.map.get(1)]`),
    ).toEqual([true, true, true, 1, true])
  })
  it('the environment variables', () => {
    expect(valueOf('return [process.env.TABLE, process.env.MISSING === undefined]')).toEqual(['orders', true])
  })
  it('custom errors that ask for their stack', () => {
    expect(
      valueOf(
        `class Odd extends Error { constructor() { super('odd'); Error.captureStackTrace(this, Odd); this.name = 'Odd' } } return new Odd().stack.split('\\n')[0]`,
      ),
    ).toBe('Error: odd')
  })
})

describe('what is not there', () => {
  it('nothing that could tell hosts apart or reach out', () => {
    expect(
      valueOf('return [typeof WeakRef, typeof FinalizationRegistry, typeof SharedArrayBuffer, typeof Atomics, typeof print, typeof Intl]'),
    ).toEqual(Array(6).fill('undefined'))
  })
  it('modules of Node say so', () => {
    expect(valueOf(`try { require('node:fs') } catch (error) { return error.message }`)).toBe('not simulated: the module node:fs')
  })
})
