import { beforeAll, describe, expect, it } from 'vitest'
import type { HandlerHost } from '../engine/kernel/index.ts'
import { services } from '../aws/services/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm } from './testing/handler-run.ts'

let host: HandlerHost
let count = 0
beforeAll(async () => {
  host = await createHandlerHost(readWasm())
})
function started(files: Record<string, string> | string, handler?: string) {
  const environment = environmentOn(host, codeOf(files, handler), `environment-${++count}`)
  const { end } = environment.init({ AWS_REGION: 'us-east-1' })
  if (end?.kind !== 'returned') throw new Error(JSON.stringify(end))
  return environment
}
const handler = (body: string) => started(`exports.handler = async (event) => { ${body} }`)
const send = `const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs'); const client = new SQSClient({});`

describe('SDK modules', () => {
  it('every described operation is a command and a method of the aggregated client', () => {
    const { end } = handler(`const missing = []
      for (const [name, sdkName, operations] of event) {
        const sdk = require(name)
        if (typeof sdk[sdkName + 'Client'] !== 'function') missing.push(sdkName + 'Client')
        for (const operation of operations) {
          if (!Object.keys(sdk).includes(operation + 'Command')) missing.push(operation)
          if (typeof new sdk[sdkName]()[operation[0].toLowerCase() + operation.slice(1)] !== 'function') missing.push(sdkName + '.' + operation)
        }
      }
      return missing`).event(services.map((service) => [service.sdkPackage, service.sdkName, Object.keys(service.operations)]))
    expect(end).toEqual({ kind: 'returned', value: '[]' })
  })
  it('a send is a call of the API, and its reply what the handler awaits', () => {
    const environment = handler(
      `${send} const sent = await client.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'hi' })); return sent`,
    )
    const first = environment.event()
    expect(first.end).toBeUndefined()
    expect(first.calls).toEqual([{ call: 1, service: 'sqs', operation: 'SendMessage', input: '{"QueueUrl":"q","MessageBody":"hi"}' }])
    const second = environment.reply(1, { ok: true, value: { MessageId: 'm-1' } })
    expect(second.calls).toEqual([])
    const value = JSON.parse((second.end as { value: string }).value)
    expect(value).toMatchObject({ MessageId: 'm-1', $metadata: { httpStatusCode: 200, attempts: 1, requestId: expect.any(String) } })
  })
  it('replies may come in any order', () => {
    const environment = handler(
      `${send} const of = (n) => client.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: n })).then((r) => r.MessageId); return Promise.all([of('a'), of('b')])`,
    )
    expect(environment.event().calls.map(({ call }) => call)).toEqual([1, 2])
    expect(environment.reply(2, { ok: true, value: { MessageId: 'B' } }).end).toBeUndefined()
    expect(environment.reply(1, { ok: true, value: { MessageId: 'A' } }).end).toEqual({ kind: 'returned', value: '["A","B"]' })
  })
  it('a fault is an exception of the class that the package exports', () => {
    const environment = handler(`${send} const sdk = require('@aws-sdk/client-sqs')
      try { await client.send(new SendMessageCommand({})) } catch (error) {
        return [error instanceof sdk.QueueDoesNotExist, error instanceof sdk.SQSServiceException, error instanceof Error, error.name, error.message, error.$fault, error.$metadata.httpStatusCode]
      }`)
    environment.event()
    const { end } = environment.reply(1, {
      ok: false,
      error: { code: 'QueueDoesNotExist', message: 'The specified queue does not exist.', origin: 'client' },
    })
    expect(end).toEqual({
      kind: 'returned',
      value: '[true,true,true,"QueueDoesNotExist","The specified queue does not exist.","client",400]',
    })
  })
  it('an unhandled fault fails the invocation with AWS’s code', () => {
    const environment = handler(`${send} await client.send(new SendMessageCommand({}))`)
    environment.event()
    const { end } = environment.reply(1, { ok: false, error: { code: 'ThrottlingException', message: 'Rate exceeded', origin: 'client' } })
    expect(end).toMatchObject({ kind: 'threw', errorType: 'ThrottlingException', errorMessage: 'Rate exceeded' })
  })
  it('bytes are base64 on the way and bytes in the handler', () => {
    const environment = handler(`${send} const { ReceiveMessageCommand } = require('@aws-sdk/client-sqs')
      const MessageAttributes = { a: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) } }
      await client.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'b', MessageAttributes }))
      const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: 'q' }))
      const { BinaryValue } = Messages[0].MessageAttributes.a
      return [BinaryValue instanceof Uint8Array, [...BinaryValue]]`)
    const [call] = environment.event().calls
    expect(JSON.parse(call?.input ?? '')).toMatchObject({ MessageAttributes: { a: { BinaryValue: 'AP8=' } } })
    environment.reply(1, { ok: true, value: {} })
    const Messages = [{ MessageAttributes: { a: { DataType: 'Binary', BinaryValue: 'AP8=' } } }]
    const { end } = environment.reply(2, { ok: true, value: { Messages } })
    expect(end).toEqual({ kind: 'returned', value: '[true,[0,255]]' })
  })
  it('a payload is text on the way and bytes in the handler', () => {
    const environment = handler(`const { LambdaClient, InvokeCommand, InvocationType } = require('@aws-sdk/client-lambda')
      const { Payload } = await new LambdaClient().send(new InvokeCommand({ FunctionName: 'f', InvocationType: InvocationType.RequestResponse, Payload: Buffer.from(JSON.stringify({ a: 'é' })) }))
      return [Payload instanceof Uint8Array, Payload.transformToString(), Buffer.from(Payload).toString()]`)
    const [call] = environment.event().calls
    expect(JSON.parse(call?.input ?? '')).toEqual({ FunctionName: 'f', InvocationType: 'RequestResponse', Payload: '{"a":"é"}' })
    const { end } = environment.reply(1, { ok: true, value: { StatusCode: 200, Payload: '"ö"' } })
    expect(end).toEqual({ kind: 'returned', value: JSON.stringify([true, '"ö"', '"ö"']) })
  })
  it('the aggregated client has the operations as methods, with a callback too', () => {
    const environment = started(
      `const { SNS } = require('@aws-sdk/client-sns'); exports.handler = (event, context, callback) => new SNS({}).publish({ TopicArn: 't', Message: 'm' }, callback)`,
    )
    expect(environment.event().calls[0]).toMatchObject({ service: 'sns', operation: 'Publish' })
    expect(environment.reply(1, { ok: true, value: { MessageId: 'x' } }).end).toMatchObject({ kind: 'returned' })
  })
  it('what nobody described says so when it is used', () => {
    const { end } =
      handler(`const { SQSClient, MakeCoffeeCommand } = require('@aws-sdk/client-sqs'); const { BedrockClient, ThinkCommand } = require('@aws-sdk/client-bedrock')
      const said = (sent) => sent.catch((error) => error.message)
      return [await said(new SQSClient().send(new MakeCoffeeCommand({}))), await said(new BedrockClient().send(new ThinkCommand({})))]`).event()
    expect(end).toEqual({ kind: 'returned', value: '["not simulated: MakeCoffee","not simulated: Think"]' })
  })
})

