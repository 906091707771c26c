/**
 * What SQS asks of message attributes, and which of them a receive asked for.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
import { sqsLimits } from '../../../aws/services/sqs.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { emptyRecord } from '../../../base/json.ts'
import { invalidParameter } from './faults.ts'
import { measureText } from './message-size.ts'
import type { MessageAttributes } from './state.ts'

const nameForm = /^[A-Za-z0-9_.-]+$/
const reserved = /^(aws|amazon)\./i
const typeForm = /^(String|Number|Binary)(\.|$)/
const numberForm = /^[+-]?(\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/
const mostCharacters = 256

/** Texts marked † are not among our recordings. */
export function attributesFault(attributes: MessageAttributes | undefined): AwsFault | undefined {
  if (attributes === undefined) return undefined
  const names = Object.keys(attributes)
  if (names.length > sqsLimits.messageAttributes) {
    // †
    return invalidParameter(`Number of message attributes [${names.length}] exceeds the allowed maximum [${sqsLimits.messageAttributes}].`)
  }
  for (const name of names) {
    const fault = nameFault(name) ?? attributeFault(name, attributes[name] as MessageAttributes[string])
    if (fault) return fault
  }
  return undefined
}

/** † */
function nameFault(name: string): AwsFault | undefined {
  if (name === '') return invalidParameter('The request must contain non-empty message (user) attribute names.')
  if (name.length > mostCharacters) return invalidParameter(`Message (user) attribute name must be shorter than ${mostCharacters} bytes.`)
  if (reserved.test(name)) {
    return invalidParameter(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings are reserved for internal use.",
    )
  }
  if (nameForm.test(name) && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..')) return undefined
  return invalidParameter(
    `The message attribute name '${name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.`,
  )
}

function attributeFault(name: string, attribute: MessageAttributes[string]): AwsFault | undefined {
  const fault = typeFault(name, attribute.DataType)
  if (fault) return fault
  const kind = typeForm.exec(attribute.DataType)?.[1]
  const value = kind === 'Binary' ? attribute.BinaryValue : attribute.StringValue
  if (value === undefined || value === '') {
    const type = kind === 'Binary' ? 'Binary' : 'String'
    return invalidParameter(`Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`)
  }
  if (kind === 'Binary') return undefined
  // †
  if (measureText(value) < 0) return invalidParameter(`Message (user) attribute '${name}' contains characters that are not allowed.`)
  if (kind === 'String' || isNumber(value)) return undefined
  return invalidParameter(`Can't cast the value of message (user) attribute '${name}' to a number.`)
}

/** † */
function typeFault(name: string, type: string): AwsFault | undefined {
  if (type === '') return invalidParameter(`The message (user) attribute '${name}' must contain a non-empty message attribute type.`)
  if (type.length > mostCharacters) return invalidParameter(`Message (user) attribute type must be shorter than ${mostCharacters} bytes.`)
  if (typeForm.test(type)) return undefined
  return invalidParameter(
    `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
  )
}

/**
 * A number in decimal or exponent form, from 10 to the −128 up to 10 to the 126; told by its digits, for it may be larger than a double is exact.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#message-attribute-data-types
 */
function isNumber(text: string): boolean {
  const parts = numberForm.exec(text)
  const [, whole = '', fraction = '', exponent = '0'] = parts ?? []
  const all = whole + fraction
  if (parts === null || all === '') return false
  const digits = all.replace(/^0+/, '')
  if (digits === '') return true
  const magnitude = whole.length - (all.length - digits.length) - 1 + Number(exponent)
  if (magnitude === 126) return /^10*$/.test(digits)
  return magnitude >= -128 && magnitude < 126
}

/** `AWSTraceHeader` is the only system attribute that can be sent, and it is a string. † */
export function systemAttributesFault(attributes: MessageAttributes | undefined): AwsFault | undefined {
  for (const name in attributes) {
    if (name !== 'AWSTraceHeader') return invalidParameter(`Message system attribute name '${name}' is invalid.`)
    if (attributes[name]?.DataType !== 'String') return invalidParameter(`Message system attribute '${name}' must be of type 'String'.`)
    if (!attributes[name]?.StringValue) {
      return invalidParameter(`Message (system) attribute '${name}' must contain a non-empty value of type 'String'.`)
    }
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
