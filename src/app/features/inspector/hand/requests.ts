/** What a person filled in, as the inputs of AWS's operations. Nothing is checked here: AWS answers what it does not take. */
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'

export const attributeTypes = ['String', 'Number', 'Binary'] as const

export interface AttributeDraft {
  /** Tells rows apart while they are being filled in. */
  readonly row: number
  readonly name: string
  readonly type: (typeof attributeTypes)[number]
  /** Of a binary attribute: base64. */
  readonly value: string
}

/** Texts as they stand in the fields; an empty one is left out of the request. Times are in seconds. */
export interface MessageDraft {
  readonly body: string
  readonly subject: string
  readonly delay: string
  readonly group: string
  readonly deduplication: string
  readonly attributes: readonly AttributeDraft[]
}

export const emptyMessage: MessageDraft = { body: '', subject: '', delay: '', group: '', deduplication: '', attributes: [] }

export function sendInput(queueUrl: string, draft: MessageDraft): SqsInput<'SendMessage'> {
  const { body, delay } = draft
  return { QueueUrl: queueUrl, MessageBody: body, ...(delay !== '' && { DelaySeconds: Number(delay) }), ...sharedMembers(draft) }
}

export function publishInput(topicArn: string, draft: MessageDraft): SnsInput<'Publish'> {
  const { body, subject } = draft
  return { TopicArn: topicArn, Message: body, ...(subject !== '' && { Subject: subject }), ...sharedMembers(draft) }
}

function sharedMembers({ group, deduplication, attributes }: MessageDraft) {
  const named = attributes.filter(({ name, value }) => name !== '' || value !== '')
  return {
    ...(group !== '' && { MessageGroupId: group }),
    ...(deduplication !== '' && { MessageDeduplicationId: deduplication }),
    ...(named.length > 0 && { MessageAttributes: Object.fromEntries(named.map((attribute) => [attribute.name, valueOf(attribute)])) }),
  }
}

function valueOf({ type, value }: AttributeDraft) {
  return type === 'Binary' ? { DataType: type, BinaryValue: value } : { DataType: type, StringValue: value }
}

export interface ReceiveDraft {
  readonly most: string
  readonly visibility: string
  readonly wait: string
}

/** Asks for all attributes, so that nothing of a message stays unseen. */
export function receiveInput(queueUrl: string, { most, visibility, wait }: ReceiveDraft): SqsInput<'ReceiveMessage'> {
  return {
    QueueUrl: queueUrl,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['All'],
    ...(most !== '' && { MaxNumberOfMessages: Number(most) }),
    ...(visibility !== '' && { VisibilityTimeout: Number(visibility) }),
    ...(wait !== '' && { WaitTimeSeconds: Number(wait) }),
  }
}

/** `destinationArn` absent: each message goes back to the queue that it came from. `perSecond`: from 1 to 500, or empty. */
export function moveInput(
  sourceArn: string,
  { destinationArn, perSecond }: { readonly destinationArn?: string; readonly perSecond: string },
): SqsInput<'StartMessageMoveTask'> {
  return {
    SourceArn: sourceArn,
    ...(destinationArn !== undefined && { DestinationArn: destinationArn }),
    ...(perSecond !== '' && { MaxNumberOfMessagesPerSecond: Number(perSecond) }),
  }
}

export const invocationTypes = ['RequestResponse', 'Event', 'DryRun'] as const

/** The end of the log comes along with the answer of a call that waits for it. */
export function invokeInput(name: string, type: (typeof invocationTypes)[number], event: string): LambdaInput<'Invoke'> {
  return {
    FunctionName: name,
    InvocationType: type,
    ...(type === 'RequestResponse' && { LogType: 'Tail' as const }),
    ...(event.trim() !== '' && { Payload: event }),
  }
}
