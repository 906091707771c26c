/** The door for outside clients: HTTP on loopback, in AWS's wire protocols, in front of a live world. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { account } from '../../aws/identity.ts'
import type { ServiceModel } from '../../aws/service.ts'
import { answerFault, answerWith } from '../wire/answer.ts'
import { inputOf } from '../wire/input.ts'
import { isForm, newRequestId, type WireAnswer, type WireRequest } from '../wire/message.ts'
import { createOperationTable, credentialOf, type OperationTable } from '../wire/operation-table.ts'
import type { LiveWorld } from './live-world.ts'
import { withQueueUrlsAt } from './queue-urls.ts'
import { readRequest } from './read-request.ts'

export interface HttpDoor {
  readonly port: number
  close(): Promise<void>
}

export interface DoorSettings {
  readonly world: Pick<LiveWorld, 'call' | 'state'>
  readonly services: readonly ServiceModel[]
  /** 0: any that is free. */
  readonly port: number
}

/** Rejects when the port is taken. */
export async function openHttpDoor({ world, services, port }: DoorSettings): Promise<HttpDoor> {
  const table = createOperationTable(services)
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answerRequest({ world, table }, request)
      .catch((error: unknown) => brokenAnswer(request, error))
      .then((answer) => send(request, response, answer))
      .catch(() => response.destroy())
  })
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

interface Inside {
  readonly world: DoorSettings['world']
  readonly table: OperationTable
}

/** Where somebody can look whether the server stands. */
const statePath = '/_switchyard'

async function answerRequest({ world, table }: Inside, message: IncomingMessage): Promise<WireAnswer> {
  const requestId = newRequestId()
  const read = await readRequest(message)
  if (!read.ok) return answerFault(undefined, read.error, { requestId, looks: 'json' })
  const request = read.value
  if (request.path === statePath) {
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(world.state()) }
  }
  const looks = isForm(request) ? 'xml' : 'json'
  const found = table(request)
  if (!found.ok) return answerFault(found.error.service, found.error.problem, { requestId, looks })
  const { operation } = found.value
  const { service, name } = operation
  const input = inputOf(found.value, request)
  if (!input.ok) return answerFault(service, input.error, { requestId, looks })
  const answer = await world.call({ service: service.id, operation: name, input: input.value, ...otherAccount(request) })
  if (!answer.ok) return answerFault(service, answer.error, { requestId, looks })
  return answerWith(operation, service.id === 'sqs' ? withQueueUrlsAt(message.headers.host ?? '', answer.value) : answer.value, requestId)
}

/** An access key of twelve digits is the number of the account that calls. */
function otherAccount(request: WireRequest): { readonly principal?: string } {
  const key = credentialOf(request)?.accessKey ?? ''
  return /^\d{12}$/.test(key) && key !== account ? { principal: key } : {}
}

/** A bug of ours: told to the client and on this server's own output, and the server goes on. */
function brokenAnswer(request: IncomingMessage, error: unknown): WireAnswer {
  // A client that went away in the middle of its request is no news.
  if (!request.destroyed) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  const message = `Switchyard broke: ${error instanceof Error ? error.message : String(error)}`
  return answerFault(
    undefined,
    { code: 'InternalFailure', message, origin: 'server', status: 500 },
    { requestId: newRequestId(), looks: 'json' },
  )
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: WireAnswer): void {
  if (response.destroyed) return
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body
  const isHead = request.method === 'HEAD'
  const length = status === 204 || isHead ? {} : { 'Content-Length': String(bytes.length) }
  // What was not read to its end cannot be followed by another request.
  const last = request.complete ? {} : { Connection: 'close' }
  response.writeHead(status, { ...headers, ...length, ...last })
  response.end(isHead || status === 204 ? undefined : bytes)
}
