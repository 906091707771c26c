/** The ways in which a known difference turns the emulator's answer into what it would be without it. */
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import type { Exchange } from './known-difference.ts'
import type { Answer } from './script.ts'

type Mend = (exchange: Exchange) => Answer | undefined

/** Changes the value of an answer to one operation. */
export function inAnswerOf(
  operation: RegExp,
  change: (theirs: JsonObject, ours: JsonObject, exchange: Exchange) => JsonObject | undefined,
): Mend {
  return (exchange) => {
    const { step, ours, theirs } = exchange
    if (!operation.test(step.operation) || !ours.ok || !theirs.ok) return undefined
    const value = change(theirs.value, ours.value, exchange)
    return value && { ok: true, value }
  }
}

/** Changes each received message. */
export function inMessages(change: (message: JsonObject, exchange: Exchange) => JsonObject): Mend {
  return inAnswerOf(/^ReceiveMessage$/, (theirs, _, exchange) => {
    const messages = theirs['Messages'] as readonly JsonObject[] | undefined
    return messages && { ...theirs, Messages: messages.map((message) => change(message, exchange)) }
  })
}

export function without(value: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}

/** Takes one attribute from our answer, which may not have it. */
export function withAttributes(theirs: JsonObject, ours: JsonObject, name: string): JsonObject | undefined {
  const [their, our] = [theirs['Attributes'], ours['Attributes']]
  if (!isJsonObject(their) || !isJsonObject(our)) return undefined
  return { ...theirs, Attributes: { ...without(their, name), ...(our[name] !== undefined && { [name]: our[name] }) } }
}

/** A receive in which other messages came. */
export function inReceives(isConcerned: (exchange: Exchange) => boolean): Mend {
  return (exchange) =>
    exchange.step.operation === 'ReceiveMessage' && exchange.ours.ok && exchange.theirs.ok && isConcerned(exchange)
      ? exchange.ours
      : undefined
}

/** The same where only the counts tell: the queue holds more or fewer, and what went before can have made it so. */
export function inReceivesAndCounts(canBe: (exchange: Exchange) => boolean, isConcerned: (exchange: Exchange) => boolean): Mend {
  return (exchange) => {
    const { step, ours, theirs } = exchange
    if (!canBe(exchange) || !ours.ok || !theirs.ok) return undefined
    if (step.operation === 'ReceiveMessage') return isConcerned(exchange) ? ours : undefined
    const [our, their] = [countsOf(ours.value), countsOf(theirs.value)]
    if (our === undefined || their === undefined) return undefined
    return { ok: true, value: { ...theirs.value, Attributes: { ...(theirs.value['Attributes'] as JsonObject), ...our } } }
  }
}

const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed']

export function countsOf(value: JsonObject): JsonObject | undefined {
  const attributes = value['Attributes']
  if (!isJsonObject(attributes) || counts.some((name) => attributes[name] === undefined)) return undefined
  return Object.fromEntries(counts.map((name) => [name, attributes[name]]))
}

export function sum(numbers: JsonObject): number {
  return Object.values(numbers).reduce((all: number, one) => all + Number(one), 0)
}

/** Takes members of the same messages from our answer. */
export function withMembers(theirs: JsonObject, ours: JsonObject, ...names: readonly string[]): JsonObject | undefined {
  const our = (ours['Messages'] ?? []) as readonly JsonObject[]
  const their = (theirs['Messages'] ?? []) as readonly JsonObject[]
  if (our.length !== their.length) return undefined
  const messages = their.map((message, index) => ({
    ...without(message, ...names),
    ...Object.fromEntries(names.flatMap((name) => (our[index]?.[name] === undefined ? [] : [[name, our[index][name]]]))),
  }))
  return { ...theirs, Messages: messages }
}

export function withSystemAttribute(theirs: JsonObject, ours: JsonObject, name: string): JsonObject | undefined {
  const our = (ours['Messages'] ?? []) as readonly JsonObject[]
  const messages = ((theirs['Messages'] ?? []) as readonly JsonObject[]).map((message, index) => {
    const value = (our[index]?.['Attributes'] as JsonObject | undefined)?.[name]
    return value === undefined
      ? message
      : { ...message, Attributes: { ...(message['Attributes'] as JsonObject | undefined), [name]: value } }
  })
  return { ...theirs, Messages: messages }
}
