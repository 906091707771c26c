/** Guest: the hidden clock, randomness, timers and microtasks. Time passes only between journal entries and by ticks. */

export const eventLoop = String.raw`
const { parse: parseJson, stringify: stringifyJson } = JSON
const hidden = (target, name, value) =>
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'print', 'scriptArgs'])
  delete globalThis[name]

// Text read at run time: 'eval' becomes indirect, and neither it nor 'Function' reads what nests too deeply.
const readable = (text) => {
  if (host('nests', text) === '1') throw new SyntaxError('nested too deeply to be simulated')
  return text
}
const evaluateText = globalThis.eval
hidden(globalThis, 'eval', (text) => (typeof text === 'string' ? evaluateText(readable(text)) : text))
for (const made of [function () {}, async function () {}, function* () {}, async function* () {}]) {
  const proto = Object.getPrototypeOf(made), Real = proto.constructor
  const Guarded = function (...texts) { return Reflect.construct(Real, texts.map((text) => readable(String(text))), new.target || Guarded) }
  Object.defineProperty(Guarded, 'name', { value: Real.name })
  Guarded.prototype = proto
  Object.defineProperty(proto, 'constructor', { value: Guarded, writable: true, configurable: true })
  if (Real === Function) hidden(globalThis, 'Function', Guarded)
}

// A stream of its own for each purpose: sfc32 (Chris Doty-Humphrey), seeded when the environment starts.
const stream = (salt) => {
  let a = 0, b = 0, c = 0, d = 1
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  const seed = (value) => {
    a = value | 0, b = salt, c = (value / 4294967296) | 0, d = 1
    for (let i = 0; i < 12; i++) next()
  }
  return { next, seed }
}
const numbers = stream(0x6d617468), identifiers = stream(0x75756964)
Math.random = function random() {
  return ((numbers.next() >>> 5) * 67108864 + (numbers.next() >>> 6)) / 9007199254740992
}

const state = { environment: {}, startedAt: 0, calls: 0, timers: 0, invocation: undefined, handler: undefined, loading: undefined }
const pendingCalls = new Map(), pendingTimers = new Map()
let immediates = []

const report = (error) => (state.invocation ? state.invocation.fail(error) : host('console', 'error', 'Uncaught Exception ' + inspectError(error)))
const guarded = (run, values) => {
  try {
    run(...values)
  } catch (error) {
    report(error)
  }
}
const callable = (run) => {
  if (typeof run === 'function') return run
  const error = new TypeError('The "callback" argument must be of type function. Received ' + inspect(run))
  error.code = 'ERR_INVALID_ARG_TYPE'
  throw error
}

class Timeout {
  constructor(run, delay, values, repeat) {
    Object.defineProperty(this, 'plan', { value: { run, values, repeat, referenced: true, timer: 0 }, enumerable: false })
    const wanted = Math.trunc(Number(delay))
    this.plan.delay = wanted >= 1 && wanted <= 2147483647 ? wanted : 1
    start(this)
  }
  ref() { this.plan.referenced = true; return this }
  unref() { this.plan.referenced = false; return this }
  hasRef() { return this.plan.referenced }
  refresh() { pendingTimers.delete(this.plan.timer); start(this); return this }
  close() { pendingTimers.delete(this.plan.timer); return this }
  [Symbol.toPrimitive]() { return this.plan.timer }
}
const start = (timeout) => {
  timeout.plan.timer = ++state.timers
  pendingTimers.set(timeout.plan.timer, timeout)
  host('timer', timeout.plan.timer, timeout.plan.delay)
}
const fire = (timer) => {
  const timeout = pendingTimers.get(timer)
  if (!timeout) return
  pendingTimers.delete(timer)
  guarded(timeout.plan.run, timeout.plan.values)
  if (timeout.plan.repeat && !timeout.plan.stopped) start(timeout)
}
const stop = (timeout) => {
  if (timeout instanceof Timeout) timeout.plan.stopped = true, pendingTimers.delete(timeout.plan.timer)
  else if (timeout !== undefined && timeout !== null) stop(pendingTimers.get(Number(timeout)))
}
hidden(globalThis, 'setTimeout', function setTimeout(run, delay, ...values) { return new Timeout(callable(run), delay, values, false) })
hidden(globalThis, 'setInterval', function setInterval(run, delay, ...values) { return new Timeout(callable(run), delay, values, true) })
hidden(globalThis, 'clearTimeout', function clearTimeout(timeout) { stop(timeout) })
hidden(globalThis, 'clearInterval', function clearInterval(timeout) { stop(timeout) })
hidden(globalThis, 'setImmediate', function setImmediate(run, ...values) {
  const immediate = { run: callable(run), values }
  immediates.push(immediate)
  return immediate
})
hidden(globalThis, 'clearImmediate', function clearImmediate(immediate) { immediates = immediates.filter((other) => other !== immediate) })
const settled = Promise.resolve()
const later = (run, values) => { settled.then(() => guarded(run, values)) }
hidden(globalThis, 'queueMicrotask', function queueMicrotask(run) { later(callable(run), []) })
hidden(globalThis, 'performance', {
  now: () => Date.now() - state.startedAt,
  get timeOrigin() { return state.startedAt },
  mark: () => undefined,
  measure: () => undefined,
})
const waiting = () => {
  if (pendingCalls.size > 0) return true
  for (const timeout of pendingTimers.values()) if (timeout.plan.referenced) return true
  return false
}
`
