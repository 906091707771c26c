/**
 * What SQS asks of message attributes, and which of them a receive asked for.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
import { sqsLimits } from '../../../aws/services/sqs-attributes.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { emptyRecord } from '../../../base/json.ts'
import { invalidCharacters, invalidParameter } from './faults.ts'
import { measureText } from './message-size.ts'
import type { MessageAttributes } from './state.ts'

const nameForm = /^[A-Za-z0-9_.-]{1,256}$/
const reserved = /^(aws|amazon)\./i
const typeForm = /^(String|Number|Binary)(\.|$)/
const numberForm = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

export function attributesFault(attributes: MessageAttributes | undefined): AwsFault | undefined {
  if (attributes === undefined) return undefined
  const names = Object.keys(attributes)
  if (names.length > sqsLimits.messageAttributes) {
    return invalidParameter(`Number of message attributes [${names.length}] exceeds the allowed maximum [${sqsLimits.messageAttributes}].`)
  }
  for (const name of names) {
    const fault = nameFault(name) ?? attributeFault(name, attributes[name] as MessageAttributes[string])
    if (fault) return fault
  }
  return undefined
}

function nameFault(name: string): AwsFault | undefined {
  const isBad = !nameForm.test(name) || reserved.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..')
  if (!isBad) return undefined
  return invalidParameter(
    `The message attribute name '${name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.`,
  )
}

function attributeFault(name: string, attribute: MessageAttributes[string]): AwsFault | undefined {
  const type = typeForm.exec(attribute.DataType)?.[1]
  if (type === undefined) {
    return invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    )
  }
  const value = type === 'Binary' ? attribute.BinaryValue : attribute.StringValue
  if (value === undefined || value === '') {
    return invalidParameter(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${type === 'Binary' ? 'Binary' : 'String'}'.`,
    )
  }
  if (type === 'String' && measureText(value) < 0) return invalidCharacters
  if (type === 'Number' && !numberForm.test(value))
    return invalidParameter(`Can't cast the value of message (user) attribute '${name}' to a number.`)
  return undefined
}

/** `AWSTraceHeader` is the only system attribute that can be sent, and it is a string. */
export function systemAttributesFault(attributes: MessageAttributes | undefined): AwsFault | undefined {
  for (const name in attributes) {
    if (name !== 'AWSTraceHeader') return invalidParameter(`Message system attribute name '${name}' is invalid.`)
    if (attributes[name]?.DataType !== 'String')
      return clientFault('InvalidParameterValue', `Message system attribute '${name}' must be of type 'String'.`)
  }
  return undefined
}

/** The attributes that `MessageAttributeNames` asks for: names, `All`, `*`, `.*`, or a prefix as in `bar.*`. Unknown names are ignored. */
export function selectAttributes(attributes: MessageAttributes | null, wanted: readonly string[]): MessageAttributes | undefined {
  if (attributes === null || wanted.length === 0) return undefined
  if (wanted.some((name) => name === 'All' || name === '*' || name === '.*')) return attributes
  const prefixes = wanted.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2))
  const selected = emptyRecord<MessageAttributes[string]>()
  for (const [name, attribute] of Object.entries(attributes)) {
    if (wanted.includes(name) || prefixes.some((prefix) => name.startsWith(prefix))) selected[name] = attribute
  }
  return Object.keys(selected).length > 0 ? selected : undefined
}