describe('modules of the user', () => {
  it('CommonJS files require each other, JSON and folders', () => {
    const environment = started({
      'index.js': `const { add } = require('./lib/math'); const more = require('./lib'); exports.handler = async () => [add(1, 2), more.name, require('./data.json').x, __filename, require('./lib/math') === require('./lib/math.js')]`,
      'lib/math.js': 'exports.add = (a, b) => a + b',
      'lib/index.js': `module.exports = { name: require('../data.json').name }`,
      'data.json': '{ "x": 1, "name": "n" }',
    })
    expect(environment.event().end).toEqual({ kind: 'returned', value: '[3,"n",1,"/var/task/index.js",true]' })
  })
  it('may begin with a byte-order mark, code as well as JSON', () => {
    const environment = started({
      'index.mjs': `\uFEFFimport old from './old.js'\nexport const handler = async () => old.n`,
      'old.js': `\uFEFFexports.n = require('./data.json').n`,
      'data.json': '\uFEFF{ "n": 3 }',
    })
    expect(environment.event().end).toEqual({ kind: 'returned', value: '3' })
  })
  it('ES modules import each other, CommonJS, Node’s modules and the SDK, described or not', () => {
    const environment = started({
      'index.mjs': `import { createHash } from 'node:crypto'
import { SQSClient, MakeCoffeeCommand } from '@aws-sdk/client-sqs'
import { double } from './double.mjs'
import old, { triple } from './old.js'
const { SNSClient } = await import('@aws-sdk/client-sns')
export const handler = async () => [double(2), triple(2), old.triple(3), createHash('md5').update('a').digest('hex').length, typeof SQSClient, typeof SNSClient, MakeCoffeeCommand.name]`,
      'double.mjs': 'export const double = (n) => 2 * n',
      'old.js': 'exports.triple = (n) => 3 * n',
    })
    expect(environment.event().end).toEqual({ kind: 'returned', value: '[4,6,9,32,"function","function","MakeCoffeeCommand"]' })
  })
  it('lines and columns of ES modules are the user’s', () => {
    const environment = started({ 'index.mjs': `export const handler = async () => {\n  throw new Error('boom')\n}` })
    expect(environment.event().end).toMatchObject({ trace: ['Error: boom', '    at handler (/var/task/index.mjs:2:18)'] })
  })
  it('a missing import is named with its importer', () => {
    const { end } = environmentOn(host, codeOf({ 'index.mjs': `import './gone.mjs'\nexport const handler = () => 1` }), 'gone').init()
    expect(end).toMatchObject({ kind: 'threw', errorMessage: "Cannot find module './gone.mjs' imported from /var/task/index.mjs" })
  })
  it('top-level await of a call keeps the init open until the reply', () => {
    const text = `import { SQS } from '@aws-sdk/client-sqs'\nconst { QueueUrl } = await new SQS().getQueueUrl({ QueueName: 'q' })\nexport const handler = async () => QueueUrl`
    const environment = environmentOn(host, codeOf({ 'index.mjs': text }), 'top-level')
    expect(environment.init()).toMatchObject({ calls: [{ operation: 'GetQueueUrl' }] })
    expect(environment.reply(1, { ok: true, value: { QueueUrl: 'https://q' } }).end).toEqual({ kind: 'returned', value: 'null' })
    expect(environment.event().end).toEqual({ kind: 'returned', value: '"https://q"' })
  })
})
