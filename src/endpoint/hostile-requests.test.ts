import fc from 'fast-check'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { services } from '../aws/services/index.ts'
import { startEndpoint } from './start-endpoint.ts'
import type { HttpDoor } from './server/http-server.ts'
import { parseXml } from './wire/xml.ts'

let door: HttpDoor
beforeAll(async () => {
  door = await startEndpoint({ port: 0, clock: 'wall', seed: 1, realism: 'exact', settling: false })
})
afterAll(() => door.close())

const operations = services.flatMap((service) =>
  Object.keys(service.operations).map((name) => ({
    service: service.id,
    target: `${'targetPrefix' in service ? service.targetPrefix : service.id}.${name}`,
    name,
  })),
)

const bodies = fc.oneof(
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.json({ maxDepth: 5 }),
  fc.constant('['.repeat(100_000)),
  fc
    .string({ maxLength: 50 })
    .map((text) => `Action=Publish&Version=2010-03-31&Message=x&Tags.member.1.Key=${text}&MessageAttributes.entry.x.Name=a`),
)

const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
  path: fc.oneof(
    fc.webPath(),
    fc.constantFrom('/', '/2015-03-31/functions/%E0%A4%A/invocations', '/2015-03-31/functions//code', '/a?b=%zz'),
  ),
  operation: fc.option(fc.constantFrom(...operations)),
  isForm: fc.boolean(),
  body: bodies,
})

describe('whatever comes in', () => {
  it('is answered by a fault or an answer, and the server stays', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, path, operation, isForm, body }) => {
        const headers: Record<string, string> = isForm ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}
        if (operation)
          headers[operation.target.startsWith('A') ? 'X-Amz-Target' : 'Authorization'] = operation.target.startsWith('A')
            ? operation.target
            : `AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/${operation.service}/aws4_request`
        const response = await fetch(`http://127.0.0.1:${door.port}${path}`, { method, headers, ...(method !== 'GET' && { body }) })
        const text = await response.text()
        expect(response.status === 200 || (response.status >= 201 && response.status < 500) || response.status === 501).toBe(true)
        expect(text).toMatch(response.status < 400 ? /^/ : /__type|Message|<Code>/)
      }),
      { numRuns: 200 },
    )
    expect((await fetch(`http://127.0.0.1:${door.port}/_switchyard`)).status).toBe(200)
  })

  it('may stop in the middle', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(door.port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf')
        socket.destroy()
      })
      socket.on('close', () => resolve())
    })
    expect((await fetch(`http://127.0.0.1:${door.port}/_switchyard`)).status).toBe(200)
  })

  it('is not read when it is too large', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(door.port, '127.0.0.1', () =>
        socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n'),
      )
      socket.on('data', (data) => {
        socket.destroy()
        resolve(data.toString('utf8'))
      })
    })
    expect(answer).toContain('413')
  })

  it('may not come from a name that is not this machine’s', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(door.port, '127.0.0.1', () => socket.write('GET /_switchyard HTTP/1.1\r\nHost: evil.example.com\r\n\r\n'))
      socket.on('data', (data) => {
        socket.destroy()
        resolve(data.toString('utf8'))
      })
    })
    expect(answer).toContain('403')
  })
})

describe('XML', () => {
  it('is read in one pass, also when it is none', () => {
    for (const text of [
      `<${'a'.repeat(1_000_000)}`,
      '<!--'.repeat(200_000),
      '<a'.repeat(300_000),
      '&#x'.repeat(300_000),
      '<a>'.repeat(200_000),
    ]) {
      expect(parseXml(text)).toBeUndefined()
    }
  })

  it('gives names and texts', () => {
    const text = '<?xml version="1.0"?><x:Delete xmlns:x="y"><Quiet/><Object><Key>a &lt;&#x41;&#66;&amp;</Key></Object></x:Delete>'
    expect(parseXml(text)).toEqual({
      name: 'Delete',
      text: '',
      children: [
        { name: 'Quiet', text: '', children: [] },
        { name: 'Object', text: '', children: [{ name: 'Key', text: 'a <AB&', children: [] }] },
      ],
    })
  })
})
