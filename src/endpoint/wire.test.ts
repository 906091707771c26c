import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueUrl } from '../aws/identity.ts'
import { services } from '../aws/services/index.ts'
import type { ServiceModel } from '../aws/service.ts'
import type { JsonObject } from '../base/json.ts'
import { openHttpDoor, type HttpDoor } from './server/http-server.ts'
import type { LiveAnswer, LiveCall } from './server/live-world.ts'
import { realClient, type RealClient } from './testing/real-clients.ts'
import { sampleOf, type Sample } from './testing/sample-value.ts'

/** A world that hears every call and answers what it was told to. */
const heard: LiveCall[] = []
let answer: LiveAnswer = { ok: true, value: {} }
let door: HttpDoor
const clients = new Map<string, RealClient>()

beforeAll(async () => {
  const call = (made: LiveCall): Promise<LiveAnswer> => {
    heard.push(made)
    return Promise.resolve(answer)
  }
  door = await openHttpDoor({ world: { call, state: () => ({ clockMs: 0, steps: 0, openCalls: 0, stopped: null }) }, services, port: 0 })
})
afterAll(async () => {
  for (const client of clients.values()) client.close()
  await door.close()
})

function clientOf(service: ServiceModel): RealClient {
  const client = clients.get(service.id) ?? realClient(service, door.port)
  clients.set(service.id, client)
  return client
}

const everyOperation = services.flatMap((service: ServiceModel) =>
  Object.entries(service.operations).map(([name, model]) => ({ title: `${service.id} ${name}`, service, name, model })),
)

describe('AWS’s own SDK', () => {
  it.each(everyOperation)('says and hears all of $title', async ({ service, name, model }) => {
    const input = forHttp(sampleOf(model.input, ''), model.http?.headers)
    const output = forHttp(sampleOf(model.output, ''), model.http?.answer?.headers)
    answer = { ok: true, value: { ...output.inside, ...statusMember(model) } }
    const told = await clientOf(service).send(name, input.client)
    expect(heard.at(-1)).toEqual({ service: service.id, operation: name, input: input.inside })
    expect(await plain(told)).toEqual(await plain({ ...output.client, ...statusMember(model) }))
  })

  it.each(services.map((service: ServiceModel) => ({ id: service.id, service })))('reads a fault of $id', async ({ service }) => {
    const [name, model] = Object.entries(service.operations).find(([, { errors }]) => errors.length > 0) ?? ['', undefined]
    const code = model?.errors[0] ?? ''
    answer = { ok: false, error: { code, message: 'No <such> thing & "more"', origin: 'client' } }
    const input = sampleOf(model?.input ?? { type: 'structure', members: {} }, '')
    const fault = await clientOf(service)
      .send(name, input?.client as object)
      .catch((error: unknown) => error)
    expect(fault).toMatchObject({ message: 'No <such> thing & "more"', $fault: 'client' })
    expect((fault as Error).name).toContain(code.replace(/Exception$/, ''))
  })
})

/** HTTP wants to know how long a body is, and Node sends other letters than those of ASCII in more than one way. */
function forHttp(sample: Sample | undefined, headers: Readonly<Record<string, string>> = {}): { inside: JsonObject; client: object } {
  const [inside, client] = [{ ...(sample?.inside as JsonObject) }, { ...(sample?.client as Record<string, unknown>) }]
  for (const name of Object.keys(headers)) {
    const text = inside[name]
    if (typeof text === 'string') inside[name] = client[name] = text.replaceAll('ü', 'u')
  }
  if (client['Body'] instanceof Uint8Array && 'ContentLength' in client)
    inside['ContentLength'] = client['ContentLength'] = client['Body'].length
  return { inside, client }
}

/** A status that HTTP takes. */
function statusMember({ http }: (typeof everyOperation)[number]['model']): Record<string, number> {
  return http?.answer?.status === undefined ? {} : { [http.answer.status]: 200 }
}

async function plain(output: object): Promise<object> {
  const entries = Object.entries(output).filter(([name]) => name !== '$metadata')
  return Object.fromEntries(await Promise.all(entries.map(async ([name, value]) => [name, await bytesOf(value)] as const)))
}

