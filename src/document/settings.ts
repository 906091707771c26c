/** `Metadata: Switchyard`: what AWS has no word for. Resources are named by logical id, without functions. */
import { defaultStart } from '../aws/identity.ts'
import { emptyRecord } from '../base/json.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { readBehaviour, type WrittenBehaviour } from './behaviour-settings.ts'
import { readCaption, type WrittenCaption } from './caption-settings.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { readFaults, type WrittenFault } from './faults-settings.ts'
import type { Pace } from './model.ts'
import { readObjects, type WrittenObject } from './objects-settings.ts'
import { readEndpoints, readPeople, type WrittenEndpoint, type WrittenPerson } from './outside-settings.ts'
import { parseDuration, parseMoment } from './quantities.ts'
import { checkKnown, plainText, readSetting } from './read-setting.ts'
import { readTraffic, type WrittenSource } from './traffic.ts'
import { entriesOf, textOf } from './tree-values.ts'
import type { TextRange } from '../text/range.ts'

export interface Position {
  readonly x: number
  readonly y: number
  readonly range: TextRange
}

/** The settings as written: what they name has not been looked up yet. */
export interface WrittenSettings {
  readonly title: string | undefined
  readonly sentence: string | undefined
  readonly caption: WrittenCaption | undefined
  readonly seed: number
  readonly startMs: number
  readonly pace: Pace
  readonly positions: Readonly<Record<string, Position>>
  readonly traffic: readonly WrittenSource[]
  readonly people: readonly WrittenPerson[]
  readonly endpoints: readonly WrittenEndpoint[]
  readonly objects: readonly WrittenObject[]
  readonly behaviour: WrittenBehaviour
  readonly faults: readonly WrittenFault[]
}

const defaultSeed = 42

const seedForm = { expected: 'a whole number from 0 to 4294967295', parse: parseSeed }
const momentForm = { expected: 'a date and time, as in 2026-01-05T09:00:00Z', parse: parseMoment }
const durationForm = { expected: 'a duration, as in 600 ms', parse: parseDuration }
const coordinateForm = { expected: 'a number', parse: parseCoordinate }

const KNOWN = new Set([
  'Version',
  'Title',
  'Sentence',
  'Caption',
  'Seed',
  'Start',
  'Pace',
  'Nodes',
  'Traffic',
  'People',
  'Endpoints',
  'Objects',
  'Faults',
  'Mocks',
  'Realism',
  'Settling',
  'Notes',
])

const PACES = {
  aws: { profile: 'aws', callMs: 10, deliverMs: 30, invokeMs: 10, coldStartMs: 250 },
  visible: { profile: 'visible', callMs: 600, deliverMs: 600, invokeMs: 600, coldStartMs: 250 },
  none: { profile: 'none', callMs: 0, deliverMs: 0, invokeMs: 0, coldStartMs: 0 },
} as const satisfies Readonly<Record<string, Pace>>

/** `isOfTasks` tells names under `Mocks` that speak of a workflow's tasks: they are read by themselves. */
export function readSettings(node: TreeNode | undefined, isOfTasks: (name: string) => boolean, problems: Problems): WrittenSettings {
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'Switchyard', 'a mapping')
  checkKnown(node, KNOWN, problems)
  return {
    title: readSetting(node, 'Title', plainText, problems),
    sentence: readSetting(node, 'Sentence', plainText, problems),
    caption: readCaption(entryOf(node, 'Caption'), problems),
    seed: readSetting(node, 'Seed', seedForm, problems) ?? defaultSeed,
    startMs: readSetting(node, 'Start', momentForm, problems) ?? defaultStart,
    pace: readPace(entryOf(node, 'Pace'), problems),
    positions: readPositions(entryOf(node, 'Nodes'), problems),
    traffic: readTraffic(entryOf(node, 'Traffic'), problems),
    people: readPeople(entryOf(node, 'People'), problems),
    endpoints: readEndpoints(entryOf(node, 'Endpoints'), problems),
    objects: readObjects(node, problems),
    behaviour: readBehaviour(node, isOfTasks, problems),
    faults: readFaults(entryOf(node, 'Faults'), problems),
  }
}

function parseSeed(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff ? Number(text) : undefined
}

const PACE_KEYS = { Call: 'callMs', Deliver: 'deliverMs', Invoke: 'invokeMs', ColdStart: 'coldStartMs' } as const

function readPace(node: TreeNode | undefined, problems: Problems): Pace {
  if (node === undefined) return PACES.aws
  if (node.kind !== 'mapping') {
    const name = textOf(node) ?? ''
    if (Object.hasOwn(PACES, name)) return PACES[name as keyof typeof PACES]
    note(problems, 'bad-setting', node.range, 'Pace', 'aws, visible, none, or a mapping of Call, Deliver, Invoke and ColdStart')
    return PACES.aws
  }
  checkKnown(node, new Set(Object.keys(PACE_KEYS)), problems)
  const own: { -readonly [K in keyof Pace]: Pace[K] } = { ...PACES.aws, profile: 'own' }
  for (const [key, member] of Object.entries(PACE_KEYS)) {
    own[member] = readSetting(node, key, durationForm, problems) ?? own[member]
  }
  return own
}

function readPositions(node: TreeNode | undefined, problems: Problems): Readonly<Record<string, Position>> {
  const positions = emptyRecord<Position>()
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'Nodes', 'a mapping of names to X and Y')
  for (const { key, value } of entriesOf(node)) {
    const x = readSetting(value, 'X', coordinateForm, problems)
    const y = readSetting(value, 'Y', coordinateForm, problems)
    if (x !== undefined && y !== undefined) positions[key.value] = { x, y, range: key.range }
    else note(problems, 'bad-setting', value.range, key.value, 'a position, as in { X: 150, Y: 420 }')
  }
  return positions
}

function parseCoordinate(text: string): number | undefined {
  const value = Number(text)
  return text !== '' && Number.isFinite(value) && Math.abs(value) <= 100_000 ? value : undefined
}
