// The content security policy, told once: the server sends it as headers, the build writes it into the page for hosts
// that send none. Why there are two forms stands in docs/decisions.

const PAGE = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** What the server sends with the page and with everything that is not a worker. */
export const PAGE_POLICY = print({ ...PAGE, 'frame-ancestors': "'self'" })

/** What the server sends with a worker's script: a worker started from an address obeys only its own headers. */
export const WORKER_POLICY = print({ 'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'none'" })

/** What the page says of itself on a host without headers. There the worker starts from a blob, which inherits this. */
export const META_POLICY = print({ ...PAGE, 'worker-src': "'self' blob:" })

/** The element as the build writes it. */
export const META_ELEMENT = `<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">`

/** Takes the element out of a built page, for a server that sends the headers.
 * @param {string} html */
export function withoutMetaPolicy(html) {
  return html.replace(/[ \t]*<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, '')
}

/** @param {Record<string, string>} policy */
function print(policy) {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
