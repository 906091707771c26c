/** Questions about the calls of a script so far, as our side answered them. */
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import type { Exchange } from './known-difference.ts'
import type { Answer } from './script.ts'

export function messagesIn(answer: Answer): readonly JsonObject[] {
  return answer.ok ? ((answer.value['Messages'] ?? []) as readonly JsonObject[]) : []
}

export function idsIn(answer: Answer): readonly string[] {
  return messagesIn(answer).map(({ MessageId }) => String(MessageId))
}

export function isFifo({ step }: Exchange): boolean {
  return String(step.input['QueueUrl']).endsWith('.fifo')
}

export function sameQueue({ step, past }: Exchange): readonly Exchange[] {
  return past.filter((earlier) => earlier.step.input['QueueUrl'] === step.input['QueueUrl'])
}

/** Every entry of a batch with what came of it, or the one message of a single call. */
function parts({ step, ours }: Exchange): readonly (readonly [JsonObject, JsonObject])[] {
  if (!ours.ok) return []
  const list = (step.input['Entries'] ?? step.input['PublishBatchRequestEntries']) as readonly JsonObject[] | undefined
  if (list === undefined) return [[step.input, ours.value]]
  const done = (ours.value['Successful'] ?? []) as readonly JsonObject[]
  const { TopicArn } = step.input
  return list.flatMap((entry) =>
    done
      .filter(({ Id }) => Id === entry['Id'])
      .map((result) => [{ ...entry, ...(TopicArn !== undefined && { TopicArn }) }, result] as const),
  )
}

/** The call's input that brought this message, whether it was sent to the queue or published to a topic. */
export function originOf(
  message: JsonObject,
  past: readonly Exchange[],
): { readonly input: JsonObject; readonly published: boolean } | undefined {
  const { MessageId, Body } = message
  const sent = isJsonObject(Body) ? Body['MessageId'] : MessageId
  for (const exchange of past) {
    const published = exchange.step.operation.startsWith('Publish')
    if (!published && !exchange.step.operation.startsWith('SendMessage')) continue
    for (const [input, result] of parts(exchange)) {
      if (result['MessageId'] === sent || (published && input['Message'] === Body)) return { input, published }
    }
  }
  return undefined
}

export function groupOf(message: JsonObject, past: readonly Exchange[]): string | undefined {
  const attributes = message['Attributes'] as JsonObject | undefined
  return (attributes?.['MessageGroupId'] ?? originOf(message, past)?.input['MessageGroupId']) as string | undefined
}

/** The messages that calls of this operation named by a handle that held them no longer: they were visible again, or held anew. */
export function handledWhenOld(operation: RegExp, past: readonly Exchange[]): ReadonlySet<string> {
  const owners = new Map<string, string>()
  const holding = new Map<string, string>()
  const handled = new Set<string>()
  const hidNothing = new Set<string>()
  for (const exchange of past) {
    const { operation: called, input } = exchange.step
    const queue = String(input['QueueUrl'])
    if (called === 'SetQueueAttributes' && /"VisibilityTimeout":"0"/.test(JSON.stringify(input))) hidNothing.add(queue)
    for (const { ReceiptHandle, MessageId } of messagesIn(exchange.ours)) {
      owners.set(String(ReceiptHandle), String(MessageId))
      const isHeld = input['VisibilityTimeout'] === undefined ? !hidNothing.has(queue) : input['VisibilityTimeout'] !== 0
      holding.set(String(MessageId), isHeld ? String(ReceiptHandle) : '')
    }
    for (const [entry] of parts(exchange)) {
      const handle = String(entry['ReceiptHandle'])
      const message = owners.get(handle)
      if (message === undefined) continue
      if (operation.test(called) && holding.get(message) !== handle) handled.add(message)
      if (called.startsWith('DeleteMessage') || entry['VisibilityTimeout'] === 0) holding.set(message, '')
    }
  }
  return handled
}

/** The ids that a call gave to messages. */
export function idsOf(answer: Answer): readonly string[] {
  if (!answer.ok) return []
  const list = (answer.value['Successful'] ?? [answer.value]) as readonly JsonObject[]
  return list.map(({ MessageId }) => String(MessageId))
}
