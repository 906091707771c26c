/** Guest: values as Node prints them (`util.inspect` in short), and the console that records them. */

export const inspection = String.raw`
const quote = (text) => {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes(String.fromCharCode(96)) ? String.fromCharCode(96) : "'"
  let out = ''
  for (const character of text) {
    const code = character.codePointAt(0)
    if (character === mark || character === '\\') out += '\\' + character
    else if (code >= 32 && code !== 127) out += character
    else out += { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' }[code] || '\\x' + code.toString(16).toUpperCase().padStart(2, '0')
  }
  return mark + out + mark
}
const nameOf = (value) => {
  for (let proto = Object.getPrototypeOf(value); proto; proto = Object.getPrototypeOf(proto)) {
    const made = Object.getOwnPropertyDescriptor(proto, 'constructor')
    if (made && typeof made.value === 'function' && made.value.name) return made.value.name
  }
  return null
}
const keyText = (key) => (typeof key === 'symbol' ? '[' + String(key) + ']' : key === '__proto__' ? "['__proto__']" : /^[A-Za-z_]\w*$/.test(key) ? key : quote(key))
const primitive = (value) => {
  switch (typeof value) {
    case 'string': return quote(value)
    case 'bigint': return value + 'n'
    case 'symbol': return String(value)
    case 'number': return Object.is(value, -0) ? '-0' : String(value)
    default: return String(value)
  }
}
const heading = (error) => {
  const name = String(error.name === undefined ? nameOf(error) : error.name), message = String(error.message === undefined ? '' : error.message)
  return message === '' ? name : name + ': ' + message
}
// The user's own frames, with columns of the user's own first line; ours are left out.
const wrapperLength = Number(host('wrapper'))
const framesOf = (error) => {
  const lines = String(error.stack === undefined ? '' : error.stack).split('\n')
  return /^ {4}at /.test(lines[0]) ? tidyFrames(lines) : lines.filter((line) => /^ {4}at /.test(line))
}
const tidyFrames = (lines) => {
  const frames = []
  let last = 0
  for (const line of lines) {
    const frame = /^\s*at (.*)$/.exec(line)
    if (!frame || frame[1].includes('node:internal') || (frames.length === 0 && /^(construct|apply) \(native\)$/.test(frame[1]))) continue
    const native = frame[1].endsWith('(native)')
    const text = frame[1].replace(/\(native\)$/, '(<anonymous>)')
      .replace(/(\/var\/task\/[^)]*?\.(?:c?js)):1:(\d+)/, (_, file, column) => file + ':1:' + Math.max(1, column - wrapperLength))
      .replace(/^<anonymous> \((\/var\/task\/.*)\)$/, '$1').replace(/^<eval> /, 'Object.<anonymous> ')
    frames.push('    at ' + text)
    if (!native) last = frames.length
  }
  return frames.slice(0, last)
}
const stackOf = (error) => [...heading(error).split('\n'), ...framesOf(error)]
const inspectError = (error) => (error instanceof Error ? stackOf(error).join('\n') : inspect(error))

// 'stack' as Node has it, first line included, for errors that are made by 'new'; QuickJS's own have frames only.
const withStack = (error) => (typeof error.stack === 'string' ? hidden(error, 'stack', stackOf(error).join('\n')) : error)
for (const name of ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError']) {
  const Real = globalThis[name]
  const Traced = new Proxy(Real, {
    construct: (target, values, newTarget) => withStack(Reflect.construct(target, values, newTarget)),
    apply: (target, self, values) => withStack(Reflect.construct(target, values)),
  })
  hidden(Real.prototype, 'constructor', Traced)
  hidden(globalThis, name, Traced)
}
hidden(Error, 'captureStackTrace', (target) => void hidden(target, 'stack', new Error().stack.replace(/^Error/, () => heading(target))))
hidden(Error, 'stackTraceLimit', 10)

const DEPTH = 2, WIDTH = 80, ITEMS = 100
const inspect = (value, options) => {
  const depth = options && options.depth !== undefined ? (options.depth === null ? Infinity : options.depth) : DEPTH
  return show(value, { depth, seen: [], circles: new Map(), indent: 0, deepest: 0 }, 0)
}
const show = (value, look, level) => {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return primitive(value)
  if (look.seen.includes(value)) {
    if (!look.circles.has(value)) look.circles.set(value, look.circles.size + 1)
    return '[Circular *' + look.circles.get(value) + ']'
  }
  const name = nameOf(value)
  const keys = Object.keys(value).concat(Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)))
  let base = '', open = '{', close = '}', own = keys, items = []
  const list = Array.isArray(value), bytes = ArrayBuffer.isView(value) && !(value instanceof DataView)
  if (list || bytes) {
    own = keys.filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key))
    if (value instanceof Buffer) return '<Buffer' + Array.from(value.subarray(0, 50), (byte) => ' ' + (byte < 16 ? '0' : '') + byte.toString(16)).join('') + (value.length > 50 ? ' ... ' + (value.length - 50) + ' more bytes' : '') + '>'
    open = (list && name === 'Array' ? '' : name + '(' + value.length + ') ') + '[', close = ']'
  } else if (value instanceof Map || value instanceof Set) open = name + '(' + value.size + ') {'
  else if (typeof value === 'function') base = /^class\b/.test(Function.prototype.toString.call(value)) ? '[class ' + (value.name || '(anonymous)') + ']' : '[' + (name || 'Function') + (value.name ? ': ' + value.name : ' (anonymous)') + ']'
  else if (value instanceof Date) base = Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  else if (value instanceof RegExp) base = String(value)
  else if (value instanceof Error) {
    base = stackOf(value).join('\n' + ' '.repeat(look.indent))
    if (framesOf(value).length === 0) base = '[' + base + ']'
    own = keys.filter((key) => key !== 'stack' && key !== 'message' && key !== 'name')
    if (Object.hasOwn(value, 'cause') && !own.includes('cause')) own.push('cause')
  } else if (value instanceof Promise) open = 'Promise {'
  else if (value instanceof Number || value instanceof String || value instanceof Boolean) base = '[' + name + ': ' + primitive(value.valueOf()) + ']', own = keys.filter((key) => !/^\d+$/.test(String(key)))
  else if (name !== 'Object') open = (name === null ? '[Object: null prototype] ' : name + ' ') + '{'
  if (base !== '' && own.length === 0) return base
  const size = list || bytes ? value.length : value instanceof Map || value instanceof Set ? value.size : 0
  if (size === 0 && own.length === 0) return open + close
  if (level > look.depth) return list ? '[Array]' : '[' + (name || 'Object') + ']'
  look.deepest = level
  look.seen.push(value)
  look.indent += 2
  if (list || bytes) items = showItems(value, look, level)
  else if (value instanceof Map) items = Array.from(value, ([key, held]) => show(key, look, level + 1) + ' => ' + show(held, look, level + 1))
  else if (value instanceof Set) items = Array.from(value, (held) => show(held, look, level + 1))
  for (const key of own) items.push(showProperty(value, key, look, level))
  look.indent -= 2
  look.seen.pop()
  if (look.circles.has(value)) open = '<ref *' + look.circles.get(value) + '> ' + open
  return assemble(items, base, open, close, look, level)
}
const showItems = (value, look, level) => {
  const items = []
  for (let i = 0; i < Math.min(value.length, ITEMS); i++) items.push(Object.hasOwn(value, i) ? show(value[i], look, level + 1) : '<empty item>')
  const more = value.length - ITEMS
  if (more > 0) items.push('... ' + more + ' more item' + (more > 1 ? 's' : ''))
  return items
}
const showProperty = (value, key, look, level) => {
  const property = Object.getOwnPropertyDescriptor(value, key)
  const text = property.get ? (property.set ? '[Getter/Setter]' : '[Getter]') : property.set ? '[Setter]' : show(property.value, look, level + 1)
  return (property.enumerable ? keyText(key) : '[' + String(key) + ']') + ': ' + text
}
const assemble = (items, base, open, close, look, level) => {
  const front = (base === '' ? '' : base + ' ') + open
  if (items.length === 0) return front + close
  const length = items.reduce((sum, item) => sum + item.length, 0) + items.length
  const fits = length + items.length + look.indent + open.length + base.length + 10 <= WIDTH
  if (look.deepest - level < 3 && fits && !base.includes('\n') && !items.some((item) => item.includes('\n'))) return front + ' ' + items.join(', ') + ' ' + close
  const edge = '\n' + ' '.repeat(look.indent)
  return front + edge + '  ' + items.join(',' + edge + '  ') + edge + close
}
const format = (...values) => {
  let at = 0
  let text = ''
  if (typeof values[0] === 'string') {
    at = 1
    text = values[0].replace(/%[sdifjoOc%]/g, (mark) => {
      if (mark === '%%') return '%'
      if (at >= values.length) return mark
      const value = values[at++]
      switch (mark) {
        case '%s': return typeof value === 'object' && value !== null && !(value instanceof Error) ? inspect(value, { depth: 0 }) : typeof value === 'bigint' ? value + 'n' : String(value)
        case '%d': return typeof value === 'object' ? 'NaN' : String(Number(value))
        case '%i': return typeof value === 'object' ? 'NaN' : String(parseInt(value, 10))
        case '%f': return String(parseFloat(value))
        case '%j': return stringifyJson(value)
        case '%c': return ''
        default: return inspect(value, { depth: 4 })
      }
    })
    if (values.length === 1) text = values[0]
  }
  for (; at < values.length; at++) text += (at > 0 ? ' ' : '') + (typeof values[at] === 'string' ? values[at] : inspect(values[at]))
  return text
}

let group = ''
const counts = new Map(), clocks = new Map()
const write = (level, values) => {
  const text = format(...values)
  host('console', level, (group === '' ? text : group + text.split('\n').join('\n' + group)).slice(0, 4096).split('\0').join('\\x00'))
}
const consoleOf = {}
for (const level of ['debug', 'info', 'log', 'warn', 'error']) consoleOf[level] = (...values) => write(level, values)
Object.assign(consoleOf, {
  dir: (value, options) => write('log', [inspect(value, options)]),
  table: (value) => write('log', [value]),
  trace: (...values) => write('error', ['Trace: ' + format(...values)]),
  assert: (holds, ...values) => { if (!holds) write('warn', ['Assertion failed' + (values.length ? ': ' + format(...values) : '')]) },
  count: (label = 'default') => { counts.set(label, (counts.get(label) || 0) + 1); write('log', [label + ': ' + counts.get(label)]) },
  countReset: (label = 'default') => { counts.delete(label) },
  group: (...values) => { if (values.length) write('log', values); group += '  ' },
  groupCollapsed: (...values) => consoleOf.group(...values),
  groupEnd: () => { group = group.slice(2) },
  time: (label = 'default') => { clocks.set(label, Date.now()) },
  timeLog: (label = 'default') => write('log', [label + ': ' + (Date.now() - clocks.get(label)) + 'ms']),
  timeEnd: (label = 'default') => { consoleOf.timeLog(label); clocks.delete(label) },
})
hidden(globalThis, 'console', consoleOf)
`
