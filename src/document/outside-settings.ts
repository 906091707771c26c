/** `People` and `Endpoints` under `Metadata: Switchyard`: whom messages reach outside, and how they answer. */
import type { TextRange } from '../text/range.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { parseDuration, parseShare } from './quantities.ts'
import { checkKnown, plainText, readSetting, truth } from './read-setting.ts'
import { entriesOf, itemsOf, textOf } from './tree-values.ts'

export interface WrittenPerson {
  readonly id: string
  readonly address: string
  readonly label: string | undefined
  readonly confirms: boolean
  /** Logical ids of functions that write to this person directly. */
  readonly from: readonly { readonly id: string; readonly range: TextRange }[]
  readonly range: TextRange
}

export interface WrittenEndpoint {
  readonly id: string
  readonly url: string
  readonly label: string | undefined
  readonly status: readonly number[]
  readonly latencyMs: number
  readonly errorShare: number
  readonly body?: string
  readonly confirms: boolean
  /** Logical ids of functions and state machines that ask it. */
  readonly from: readonly { readonly id: string; readonly range: TextRange }[]
  readonly range: TextRange
}

const KNOWN_OF_PERSON = new Set(['Address', 'Label', 'Confirms', 'From'])
const KNOWN_OF_ENDPOINT = new Set(['Url', 'Label', 'Status', 'Latency', 'Errors', 'Body', 'Confirms', 'From'])

/** By an id of its own with an `Address`, or by the address itself. */
export function readPeople(node: TreeNode | undefined, problems: Problems): WrittenPerson[] {
  checkMapping(node, 'People', problems)
  return entriesOf(node).map(({ key, value, range }) => {
    checkKnown(value, KNOWN_OF_PERSON, problems)
    return {
      id: key.value,
      address: readSetting(value, 'Address', plainText, problems) ?? key.value,
      label: readSetting(value, 'Label', plainText, problems),
      confirms: readSetting(value, 'Confirms', truth, problems) ?? true,
      from: idsOf(entryOf(value, 'From')),
      range,
    }
  })
}

function idsOf(node: TreeNode | undefined): { readonly id: string; readonly range: TextRange }[] {
  const nodes = node === undefined ? [] : node.kind === 'sequence' ? itemsOf(node) : [node]
  return nodes.map((item) => ({ id: textOf(item) ?? '', range: item.range }))
}

export function readEndpoints(node: TreeNode | undefined, problems: Problems): WrittenEndpoint[] {
  checkMapping(node, 'Endpoints', problems)
  return entriesOf(node).map(({ key, value, range }) => {
    checkKnown(value, KNOWN_OF_ENDPOINT, problems)
    const body = readSetting(value, 'Body', plainText, problems)
    return {
      id: key.value,
      url: readSetting(value, 'Url', plainText, problems) ?? key.value,
      label: readSetting(value, 'Label', plainText, problems),
      status: readStatus(entryOf(value, 'Status'), problems),
      latencyMs: readSetting(value, 'Latency', { expected: 'a duration, as in 200 ms', parse: parseDuration }, problems) ?? 0,
      errorShare: readSetting(value, 'Errors', { expected: 'a share, as in 10 %', parse: parseShare }, problems) ?? 0,
      ...(body !== undefined && { body }),
      confirms: readSetting(value, 'Confirms', truth, problems) ?? true,
      from: idsOf(entryOf(value, 'From')),
      range,
    }
  })
}

/** One code for every request, or a list: one after the other, and the last one from then on. */
function readStatus(node: TreeNode | undefined, problems: Problems): readonly number[] {
  if (node === undefined) return [200]
  const codes = (node.kind === 'sequence' ? itemsOf(node) : [node]).map((item) => Number(textOf(item)))
  if (codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 100 && code <= 599)) return codes
  note(problems, 'bad-setting', node.range, 'Status', 'a status code such as 200, or a list of them')
  return [200]
}

function checkMapping(node: TreeNode | undefined, name: string, problems: Problems): void {
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, name, 'a mapping')
}
