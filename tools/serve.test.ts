import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingHttpHeaders, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { META_ELEMENT } from './content-policy.mjs'
import { startServer } from './serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'switchyard-serve-'))
const servers: Server[] = []
let ours = ''
let plain = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'workers'))
  writeFileSync(join(folder, 'index.html'), `<head>\n  <meta charset="utf-8">\n  ${META_ELEMENT}\n</head>`)
  writeFileSync(join(folder, 'workers/entry-12345678.js'), 'export {}')
  writeFileSync(join(folder, 'engine.wasm'), '')
  writeFileSync(join(folder, 'orders.yaml'), 'Resources: {}')
  const start = async (isStatic: boolean) => {
    const { address, server } = await startServer({ port: 45_173, mayMove: true, folder, isStatic })
    servers.push(server)
    return address
  }
  ours = await start(false)
  plain = await start(true)
})

afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends the path as it is: `fetch` would tidy it. */
function ask(address: string, path: string): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }> {
  const { port } = new URL(address)
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
    }).on('error', reject)
  })
}

test('the policy is sent as a header, and then the page does not repeat it', async () => {
  const { headers, text } = await ask(ours, '/')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*worker-src 'self'; .*frame-ancestors 'self'$/)
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(text).toBe('<head>\n  <meta charset="utf-8">\n</head>')
})

test('a host without headers leaves the policy in the page', async () => {
  const { headers, text } = await ask(plain, '/')
  expect(headers['content-security-policy']).toBeUndefined()
  expect(text).toContain("worker-src 'self' blob:")
})

test('a worker gets a policy without network', async () => {
  const { headers } = await ask(ours, '/workers/entry-12345678.js')
  expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'")
})

test('files have their media types', async () => {
  expect((await ask(ours, '/engine.wasm')).headers['content-type']).toBe('application/wasm')
  expect((await ask(ours, '/orders.yaml?fresh')).headers['content-type']).toBe('application/yaml; charset=utf-8')
})

test.each(['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%', '/missing.js', '/workers'])(
  '%s is not found',
  async (path) => {
    expect((await ask(ours, path)).status).toBe(404)
  },
)

test('a port that is taken moves on only when it may', async () => {
  const { port } = new URL(ours)
  await expect(startServer({ port: Number(port), folder })).rejects.toThrow('is taken; set PORT')
  expect(plain).not.toBe(ours)
})
