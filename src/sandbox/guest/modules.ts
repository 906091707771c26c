/** Guest: `require`, and the few modules of Node that a handler may ask for. What is not there says so by name. */

export const modules = String.raw`
const randomBytes = (size) => {
  const made = new Buffer(size)
  for (let i = 0; i < size; i++) made[i] = identifiers.next() & 255
  return made
}
const randomUUID = () => {
  const made = randomBytes(16)
  made[6] = (made[6] & 15) | 64, made[8] = (made[8] & 63) | 128
  const text = hexEncode(made)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
const digestOf = (algorithm, data) => {
  const hex = host('hash', algorithm, base64Encode(data))
  if (hex === '') throw new Error('not simulated: the "' + algorithm + '" hash')
  return Buffer.wrap(hexDecode(hex))
}
const hashing = (finish) => {
  const parts = []
  const hash = {
    update(value, encoding) { parts.push(bytesOf(value, encoding).slice()); return hash },
    digest(encoding) { const out = finish(Buffer.concat(parts)); return encoding === undefined || encoding === 'buffer' ? out : out.toString(encoding) },
    copy() { const other = hashing(finish); for (const part of parts) other.update(part); return other },
  }
  return hash
}
const createHash = (algorithm) => {
  const name = String(algorithm).toLowerCase().replace('sha-', 'sha')
  digestOf(name, new Uint8Array(0))
  return hashing((data) => digestOf(name, data))
}
const createHmac = (algorithm, secret) => {
  const name = String(algorithm).toLowerCase()
  const key = new Uint8Array(64), given = bytesOf(secret)
  key.set(given.length > 64 ? digestOf(name, given) : given)
  const inner = (data) => digestOf(name, Buffer.concat([key.map((byte) => byte ^ 0x36), data]))
  inner(new Uint8Array(0))
  return hashing((data) => digestOf(name, Buffer.concat([key.map((byte) => byte ^ 0x5c), inner(data)])))
}
const getRandomValues = (target) => {
  const data = bytesOf(target)
  for (let i = 0; i < data.length; i++) data[i] = identifiers.next() & 255
  return target
}
const randomInt = (low, high) => {
  const from = high === undefined ? 0 : low, to = high === undefined ? low : high
  return from + Math.floor((identifiers.next() / 4294967296) * (to - from))
}
hidden(globalThis, 'crypto', { randomUUID, getRandomValues })
const timingSafeEqual = (a, b) => Buffer.compare(bytesOf(a), bytesOf(b)) === 0

const processOf = {
  env: {},
  platform: 'linux', arch: 'x64', pid: 1, argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'], execArgv: [], exitCode: undefined,
  version: 'v22.14.0', versions: { node: '22.14.0' }, release: { name: 'node' },
  cwd: () => '/var/task',
  nextTick: (run, ...values) => later(callable(run), values),
  uptime: () => (Date.now() - state.startedAt) / 1000,
  hrtime: Object.assign((since) => {
    const now = Date.now() - state.startedAt
    const seconds = Math.floor(now / 1000), nanoseconds = (now % 1000) * 1000000
    if (!since) return [seconds, nanoseconds]
    const borrow = nanoseconds < since[1] ? 1 : 0
    return [seconds - since[0] - borrow, nanoseconds - since[1] + borrow * 1000000000]
  }, { bigint: () => BigInt(Date.now() - state.startedAt) * 1000000n }),
  memoryUsage: Object.assign(() => ({ rss: 67108864, heapTotal: 16777216, heapUsed: 8388608, external: 0, arrayBuffers: 0 }), { rss: () => 67108864 }),
  on: () => processOf, once: () => processOf, off: () => processOf, removeListener: () => processOf, emitWarning: (text) => console.warn(text),
  exit: () => { throw new Error('not simulated: process.exit') },
}
hidden(globalThis, 'process', processOf)
hidden(globalThis, 'global', globalThis)

const promisify = (run) => (...values) => new Promise((resolve, reject) => run(...values, (error, value) => (error ? reject(error) : resolve(value))))
const wait = (delay, value) => new Promise((resolve) => setTimeout(resolve, delay, value))
const nextImmediate = (value) => new Promise((resolve) => setImmediate(resolve, value))
const builtins = {
  crypto: () => ({ randomUUID, randomBytes, randomInt, getRandomValues, createHash, createHmac, timingSafeEqual, webcrypto: crypto, getHashes: () => ['md5', 'sha1', 'sha256'] }),
  buffer: () => ({ Buffer, atob, btoa }),
  process: () => processOf,
  url: () => ({ URL, URLSearchParams }),
  console: () => console,
  perf_hooks: () => ({ performance }),
  timers: () => ({ setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate }),
  'timers/promises': () => ({ setTimeout: wait, setImmediate: nextImmediate, scheduler: { wait, yield: nextImmediate } }),
  util: () => ({ inspect, format, promisify, isDeepStrictEqual: (a, b) => inspect(a, { depth: null }) === inspect(b, { depth: null }), TextEncoder, TextDecoder, types: { isPromise: (value) => value instanceof Promise, isDate: (value) => value instanceof Date, isNativeError: (value) => value instanceof Error } }),
}
const nodeModules = 'assert async_hooks child_process cluster dgram diagnostics_channel dns events fs fs/promises http http2 https module net os path querystring readline stream stream/promises string_decoder tls tty v8 vm worker_threads zlib'.split(' ')

const loaded = new Map()
const missing = (specifier, base) => {
  const error = new Error("Cannot find module '" + specifier + "'\nRequire stack:\n- " + base)
  error.code = 'MODULE_NOT_FOUND'
  throw error
}
const builtin = (name) => {
  const plain = name.replace(/^node:/, '')
  if (loaded.has(plain)) return loaded.get(plain)
  const make = Object.hasOwn(builtins, plain) ? builtins[plain] : plain.startsWith('@aws-sdk/') ? () => awsModule(plain) : undefined
  if (nodeModules.includes(plain)) throw new Error('not simulated: the module node:' + plain)
  const made = make && make()
  if (made === undefined) return undefined
  loaded.set(plain, made)
  return made
}
// path: what the host resolved a specifier to.
const requirePath = (path, specifier, base) => {
  if (path === '') return missing(specifier, base)
  if (!path.startsWith('/')) {
    const found = builtin(path)
    return found === undefined ? missing(specifier, base) : found
  }
  if (loaded.has(path)) return loaded.get(path).exports
  if (path.endsWith('.mjs')) {
    const error = new Error('require() of ES Module ' + path + ' is not simulated: import it')
    error.code = 'ERR_REQUIRE_ESM'
    throw error
  }
  const module = { exports: {}, id: path, filename: path, loaded: false, children: [], paths: [] }
  loaded.set(path, module)
  try {
    if (path.endsWith('.json')) module.exports = parseJson(withoutMark(host('text', path)))
    else host('compile', path).call(module.exports, module.exports, requireFrom(path), module, path, path.replace(/\/[^/]*$/, ''))
  } catch (error) {
    loaded.delete(path)
    throw error
  }
  module.loaded = true
  return module.exports
}
const withoutMark = (text) => text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
const requireFrom = (base) => {
  const require = function require(specifier) { return requirePath(host('resolve', base, String(specifier)), specifier, base) }
  require.resolve = (specifier) => host('resolve', base, String(specifier)) || missing(specifier, base)
  require.main = undefined
  require.cache = {}
  return require
}
// ES modules reach CommonJS files and the modules above through generated text that asks here.
Object.defineProperty(globalThis, Symbol.for('switchyard.module'), { value: (path) => requirePath(path, path, '/var/task'), enumerable: false })
const describe = (path) => {
  const found = requirePath(path, path, '/var/task')
  return stringifyJson(found !== null && (typeof found === 'object' || typeof found === 'function') ? Object.keys(found) : [])
}
`
