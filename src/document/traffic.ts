/** `Traffic` under `Metadata: Switchyard`: who outside sends what, where and how often. */
import { emptyRecord } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { TrafficMessage } from './model.ts'
import { describeRate, parseDuration, parseRate, parseShare } from './quantities.ts'
import { checkKnown, plainText, readSetting } from './read-setting.ts'
import { entriesOf, itemsOf, stringOf, textOf } from './tree-values.ts'

/** A source as written; `to` names what may not be there. */
export interface WrittenSource {
  readonly id: string
  readonly label: string
  readonly caption: string
  readonly to: string | undefined
  readonly everyMs: number
  readonly jitter: number
  readonly startMs: number
  readonly count: number | undefined
  readonly name: string
  readonly messages: readonly TrafficMessage[]
  readonly range: TextRange
  readonly keyRange: TextRange
  readonly toRange: TextRange
}

const KNOWN = new Set(['Label', 'Caption', 'To', 'Rate', 'Every', 'Jitter', 'Start', 'Count', 'Name', 'Messages'])
const KNOWN_IN_MESSAGE = new Set(['Weight', 'Body', 'Attributes', 'Group', 'Deduplication', 'Subject'])

/** Without a word about how often: one message every ten seconds. */
const DEFAULT_EVERY_MS = 10_000

export function readTraffic(node: TreeNode | undefined, problems: Problems): WrittenSource[] {
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'Traffic', 'a mapping of sources')
  return entriesOf(node).map(({ key, value, range }) => readSource(key.value, value, { range, keyRange: key.range }, problems))
}

function readSource(
  id: string,
  node: TreeNode,
  place: { readonly range: TextRange; readonly keyRange: TextRange },
  problems: Problems,
): WrittenSource {
  checkKnown(node, KNOWN, problems)
  const everyMs = readSetting(node, 'Rate', rateForm, problems) ?? readSetting(node, 'Every', gapForm, problems) ?? DEFAULT_EVERY_MS
  return {
    id,
    label: readSetting(node, 'Label', plainText, problems) ?? id,
    caption: readSetting(node, 'Caption', plainText, problems) ?? describeRate(everyMs),
    to: readSetting(node, 'To', plainText, problems),
    everyMs,
    jitter: readSetting(node, 'Jitter', { expected: 'a share, as in 30 %', parse: parseShare }, problems) ?? 0,
    startMs: readSetting(node, 'Start', { expected: 'a duration, as in 10 s', parse: parseDuration }, problems) ?? 0,
    count: readSetting(node, 'Count', { expected: 'a whole number', parse: parseCount }, problems),
    name: readSetting(node, 'Name', plainText, problems) ?? `${id}-{{n}}`,
    messages: readMessages(entryOf(node, 'Messages'), problems),
    toRange: entryOf(node, 'To')?.range ?? place.keyRange,
    ...place,
  }
}

const rateForm = { expected: 'a rate, as in 18/min', parse: parseRate }
const gapForm = { expected: 'a duration, as in 10 s', parse: parsePositive }

function parsePositive(text: string): number | undefined {
  const ms = parseDuration(text)
  return ms === 0 ? undefined : ms
}

function parseCount(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

const plainMessage: TrafficMessage = { body: '{"n":{{n}}}', attributes: emptyRecord(), weight: 1 }

function readMessages(node: TreeNode | undefined, problems: Problems): readonly TrafficMessage[] {
  if (node !== undefined && node.kind !== 'sequence') note(problems, 'bad-setting', node.range, 'Messages', 'a list')
  const messages = itemsOf(node).map((item) => readMessage(item, problems))
  return messages.length === 0 ? [plainMessage] : messages
}

/** A message is its body, or a mapping of Body, Attributes and Weight. */
function readMessage(node: TreeNode, problems: Problems): TrafficMessage {
  const short = textOf(node)
  if (short !== undefined) return { ...plainMessage, body: short }
  if (node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'a message', 'a text, or a mapping of Body, Attributes and Weight')
  checkKnown(node, KNOWN_IN_MESSAGE, problems)
  const weight = entryOf(node, 'Weight')
  const share = weight === undefined ? 1 : Number(textOf(weight) ?? Number.NaN)
  const isShare = Number.isFinite(share) && share >= 0 && share <= 1_000_000
  if (!isShare && weight !== undefined) note(problems, 'bad-setting', weight.range, 'Weight', 'a number from 0')
  const body = entryOf(node, 'Body')
  const text = textOf(body)
  if (body !== undefined && text === undefined) note(problems, 'bad-setting', body.range, 'Body', 'a text; put JSON in quotes')
  const attributes = readAttributes(entryOf(node, 'Attributes'), problems)
  const group = readSetting(node, 'Group', plainText, problems)
  const deduplication = readSetting(node, 'Deduplication', plainText, problems)
  const subject = readSetting(node, 'Subject', plainText, problems)
  return {
    body: text ?? plainMessage.body,
    attributes,
    weight: isShare ? share : 1,
    ...(group !== undefined && { group }),
    ...(deduplication !== undefined && { deduplication }),
    ...(subject !== undefined && { subject }),
  }
}

/** `type: order` is a String, `amount: 80` a Number, a list a String.Array; anything else is told by DataType and StringValue. */
function readAttributes(node: TreeNode | undefined, problems: Problems): TrafficMessage['attributes'] {
  const attributes = emptyRecord<TrafficMessage['attributes'][string]>()
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'Attributes', 'a mapping')
  for (const { key, value } of entriesOf(node)) {
    const attribute = attributeOf(value)
    if (attribute === undefined)
      note(problems, 'bad-setting', value.range, key.value, 'a text, a number, a list, or DataType and StringValue')
    else attributes[key.value] = attribute
  }
  return attributes
}

function attributeOf(node: TreeNode): TrafficMessage['attributes'][string] | undefined {
  if (node.kind === 'scalar' && node.value !== null)
    return { DataType: typeof node.value === 'number' ? 'Number' : 'String', StringValue: String(node.value) }
  if (node.kind === 'sequence') {
    const items = itemsOf(node).map((item) => (item.kind === 'scalar' ? item.value : undefined))
    return items.includes(undefined) ? undefined : { DataType: 'String.Array', StringValue: JSON.stringify(items) }
  }
  const DataType = stringOf(entryOf(node, 'DataType'))
  const StringValue = textOf(entryOf(node, 'StringValue'))
  return DataType === undefined || StringValue === undefined ? undefined : { DataType, StringValue }
}