async function bytesOf(value: unknown): Promise<unknown> {
  const stream = value as { transformToByteArray?: () => Promise<Uint8Array> } | undefined
  if (typeof stream?.transformToByteArray === 'function') return { ...new Uint8Array(await stream.transformToByteArray()) }
  return value instanceof Uint8Array ? { ...value } : value
}

describe('the wire', () => {
  const post = (headers: Record<string, string>, body: string, path = '/'): Promise<Response> =>
    fetch(`http://127.0.0.1:${door.port}${path}`, { method: 'POST', headers, body })

  it('names queues by the host that its client knows', async () => {
    answer = { ok: true, value: { QueueUrl: queueUrl('orders') } }
    const response = await post({ 'X-Amz-Target': 'AmazonSQS.GetQueueUrl' }, '{"QueueName":"orders"}')
    expect(await response.json()).toEqual({ QueueUrl: `http://127.0.0.1:${door.port}/111111111111/orders` })
  })

  it('tells older clients the older code of a fault', async () => {
    answer = { ok: false, error: { code: 'QueueDoesNotExist', message: 'gone', origin: 'client' } }
    const response = await post({ 'X-Amz-Target': 'AmazonSQS.GetQueueUrl' }, '{"QueueName":"orders"}')
    expect(response.headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender')
    expect(await response.json()).toEqual({ __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'gone' })
  })

  it('hands on what else a fault tells', async () => {
    const error = { code: 'ValidationException', message: 'no', origin: 'client', reason: 'MISSING' } as const
    answer = { ok: false, error }
    const response = await post({ 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' }, '{}')
    expect(await response.json()).toMatchObject({ reason: 'MISSING' })
  })

  it('takes members that are null for absent ones', async () => {
    answer = { ok: true, value: {} }
    await post({ 'X-Amz-Target': 'AmazonSQS.ReceiveMessage' }, '{"QueueUrl":"u","WaitTimeSeconds":null,"AttributeNames":["a"]}')
    expect(heard.at(-1)?.input).toEqual({ QueueUrl: 'u', AttributeNames: ['a'] })
  })

  it.each([
    ['no operation', { 'X-Amz-Target': 'AmazonSQS.SingSong' }, '{}', 400, 'UnknownOperationException'],
    ['no JSON', { 'X-Amz-Target': 'AmazonSQS.ListQueues' }, '{"a', 400, 'SerializationException'],
    ['JSON that is no object', { 'X-Amz-Target': 'AmazonSQS.ListQueues' }, '[]', 400, 'SerializationException'],
    [
      'a service nobody knows',
      { Authorization: 'AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/polly/aws4_request' },
      '',
      501,
      'UnknownOperationException',
    ],
    ['a path nobody knows', {}, '', 404, 'UnknownOperationException'],
    [
      'an action nobody knows',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'Action=Sing&Version=2010-03-31',
      400,
      'InvalidAction',
    ],
    [
      'a page from elsewhere',
      { Origin: 'https://example.com', 'X-Amz-Target': 'AmazonSQS.ListQueues' },
      '{}',
      403,
      'AccessDeniedException',
    ],
    [
      'chunks that are none',
      { 'X-Amz-Target': 'AmazonSQS.ListQueues', 'X-Amz-Content-Sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' },
      'zz',
      400,
      'IncompleteBody',
    ],
  ] as const)('answers %s with a fault of AWS’s kind', async (_what, headers, body, status, code) => {
    const before = heard.length
    const response = await post({ ...headers }, body, '/nowhere/at/all')
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(code)
    expect(heard.length).toBe(before)
  })

  it('takes a body apart that comes in chunks', async () => {
    answer = { ok: true, value: {} }
    const headers = { 'X-Amz-Target': 'AmazonSQS.ListQueues', 'Content-Encoding': 'aws-chunked' }
    await post(headers, '5;chunk-signature=x\r\n{"Que\r\n16\r\nueNamePrefix":"shop-"}\r\n0\r\n\r\n')
    expect(heard.at(-1)?.input).toEqual({ QueueNamePrefix: 'shop-' })
  })

  it('tells who calls from another account', async () => {
    const client = realClient({ sdkName: 'SQS', sdkPackage: '@aws-sdk/client-sqs' }, door.port, '222222222222')
    answer = { ok: true, value: {} }
    await client.send('ListQueues', {})
    client.close()
    expect(heard.at(-1)).toMatchObject({ principal: '222222222222' })
  })
})
