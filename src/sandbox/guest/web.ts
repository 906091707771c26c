/** Guest: what a handler expects of the web platform beside text: URL, URLSearchParams, structuredClone. */

export const web = String.raw`
const plainQuery = (text) => decodeURIComponent(text.replace(/\+/g, ' ').replace(/%(?![0-9a-fA-F]{2})/g, '%25'))
const queryPart = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/[!'()~]/g, (mark) => '%' + mark.charCodeAt(0).toString(16).toUpperCase())
class URLSearchParams {
  #pairs = []
  #changed
  constructor(from = '', changed) {
    this.#changed = changed || (() => {})
    if (typeof from === 'string') {
      for (const part of from.replace(/^\?/, '').split('&')) {
        if (part === '') continue
        const at = part.indexOf('=')
        this.#pairs.push(at < 0 ? [plainQuery(part), ''] : [plainQuery(part.slice(0, at)), plainQuery(part.slice(at + 1))])
      }
    } else for (const [name, value] of from[Symbol.iterator] ? from : Object.entries(from)) this.#pairs.push([String(name), String(value)])
  }
  get size() { return this.#pairs.length }
  get(name) { const pair = this.#pairs.find(([other]) => other === name); return pair ? pair[1] : null }
  getAll(name) { return this.#pairs.filter(([other]) => other === name).map(([, value]) => value) }
  has(name) { return this.#pairs.some(([other]) => other === name) }
  append(name, value) { this.#pairs.push([String(name), String(value)]); this.#changed() }
  delete(name) { this.#pairs = this.#pairs.filter(([other]) => other !== name); this.#changed() }
  set(name, value) {
    const at = this.#pairs.findIndex(([other]) => other === name)
    const rest = this.#pairs.filter(([other], index) => other !== name || index === at)
    if (at < 0) rest.push([String(name), String(value)])
    else rest[at] = [name, String(value)]
    this.#pairs = rest
    this.#changed()
  }
  sort() { this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); this.#changed() }
  forEach(run) { for (const [name, value] of this.#pairs) run(value, name, this) }
  *keys() { for (const [name] of this.#pairs) yield name }
  *values() { for (const [, value] of this.#pairs) yield value }
  *entries() { for (const [name, value] of this.#pairs) yield [name, value] }
  [Symbol.iterator]() { return this.entries() }
  toString() { return this.#pairs.map(([name, value]) => queryPart(name) + '=' + queryPart(value)).join('&') }
}

const defaultPorts = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' }
const escapePath = (text) => text.replace(/[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]/gu, (mark) => (mark === '%' ? mark : encodeURIComponent(mark)))
const flatten = (path) => {
  const out = []
  const parts = path.split('/')
  parts.forEach((part, index) => {
    const last = index === parts.length - 1
    if (part === '..') { if (out.length > 1) out.pop(); if (last) out.push('') }
    else if (part === '.') { if (last) out.push('') }
    else out.push(part)
  })
  return out.join('/')
}
class URL {
  #at = { protocol: '', username: '', password: '', hostname: '', port: '', pathname: '', search: '', hash: '' }
  #query
  constructor(text, base) {
    const whole = String(text).trim()
    const parts = /^([a-zA-Z][a-zA-Z0-9+.-]*:)(\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(whole)
    if (!parts) return this.#relative(whole, base)
    const at = this.#at
    at.protocol = parts[1].toLowerCase()
    const authority = /^(?:([^:@]*)(?::([^@]*))?@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(parts[3] === undefined ? '' : parts[3])
    const special = Object.hasOwn(defaultPorts, at.protocol)
    if (!authority || (special && !authority[3])) throw URL.#invalid(whole)
    at.username = authority[1] || '', at.password = authority[2] || ''
    at.hostname = special ? authority[3].toLowerCase() : authority[3]
    at.port = authority[4] === defaultPorts[at.protocol] ? '' : authority[4] || ''
    const path = parts[4].replace(/\\/g, special ? '/' : '\\')
    at.pathname = special || parts[2] ? escapePath(flatten(path === '' && special ? '/' : path)) : path
    at.search = parts[5] && parts[5] !== '?' ? escapePath(parts[5]) : ''
    at.hash = parts[6] && parts[6] !== '#' ? escapePath(parts[6]) : ''
  }
  static #invalid(input) {
    const error = new TypeError('Invalid URL')
    error.code = 'ERR_INVALID_URL'
    error.input = input
    return error
  }
  static canParse(text, base) { try { return Boolean(new URL(text, base)) } catch { return false } }
  #relative(text, base) {
    if (base === undefined) throw URL.#invalid(text)
    const from = new URL(base)
    const start = from.protocol + '//' + (from.username ? from.username + (from.password ? ':' + from.password : '') + '@' : '') + from.host
    const whole = text.startsWith('//') ? from.protocol + text
      : text.startsWith('/') ? start + text
      : text === '' ? start + from.pathname + from.search
      : text.startsWith('?') ? start + from.pathname + text
      : text.startsWith('#') ? start + from.pathname + from.search + text
      : start + from.pathname.replace(/[^/]*$/, '') + text
    const made = new URL(whole)
    for (const name in this.#at) this.#at[name] = made[name]
  }
  get searchParams() {
    return (this.#query = this.#query || new URLSearchParams(this.#at.search, () => {
      const text = String(this.#query)
      this.#at.search = text === '' ? '' : '?' + text
    }))
  }
  get protocol() { return this.#at.protocol }
  set protocol(value) { this.#at.protocol = String(value).replace(/:?$/, ':') }
  get username() { return this.#at.username }
  set username(value) { this.#at.username = encodeURIComponent(value) }
  get password() { return this.#at.password }
  set password(value) { this.#at.password = encodeURIComponent(value) }
  get hostname() { return this.#at.hostname }
  set hostname(value) { this.#at.hostname = String(value).toLowerCase() }
  get search() { return this.#at.search }
  set search(value) { const text = String(value).replace(/^\?/, ''); this.#at.search = text === '' ? '' : '?' + escapePath(text); this.#query = undefined }
  get hash() { return this.#at.hash }
  set hash(value) { const text = String(value).replace(/^#/, ''); this.#at.hash = text === '' ? '' : '#' + escapePath(text) }
  get pathname() { return this.#at.pathname }
  set pathname(value) { this.#at.pathname = escapePath(flatten(String(value).startsWith('/') ? String(value) : '/' + value)) }
  get host() { return this.#at.hostname + (this.#at.port === '' ? '' : ':' + this.#at.port) }
  set host(value) { const [name, port] = String(value).split(':'); this.hostname = name; if (port !== undefined) this.port = port }
  get port() { return this.#at.port }
  set port(value) { this.#at.port = String(value) === defaultPorts[this.#at.protocol] ? '' : String(value) }
  get origin() { return Object.hasOwn(defaultPorts, this.#at.protocol) ? this.#at.protocol + '//' + this.host : 'null' }
  get href() {
    const at = this.#at
    const user = at.username === '' ? '' : at.username + (at.password === '' ? '' : ':' + at.password) + '@'
    return at.protocol + (at.hostname !== '' || Object.hasOwn(defaultPorts, at.protocol) ? '//' + user + this.host : '') + at.pathname + at.search + at.hash
  }
  toString() { return this.href }
  toJSON() { return this.href }
}
hidden(globalThis, 'URL', URL)
hidden(globalThis, 'URLSearchParams', URLSearchParams)

hidden(globalThis, 'structuredClone', function structuredClone(root) {
  const seen = new Map()
  const refuse = (value) => { const error = new Error(inspect(value) + ' could not be cloned.'); error.name = 'DataCloneError'; error.code = 25; throw error }
  const keep = (value, made) => { seen.set(value, made); return made }
  const copy = (value) => {
    if (typeof value === 'symbol' || typeof value === 'function') refuse(value)
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return seen.get(value)
    if (value instanceof Date) return keep(value, new Date(value.getTime()))
    if (value instanceof RegExp) return keep(value, new RegExp(value.source, value.flags))
    if (value instanceof ArrayBuffer) return keep(value, value.slice(0))
    if (ArrayBuffer.isView(value)) return keep(value, new (value instanceof Buffer ? Uint8Array : value.constructor)(copy(value.buffer), value.byteOffset, value.length === undefined ? value.byteLength : value.length))
    if (value instanceof Map) { const made = keep(value, new Map()); for (const [key, held] of value) made.set(copy(key), copy(held)); return made }
    if (value instanceof Set) { const made = keep(value, new Set()); for (const held of value) made.add(copy(held)); return made }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) refuse(value)
    if (value instanceof Error) {
      const known = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[value.name] || Error
      const made = keep(value, new known(value.message))
      hidden(made, 'stack', value.stack)
      if (Object.hasOwn(value, 'cause')) hidden(made, 'cause', copy(value.cause))
      return made
    }
    const made = keep(value, Array.isArray(value) ? new Array(value.length) : {})
    for (const key of Object.keys(value)) made[key] = copy(value[key])
    return made
  }
  return copy(root)
})
`
