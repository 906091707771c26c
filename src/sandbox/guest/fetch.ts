/** Guest: `fetch`, which reaches the web servers that the document has, and nothing else. */

export const fetching = String.raw`
class Headers {
  #values = {}
  constructor(from = {}) {
    const pairs = from instanceof Headers ? from.entries() : from[Symbol.iterator] ? from : Object.entries(from)
    for (const [name, value] of pairs) this.append(name, value)
  }
  append(name, value) {
    const key = String(name).toLowerCase()
    this.#values[key] = Object.hasOwn(this.#values, key) ? this.#values[key] + ', ' + value : String(value)
  }
  set(name, value) { this.#values[String(name).toLowerCase()] = String(value) }
  delete(name) { delete this.#values[String(name).toLowerCase()] }
  get(name) { const key = String(name).toLowerCase(); return Object.hasOwn(this.#values, key) ? this.#values[key] : null }
  has(name) { return Object.hasOwn(this.#values, String(name).toLowerCase()) }
  forEach(run) { for (const [name, value] of this.entries()) run(value, name, this) }
  *keys() { for (const [name] of this.entries()) yield name }
  *values() { for (const [, value] of this.entries()) yield value }
  entries() { return Object.entries(this.#values).sort(([a], [b]) => (a < b ? -1 : 1))[Symbol.iterator]() }
  [Symbol.iterator]() { return this.entries() }
}
const statusTexts = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 304: 'Not Modified', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict', 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout' }
class Response {
  #body
  constructor(body = null, { status = 200, statusText = '', headers = {} } = {}) {
    this.#body = body === null || body === undefined ? new Uint8Array(0) : bytesOf(body)
    Object.assign(this, { status, statusText, ok: status >= 200 && status < 300, headers: new Headers(headers), url: '', redirected: false, type: 'basic', bodyUsed: false })
  }
  #read() {
    if (this.bodyUsed) return Promise.reject(new TypeError('Body is unusable: Body has already been read'))
    this.bodyUsed = true
    return Promise.resolve(this.#body)
  }
  text() { return this.#read().then(utf8Decode) }
  json() { return this.text().then((text) => JSON.parse(text)) }
  bytes() { return this.#read().then((bytes) => new Uint8Array(bytes)) }
  arrayBuffer() { return this.bytes().then((bytes) => bytes.buffer) }
  clone() {
    const copy = new Response(this.#body, { status: this.status, statusText: this.statusText, headers: this.headers })
    copy.url = this.url
    return copy
  }
}
class Request {
  constructor(input, { method = 'GET', headers = {}, body } = {}) {
    const from = input instanceof Request ? input : { url: new URL(input).href, method, headers, body }
    Object.assign(this, { url: from.url, method: String(from.method).toUpperCase(), headers: new Headers(from.headers), body: from.body })
  }
}
const fetchFailed = ({ code, message }) => {
  const cause = new Error(message)
  cause.code = code === 'RequestTimeout' ? 'UND_ERR_HEADERS_TIMEOUT' : 'ECONNREFUSED'
  return new TypeError('fetch failed', { cause })
}
const contentTypeOf = (body) => body instanceof URLSearchParams ? 'application/x-www-form-urlencoded;charset=UTF-8' : typeof body === 'string' ? 'text/plain;charset=UTF-8' : undefined
hidden(globalThis, 'fetch', function fetch(input, options = {}) {
  return new Promise((resolve, reject) => {
    const request = input instanceof Request ? new Request(input) : new Request(String(input), options)
    const { body } = request
    const type = body === undefined || body === null ? undefined : contentTypeOf(body)
    if (type !== undefined && !request.headers.has('content-type')) request.headers.set('content-type', type)
    const text = body === undefined || body === null ? undefined : typeof body === 'string' ? body : body instanceof URLSearchParams ? String(body) : utf8Decode(bytesOf(body))
    const call = ++state.calls
    const answered = ({ StatusCode: status, Headers: headers, Body: said }) => {
      const response = new Response(said, { status, statusText: statusTexts[status] || '', headers })
      response.url = request.url
      resolve(response)
    }
    pendingCalls.set(call, { resolve: answered, reject, shape: null, exception: fetchFailed })
    host('call', call, 'outside', 'HttpRequest', stringifyJson({ Url: request.url, Method: request.method, Headers: Object.fromEntries(request.headers), Body: text, TimeoutMs: 300000 }))
  })
})
hidden(globalThis, 'Headers', Headers)
hidden(globalThis, 'Response', Response)
hidden(globalThis, 'Request', Request)
`
