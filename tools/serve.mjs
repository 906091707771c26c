// A small server for the built page, on this machine only.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PAGE_POLICY, WORKER_POLICY, withoutMetaPolicy } from './content-policy.mjs'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const HOST = '127.0.0.1'
const PORTS_TRIED = 50

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
  '.yml': 'application/yaml; charset=utf-8',
}

/**
 * Listens on `port`, or on the next free one if it `mayMove`, and returns the address of the page.
 * `isStatic` behaves as a host that sends no headers of ours: the page then keeps the policy written into it.
 * @param {{ port: number, mayMove?: boolean, isStatic?: boolean, folder?: string }} options
 * @returns {Promise<{ address: string, server: import('node:http').Server }>}
 */
export async function startServer({ port, mayMove = false, isStatic = false, folder = DIST }) {
  const server = createServer((request, response) => {
    answer(request, response, { folder, isStatic }).catch((error) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  for (let tried = 0; ; tried++) {
    const free = await listens(server, port + tried)
    if (free) return { address: `http://localhost:${port + tried}/`, server }
    if (!mayMove || tried === PORTS_TRIED) throw new Error(`port ${port + tried} is taken; set PORT to another one`)
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>} false if somebody else has the port
 */
function listens(server, port) {
  return new Promise((resolve, reject) => {
    const onError = (/** @type {NodeJS.ErrnoException} */ error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', onError)
    server.listen(port, HOST, () => {
      server.off('error', onError)
      resolve(true)
    })
  })
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ folder: string, isStatic: boolean }} site
 */
async function answer(request, response, { folder, isStatic }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'only GET and HEAD')
  const path = filePath(folder, request.url ?? '/')
  const size = path === undefined ? undefined : await fileSize(path)
  if (path === undefined || size === undefined) return end(response, 404, 'no such file')
  const headers = {
    'Content-Type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    ...(isStatic ? {} : safetyHeaders(folder, path)),
  }
  if (extname(path) === '.html') {
    const html = await readFile(path, 'utf8')
    return end(response, 200, isStatic ? html : withoutMetaPolicy(html), headers)
  }
  response.writeHead(200, { ...headers, 'Content-Length': size })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** The file that an address names, or nothing when the address leads out of the folder.
 * @param {string} folder
 * @param {string} address */
function filePath(folder, address) {
  try {
    const { pathname } = new URL(address, 'http://localhost')
    const path = normalize(join(folder, decodeURIComponent(pathname)))
    if (path !== folder && !path.startsWith(folder + sep)) return undefined
    return pathname.endsWith('/') ? join(path, 'index.html') : path
  } catch {
    return undefined
  }
}

/** @param {string} path */
async function fileSize(path) {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : undefined
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {Record<string, string>}
 */
function safetyHeaders(folder, path) {
  const isWorker = path.startsWith(join(folder, 'workers') + sep)
  const neverChanges = isWorker || path.startsWith(join(folder, 'assets') + sep)
  return {
    'Content-Security-Policy': isWorker ? WORKER_POLICY : PAGE_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': neverChanges ? 'max-age=31536000, immutable' : 'no-cache',
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
function end(response, status, text, headers = { 'Content-Type': 'text/plain; charset=utf-8' }) {
  response.writeHead(status, headers)
  response.end(text)
}
