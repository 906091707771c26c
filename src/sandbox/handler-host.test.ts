import { beforeAll, describe, expect, it } from 'vitest'
import type { HandlerHost } from '../engine/kernel/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm, startMs, type TestEnvironment } from './testing/handler-run.ts'

let host: HandlerHost
let count = 0
beforeAll(async () => {
  host = await createHandlerHost(readWasm())
})

function started(files: Record<string, string> | string, handler?: string): TestEnvironment {
  const environment = environmentOn(host, codeOf(files, handler), `environment-${++count}`)
  expect(environment.init({ AWS_REGION: 'us-east-1', TABLE: 'orders' })).toMatchObject({ end: { kind: 'returned', value: 'null' } })
  return environment
}
const returnedBy = (body: string, event: unknown = {}) =>
  started(`exports.handler = async (event, context) => { ${body} }`).event(event).end
const returned = (value: unknown) => ({ kind: 'returned', value: JSON.stringify(value) })

describe('how a handler ends', () => {
  it('an async handler returns its value', () => {
    expect(returnedBy('return { got: event.a + 1 }', { a: 1 })).toEqual(returned({ got: 2 }))
  })
  it('an async handler that returns nothing returns null', () => {
    expect(returnedBy('')).toEqual(returned(null))
  })
  it('what a handler throws is told with type, message and lines of the user’s own text', () => {
    const end = started(`
function check(order) {
  if (!order.id) throw new TypeError('no id')
}
exports.handler = async (event) => {
  check(event)
}`).event()
    expect(end.end).toEqual({
      kind: 'threw',
      errorType: 'TypeError',
      errorMessage: 'no id',
      trace: ['TypeError: no id', '    at check (/var/task/index.js:3:37)', '    at /var/task/index.js:6:8'],
    })
  })
  it('columns on the first line are those of the user’s text', () => {
    const text = "exports.handler = async () => { throw new Error('boom') }"
    const end = started(text).event().end
    expect(end).toMatchObject({ trace: ['Error: boom', `    at /var/task/index.js:1:${text.indexOf("('boom") + 1}`] })
  })
  it('a thrown text has the type string and no trace, as on AWS', () => {
    expect(returnedBy("throw 'boom'")).toEqual({ kind: 'threw', errorType: 'string', errorMessage: 'boom', trace: [] })
  })
  it('a callback ends the invocation once the event loop is empty', () => {
    const environment = started(
      `exports.handler = (event, context, callback) => { callback(null, 'done'); setTimeout(() => console.log('late'), 100) }`,
    )
    const first = environment.event()
    expect(first.end).toBeUndefined()
    expect(first.timers).toEqual([{ timer: 1, delayMs: 100 }])
    const second = environment.timer(1, startMs + 100)
    expect(second.console).toEqual([{ level: 'log', text: 'late' }])
    expect(second.end).toEqual(returned('done'))
  })
  it('a callback ends it at once when it does not wait for an empty event loop', () => {
    const text = `exports.handler = (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; setTimeout(() => {}, 100); callback(null, 1) }`
    expect(started(text).event().end).toEqual(returned(1))
  })
  it('a callback with an error fails', () => {
    expect(started(`exports.handler = (e, c, callback) => callback(new Error('no'))`).event().end).toMatchObject({
      kind: 'threw',
      errorMessage: 'no',
    })
  })
  it('what a plain function returns is ignored, as on AWS', () => {
    expect(started('exports.handler = () => 42').event().end).toEqual(returned(null))
  })
  it('an async handler whose promise can never settle fails as AWS has it', () => {
    expect(returnedBy('await new Promise(() => {})')).toMatchObject({ kind: 'threw', errorType: 'Runtime.NodeJsExit' })
  })
  it('a result that is no JSON fails', () => {
    expect(returnedBy('const a = {}; a.a = a; return a')).toMatchObject({
      kind: 'threw',
      errorMessage: 'Unable to stringify response body',
    })
  })
  it('an exception in a timer fails the invocation', () => {
    const environment = started(`exports.handler = () => new Promise(() => setTimeout(() => { throw new RangeError('late') }, 5))`)
    environment.event()
    expect(environment.timer(1, startMs + 5).end).toMatchObject({ kind: 'threw', errorType: 'RangeError', errorMessage: 'late' })
  })
  it('an environment keeps its module state from one invocation to the next', () => {
    const environment = started('let calls = 0; exports.handler = async () => ++calls')
    expect([environment.event().end, environment.event().end]).toEqual([returned(1), returned(2)])
  })
})

describe('loading the code', () => {
  const failure = (files: Record<string, string> | string, handler?: string) =>
    environmentOn(host, codeOf(files, handler), `failing-${++count}`).init().end
  it('a handler that is not exported is named', () => {
    expect(failure('exports.other = 1')).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
    })
  })
  it('a missing module is named', () => {
    expect(failure("require('left-pad')")).toMatchObject({
      kind: 'threw',
      errorType: 'Runtime.ImportModuleError',
      errorMessage: "Error: Cannot find module 'left-pad'\nRequire stack:\n- /var/task/index.js",
    })
  })
  it('a missing file is named', () => {
    expect(failure('', 'app.handler')).toMatchObject({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: expect.stringContaining("Cannot find module 'app'"),
    })
  })
  it('a syntax error is told with its line', () => {
    expect(failure('exports.handler = async () => {\n  return (\n}')).toMatchObject({
      errorType: 'Runtime.UserCodeSyntaxError',
      errorMessage: expect.stringMatching(/^SyntaxError: /),
      trace: expect.arrayContaining([expect.stringContaining('/var/task/index.js:3')]),
    })
  })
  it('text that nests too deeply for the parser is refused', () => {
    expect(failure(`${'['.repeat(500)}${']'.repeat(500)}`)).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' })
  })
  it('an error while the code loads is the init’s error, and every event’s', () => {
    const environment = environmentOn(host, codeOf("throw new Error('at load')"), `failing-${++count}`)
    expect(environment.init().end).toMatchObject({ kind: 'threw', errorMessage: 'at load' })
    expect(environment.event().end).toMatchObject({ kind: 'threw', errorMessage: 'at load' })
  })
})

describe('the journal', () => {
  it('the same code and journal give the same outcomes, ticks included, in a fresh host', async () => {
    const text = `exports.handler = async () => { let s = 0; for (let i = 0; i < 1e5; i++) s += i % 7; console.log(s, Math.random(), crypto.randomUUID(), Date.now()); return s }`
    const script = (on: HandlerHost) => {
      const environment = environmentOn(on, codeOf(text))
      return [environment.init(), environment.event(), environment.event()]
    }
    const other = await createHandlerHost(readWasm(), { keep: 0 })
    const first = script(host)
    expect(script(host)).toEqual(first)
    expect(script(other)).toEqual(first)
    expect(first.map(({ ticks }) => ticks)).toEqual([0, 20, 20])
  })
  it('the seed decides what is random', () => {
    const drawn = (seed: number) => {
      const environment = environmentOn(host, codeOf('exports.handler = async () => Math.random()'), `seed-${++count}`)
      environment.init({}, seed)
      return environment.event().end
    }
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })
  it('the host tells whose code it enters', async () => {
    const seen: unknown[] = []
    const watched = await createHandlerHost(readWasm(), { onEnter: (run) => seen.push(run), onLeave: () => seen.push('left') })
    const environment = environmentOn(watched, codeOf('exports.handler = async () => 1'))
    environment.init()
    environment.event()
    expect(seen).toEqual([{ environment: 'environment-1' }, 'left', { environment: 'environment-1', invocation: 'invocation-1' }, 'left'])
  })
})
