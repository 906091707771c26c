/** `Mocks`, `Realism` and `Settling` under `Metadata: Switchyard`: how what is simulated behaves where AWS gives no numbers. */
import { emptyRecord, type Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, toJson, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { Mock, Realism } from './model.ts'
import { parseDuration, parseShare } from './quantities.ts'
import { checkKnown, readSetting, truth } from './read-setting.ts'
import { entriesOf, textOf } from './tree-values.ts'

/** Settings by the logical id of a resource that may not be there. */
type ByResource<T> = Readonly<Record<string, { readonly value: T; readonly range: TextRange }>>

export interface WrittenBehaviour {
  readonly mocks: ByResource<Mock>
  readonly sampleResults: boolean
  readonly realism: Realism
  readonly queueRealism: ByResource<Realism>
  readonly settling: boolean
}

/** `isElsewhere` tells names under `Mocks` that somebody else reads. */
export function readBehaviour(node: TreeNode | undefined, isElsewhere: (name: string) => boolean, problems: Problems): WrittenBehaviour {
  const mocks = entryOf(node, 'Mocks')
  const sampleResults = textOf(mocks) === 'sample'
  const realism = entryOf(node, 'Realism')
  const perQueue = realism?.kind === 'mapping' && !isOneRealism(realism)
  return {
    mocks: sampleResults ? emptyRecord() : readMocks(mocks, isElsewhere, problems),
    sampleResults,
    realism: realism === undefined || perQueue ? byDefault : readRealism(realism, problems),
    queueRealism: perQueue ? readAll(realism, (value) => readRealism(value, problems)) : emptyRecord(),
    settling: readSetting(node, 'Settling', truth, problems) ?? false,
  }
}

function readAll<T>(
  node: TreeNode | undefined,
  read: (value: TreeNode) => T,
  isElsewhere: (name: string) => boolean = () => false,
): ByResource<T> {
  const all = emptyRecord<{ readonly value: T; readonly range: TextRange }>()
  for (const { key, value } of entriesOf(node)) if (!isElsewhere(key.value)) all[key.value] = { value: read(value), range: key.range }
  return all
}

const KNOWN_OF_MOCK = new Set(['Duration', 'Result', 'Errors'])

function readMocks(node: TreeNode | undefined, isElsewhere: (name: string) => boolean, problems: Problems): ByResource<Mock> {
  if (node !== undefined && node.kind !== 'mapping')
    note(problems, 'bad-setting', node.range, 'Mocks', 'sample, or a mapping of functions and workflows')
  const read = (value: TreeNode): Mock => {
    if (value.kind !== 'mapping') note(problems, 'bad-setting', value.range, 'a mock', 'a mapping of Duration, Result and Errors')
    checkKnown(value, KNOWN_OF_MOCK, problems)
    const durationMs = readSetting(value, 'Duration', { expected: 'a duration, as in 200 ms', parse: parseDuration }, problems)
    const errorShare = readSetting(value, 'Errors', { expected: 'a share, as in 10 %', parse: parseShare }, problems)
    const result = entryOf(value, 'Result')
    return {
      ...(durationMs !== undefined && { durationMs }),
      ...(errorShare !== undefined && { errorShare }),
      ...(result !== undefined && { result: resultText(result) }),
    }
  }
  return readAll(node, read, isElsewhere)
}

/** A result is written as a value, or as JSON text. */
function resultText(node: TreeNode): string {
  const value: Json = toJson(node)
  if (typeof value !== 'string') return JSON.stringify(value)
  try {
    return JSON.stringify(JSON.parse(value))
  } catch {
    return JSON.stringify(value)
  }
}

const byDefault: Realism = { profile: 'honest' }
const PROFILES: ReadonlySet<string> = new Set(['honest', 'chaos', 'exact'])
const RATES = { Duplicates: 'duplicateRate', Inversions: 'inversionRate', Ghosts: 'ghostRate' } as const
const KNOWN_OF_REALISM = new Set(['Profile', 'Hosts', ...Object.keys(RATES)])

/** A mapping of numbers speaks of all queues, one of other names of each queue by itself. */
function isOneRealism(node: TreeNode): boolean {
  return entriesOf(node).some(({ key }) => KNOWN_OF_REALISM.has(key.value))
}

function readRealism(node: TreeNode, problems: Problems): Realism {
  if (node.kind !== 'mapping') {
    const profile = textOf(node) ?? ''
    if (PROFILES.has(profile)) return { profile: profile as Realism['profile'] }
    note(problems, 'bad-setting', node.range, 'Realism', 'honest, chaos, exact, or a mapping of Hosts, Duplicates, Inversions and Ghosts')
    return byDefault
  }
  checkKnown(node, KNOWN_OF_REALISM, problems)
  const profile = readSetting(node, 'Profile', { expected: 'honest, chaos or exact', parse: profileOf }, problems)
  const hosts = readSetting(node, 'Hosts', { expected: 'a whole number from 1 to 30', parse: parseHosts }, problems)
  const realism: { -readonly [K in keyof Realism]: Realism[K] } = { profile: profile ?? 'honest', ...(hosts !== undefined && { hosts }) }
  for (const [name, member] of Object.entries(RATES)) {
    const rate = readSetting(node, name, { expected: 'a share, as in 5 %', parse: parseShare }, problems)
    if (rate !== undefined) realism[member] = rate
  }
  return realism
}

function profileOf(text: string): Realism['profile'] | undefined {
  return PROFILES.has(text) ? (text as Realism['profile']) : undefined
}

function parseHosts(text: string): number | undefined {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 30 ? Number(text) : undefined
}
