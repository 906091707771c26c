/** What SNS asks of message attributes. https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { utf8Length } from '../../../base/utf8.ts'
import { invalidAttributeValue, missingMember } from './faults.ts'
import type { MessageAttribute, MessageAttributes } from './state.ts'

const mostNameBytes = 256

export interface GivenAttribute {
  readonly DataType?: string | undefined
  readonly StringValue?: string | undefined
  readonly BinaryValue?: string | undefined
}
export type GivenAttributes = Readonly<Record<string, GivenAttribute>>

/** The attributes, checked. `within` says where they stand in the request: `publishBatchRequestEntries.1.member.` in a batch. */
export function readAttributes(given: GivenAttributes | undefined, within = ''): Result<MessageAttributes | undefined, AwsFault> {
  if (given === undefined) return ok(undefined)
  for (const [name, attribute] of Object.entries(given)) {
    if (attribute.DataType === undefined) return fail(missingMember(`${within}messageAttributes.${name}.member.dataType`))
  }
  const attributes = given as MessageAttributes
  for (const [name, attribute] of Object.entries(attributes)) {
    const fault = nameFault(name) ?? valueFault(name, attribute)
    if (fault) return fail(fault)
  }
  return ok(Object.keys(attributes).length === 0 ? undefined : attributes)
}

function nameFault(name: string): AwsFault | undefined {
  if (name === '' || utf8Length(name) > mostNameBytes)
    return invalidAttributeValue('Length of message attribute name must be less than 256 bytes.')
  const stranger = /[^A-Za-z0-9_.-]/.exec(name)?.[0]
  if (stranger !== undefined) {
    const code = stranger.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
    return invalidAttributeValue(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    )
  }
  if (name.startsWith('.')) return invalidAttributeValue("Invalid message attribute name starting with character '.' was found.")
  if (name.endsWith('.')) return invalidAttributeValue("Invalid message attribute name ending with character '.' was found.")
  return name.includes('..') ? invalidAttributeValue("Message attribute name can not have successive '.' character.") : undefined
}

function valueFault(name: string, { DataType: type, StringValue: text, BinaryValue: bytes }: MessageAttribute): AwsFault | undefined {
  const kind = /^(String|Number|Binary)(\.|$)/.exec(type)?.[1]
  if (kind === undefined) {
    return invalidAttributeValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    )
  }
  const field = kind === 'Binary' ? 'Binary' : 'String'
  const [right, wrong] = kind === 'Binary' ? [bytes, text] : [text, bytes]
  if (right === undefined && wrong !== undefined) {
    return invalidAttributeValue(`The message attribute '${name}' with type '${kind}' must use field '${field}'.`)
  }
  if (right !== undefined && right !== '') return undefined
  return invalidAttributeValue(
    `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${kind}'.`,
  )
}

/** Name, type and value count towards the size of the message. */
export function attributesSize(attributes: MessageAttributes | undefined): number {
  let bytes = 0
  for (const [name, { DataType: type, StringValue: text, BinaryValue: base64 }] of Object.entries(attributes ?? {})) {
    bytes += utf8Length(name) + utf8Length(type) + utf8Length(text ?? '') + Math.floor(((base64 ?? '').replace(/=+$/, '').length * 3) / 4)
  }
  return bytes
}
