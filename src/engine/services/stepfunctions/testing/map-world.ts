/** A world with a bucket and functions, and workflows that are one distributed Map. */
import { decodeBase64, encodeBase64 } from '../../../../base/base64.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../base/utf8.ts'
import { loaded, thrown, value } from '../../lambda/testing/scripted-handlers.ts'
import { workflowWorld, type WorkflowWorld } from './workflow-world.ts'

const arn = (name: string): string => `arn:aws:lambda:us-east-1:111111111111:function:${name}`

/** `odd` fails for odd numbers. */
export function mapWorld(): WorkflowWorld {
  const made = workflowWorld({
    scripts: {
      odd: loaded((entry) => {
        const number = entry.type === 'event' ? Number(JSON.parse(entry.event)) : 0
        return { end: number % 2 === 1 ? thrown('odd', 'Odd') : value(number) }
      }),
    },
  })
  made.addFunction('odd')
  made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
  return made
}

export const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }
export const odd = { StartAt: 'P', States: { P: { Type: 'Task', Resource: arn('odd'), End: true } } }

/** A workflow that is one distributed Map. */
export function distributed(fields: object, processor: object = pass, config: object = { ExecutionType: 'STANDARD' }): object {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ...config }, ...processor }
  return { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor, ...fields, End: true } } }
}

export function put(made: WorkflowWorld, Key: string, text: string): void {
  made.call('PutObject', { Bucket: 'box', Key, Body: encodeBase64(encodeUtf8(text)) }, { service: 's3' })
}

export function got(made: WorkflowWorld, Key: string): Json {
  const reply = made.call('GetObject', { Bucket: 'box', Key }, { service: 's3' })
  const bytes = decodeBase64(reply?.ok ? String(reply.value['Body']) : '')
  return bytes.ok ? (JSON.parse(decodeUtf8(bytes.value)) as Json) : null
}

export function ask(made: WorkflowWorld, operation: string, input: JsonObject): JsonObject {
  const reply = made.call(operation, input)
  return reply?.ok ? reply.value : { refused: reply?.error.code ?? '', words: reply?.error.message ?? '' }
}

/** What comes of a map over `input`. */
export function outcomeOf(fields: object, input: unknown, processor?: object, config?: object): string {
  const made = mapWorld()
  made.create('m', distributed(fields, processor, config))
  const execution = made.start('m', input)
  made.pass(1000)
  return made.outcome(execution)
}

export const runOf = (made: WorkflowWorld, execution: string): JsonObject => {
  const { mapRuns } = ask(made, 'ListMapRuns', { executionArn: execution }) as { mapRuns: readonly JsonObject[] }
  return ask(made, 'DescribeMapRun', { mapRunArn: String(mapRuns[0]?.['mapRunArn']) })
}
