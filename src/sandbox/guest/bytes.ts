/** Guest: text and bytes as Node has them: TextEncoder, TextDecoder, atob, btoa and a small Buffer. */

export const bytes = String.raw`
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const digitValues = new Map([...digits].map((digit, value) => [digit, value]).concat([['-', 62], ['_', 63]]))

const utf8Encode = (text) => {
  const out = []
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = code < 0xdc00 ? text.charCodeAt(i + 1) : 0
      if (next >= 0xdc00 && next <= 0xdfff) code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00), i++
      else code = 0xfffd
    }
    if (code < 0x80) out.push(code)
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return Uint8Array.from(out)
}
const utf8Decode = (data, fatal) => {
  const parts = []
  let text = ''
  for (let i = 0; i < data.length; ) {
    const first = data[i]
    const tail = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1
    let code = tail < 1 ? first : first & (63 >> tail)
    let read = 1
    while (read <= tail && (data[i + read] & 0xc0) === 0x80) code = (code << 6) | (data[i + read++] & 63)
    const smallest = [0, 0x80, 0x800, 0x10000][tail]
    if (tail < 0 || read <= tail || code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      if (fatal) throw new TypeError('The encoded data was not valid for encoding utf-8')
      code = 0xfffd
    }
    text += String.fromCodePoint(code)
    i += read
    if (text.length > 4096) parts.push(text), (text = '')
  }
  parts.push(text)
  return parts.join('')
}
const base64Encode = (data, url) => {
  const parts = []
  for (let i = 0; i < data.length; i += 3) {
    const word = (data[i] << 16) | ((data[i + 1] || 0) << 8) | (data[i + 2] || 0)
    const left = data.length - i
    parts.push(digits[word >> 18] + digits[(word >> 12) & 63] + (left > 1 ? digits[(word >> 6) & 63] : '=') + (left > 2 ? digits[word & 63] : '='))
  }
  const text = parts.join('')
  return url ? text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_') : text
}
const base64Decode = (text) => {
  const out = []
  let word = 0, bits = 0
  for (const digit of text) {
    if (digit === '=') break
    const value = digitValues.get(digit)
    if (value === undefined) continue
    word = ((word << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) out.push((word >> (bits -= 8)) & 255)
  }
  return Uint8Array.from(out)
}
const hexEncode = (data) => {
  let text = ''
  for (const byte of data) text += (byte < 16 ? '0' : '') + byte.toString(16)
  return text
}
const hexDecode = (text) => {
  const out = []
  for (let i = 0; i + 1 < text.length; i += 2) {
    const pair = text.slice(i, i + 2)
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) break
    out.push(parseInt(pair, 16))
  }
  return Uint8Array.from(out)
}
const latin1Encode = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 255)
const latin1Decode = (data) => Array.from(data, (byte) => String.fromCharCode(byte)).join('')

const encodings = {
  utf8: [utf8Encode, (data) => utf8Decode(data)],
  base64: [base64Decode, (data) => base64Encode(data)],
  base64url: [base64Decode, (data) => base64Encode(data, true)],
  hex: [hexDecode, hexEncode],
  latin1: [latin1Encode, latin1Decode],
  ascii: [latin1Encode, (data) => latin1Decode(data.map((byte) => byte & 127))],
}
encodings['utf-8'] = encodings.utf8
encodings.binary = encodings.latin1
const encodingOf = (name) => {
  const found = encodings[String(name === undefined || name === null ? 'utf8' : name).toLowerCase()]
  if (found) return found
  const error = new TypeError('Unknown encoding: ' + name)
  error.code = 'ERR_UNKNOWN_ENCODING'
  throw error
}
const bytesOf = (value, encoding) => {
  if (typeof value === 'string') return encodingOf(encoding)[0](value)
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  throw new TypeError('The data must be a string, an ArrayBuffer, a Buffer, a TypedArray or a DataView. Received ' + inspect(value))
}

class Buffer extends Uint8Array {
  static from(value, encoding, length) {
    if (typeof value === 'string') return Buffer.wrap(encodingOf(encoding)[0](value))
    if (value instanceof ArrayBuffer) return new Buffer(value, encoding, length)
    if (value && value.type === 'Buffer' && Array.isArray(value.data)) return Buffer.wrap(Uint8Array.from(value.data))
    if (typeof value === 'number' || value === null || value === undefined)
      throw new TypeError('The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ' + inspect(value))
    return Buffer.wrap(Uint8Array.from(value))
  }
  static of(...values) { return Buffer.wrap(Uint8Array.from(values)) }
  static wrap(data) { return new Buffer(data.buffer, data.byteOffset, data.byteLength) }
  static alloc(size, fill, encoding) { const made = new Buffer(size); if (fill !== undefined) made.fill(fill, 0, size, encoding); return made }
  static allocUnsafe(size) { return new Buffer(size) }
  static isBuffer(value) { return value instanceof Buffer }
  static isEncoding(name) { return Object.hasOwn(encodings, String(name).toLowerCase()) }
  static byteLength(value, encoding) { return bytesOf(value, encoding).length }
  static compare(a, b) {
    for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1
    return Math.sign(a.length - b.length)
  }
  static concat(list, total) {
    const made = new Buffer(total === undefined ? list.reduce((sum, part) => sum + part.length, 0) : total)
    let at = 0
    for (const part of list) {
      const fits = part.subarray(0, Math.max(0, made.length - at))
      made.set(fits, at)
      at += fits.length
    }
    return made
  }
  toString(encoding, from, to) { return encodingOf(encoding)[1](from === undefined && to === undefined ? this : this.subarray(from, to)) }
  toJSON() { return { type: 'Buffer', data: Array.from(this) } }
  equals(other) { return Buffer.compare(this, other) === 0 }
  compare(other) { return Buffer.compare(this, other) }
  slice(from, to) { return this.subarray(from, to) }
  fill(value, from, to, encoding) {
    if (typeof value !== 'string') return super.fill(value, from, to)
    const pattern = bytesOf(value, encoding)
    for (let i = from || 0; i < (to === undefined ? this.length : to); i++) this[i] = pattern.length ? pattern[i % pattern.length] : 0
    return this
  }
  write(text, at = 0, length, encoding) {
    const data = bytesOf(text, typeof length === 'string' ? length : encoding).subarray(0, Math.min(this.length - at, typeof length === 'number' ? length : Infinity))
    this.set(data, at)
    return data.length
  }
  copy(target, at = 0, from = 0, to = this.length) {
    const data = this.subarray(from, Math.min(to, from + target.length - at))
    target.set(data, at)
    return data.length
  }
  indexOf(value, from, encoding) {
    if (typeof value === 'number') return super.indexOf(value, from)
    const wanted = bytesOf(value, encoding)
    for (let i = from || 0; i + wanted.length <= this.length; i++) if (wanted.every((byte, offset) => this[i + offset] === byte)) return i
    return -1
  }
  includes(value, from, encoding) { return this.indexOf(value, from, encoding) >= 0 }
}
for (const [name, size] of [['UInt8', 1], ['Int8', 1], ['UInt16', 2], ['Int16', 2], ['UInt32', 4], ['Int32', 4], ['Float', 4], ['Double', 8]]) {
  const view = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  const method = { UInt8: 'Uint8', UInt16: 'Uint16', UInt32: 'Uint32', Float: 'Float32', Double: 'Float64' }[name] || name
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    hidden(Buffer.prototype, 'read' + name + order, function (at = 0) { return view(this)['get' + method](at, order === 'LE') })
    hidden(Buffer.prototype, 'write' + name + order, function (value, at = 0) { view(this)['set' + method](at, value, order === 'LE'); return at + size })
  }
}
hidden(globalThis, 'Buffer', Buffer)

hidden(globalThis, 'TextEncoder', class TextEncoder {
  get encoding() { return 'utf-8' }
  encode(text = '') { return utf8Encode(String(text)) }
  encodeInto(text, target) { const data = utf8Encode(String(text)).subarray(0, target.length); target.set(data); return { read: text.length, written: data.length } }
})
hidden(globalThis, 'TextDecoder', class TextDecoder {
  constructor(label = 'utf-8', options = {}) {
    if (!/^utf-?8$/i.test(label)) throw new RangeError('not simulated: the "' + label + '" encoding')
    this.encoding = 'utf-8', this.fatal = Boolean(options.fatal), this.ignoreBOM = Boolean(options.ignoreBOM)
  }
  decode(data) {
    const text = data === undefined ? '' : utf8Decode(bytesOf(data), this.fatal)
    return !this.ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
})
hidden(globalThis, 'btoa', function btoa(text) {
  if (/[^\0-\xff]/.test(text)) throw new RangeError('Invalid character')
  return base64Encode(latin1Encode(String(text)))
})
hidden(globalThis, 'atob', function atob(text) { return latin1Decode(base64Decode(String(text))) })
`
