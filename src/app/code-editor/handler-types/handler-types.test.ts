import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { services } from '../../../aws/services/index.ts'
import { lambdaDeclarations, platformDeclarations } from './runtime-declarations.ts'
import { declareSdk } from './sdk-declarations.ts'

const declarations: Readonly<Record<string, string>> = {
  '/sdk.d.ts': declareSdk(services),
  '/lambda.d.ts': lambdaDeclarations,
  '/platform.d.ts': platformDeclarations,
}

/** What TypeScript has to say about a handler, as it checks one in the editor. */
function complaints(code: string, name = '/index.mjs'): string[] {
  const files = { ...declarations, [name]: code }
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: false,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  const held = (path: string): string | undefined => (Object.hasOwn(files, path) ? files[path as keyof typeof files] : undefined)
  host.getSourceFile = (path, version) => {
    const text = held(path)
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version)
  }
  host.fileExists = (path) => held(path) !== undefined || fileExists(path)
  host.readFile = (path) => held(path) ?? readFile(path)
  const program = ts.createProgram(Object.keys(files), options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('handlers, as their editor checks them', () => {
  test('one that uses what there is has nothing to complain about', () => {
    const code = `
      import { SQSClient, SendMessageCommand, paginateListQueues, QueueDoesNotExist } from '@aws-sdk/client-sqs'
      import { SNS } from '@aws-sdk/client-sns'
      import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda'
      import { createHash, randomUUID } from 'node:crypto'
      import { setTimeout as wait } from 'node:timers/promises'
      const sqs = new SQSClient({})
      /** @param {import('aws-lambda').SQSEvent} event @param {import('aws-lambda').Context} context */
      export const handler = async (event, context) => {
        await wait(5)
        for (const { body, attributes } of event.Records) console.log(body.length, attributes.ApproximateReceiveCount)
        const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: randomUUID() }))
        for await (const page of paginateListQueues({ client: sqs }, {})) console.log(page.QueueUrls)
        await new SNS().publish({ TopicArn: 'a', Message: createHash('sha256').update(MessageId).digest('hex') })
        const { Payload } = await new LambdaClient().send(new InvokeCommand({ FunctionName: context.functionName, Payload: '{}' }))
        try { return Payload.transformToString() } catch (error) { if (error instanceof QueueDoesNotExist) console.error(error.$metadata.requestId, Buffer.from('a').toString('base64')) }
      }`
    expect(complaints(code)).toEqual([])
  })

  test('CommonJS is understood, with the types of what it requires', () => {
    const code = `
      const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns')
      exports.handler = async () => { await new SNSClient().send(new PublishCommand({ Messag: 'a' })) }`
    expect(complaints(code, '/index.js').join()).toMatch(/'Messag' does not exist/)
  })

  test('what AWS does not have and what the sandbox does not have is said', () => {
    const found = complaints(`
      import { SendMesageCommand } from '@aws-sdk/client-sqs'
      await fetch('https://example.com')
      /** @param {import('aws-lambda').SNSEvent} event */
      export const handler = (event) => event.Records[0].Sns.Mesage`)
    expect(found).toEqual([
      expect.stringMatching(/no exported member.*SendMesageCommand.*Did you mean 'SendMessageCommand'/),
      expect.stringMatching(/Cannot find name 'fetch'/),
      expect.stringMatching(/'Mesage' does not exist.*Did you mean 'Message'/),
    ])
  })

  test('every operation that is described is a command and a method', () => {
    for (const { sdkName, sdkPackage, operations } of services) {
      const names = Object.keys(operations)
      const imports = names.map((name) => `${name}Command`).join(', ')
      const methods = names.map((name) => `client.${name.charAt(0).toLowerCase()}${name.slice(1)}`).join(', ')
      expect(
        complaints(
          `import { ${sdkName}, ${imports} } from '${sdkPackage}'\nconst client = new ${sdkName}()\nexport const all = [${imports}, ${methods}]`,
        ),
      ).toEqual([])
    }
  })
})
