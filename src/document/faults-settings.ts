/** `Faults` under `Metadata: Switchyard`: what is broken on purpose, where, from when and for how long. */
import type { TextRange } from '../text/range.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { FaultSetting, PictureNode, ScheduledFault } from './model.ts'
import { parseDuration, parseShare } from './quantities.ts'
import { checkKnown, plainText, readSetting, truth } from './read-setting.ts'
import { itemsOf } from './tree-values.ts'

/** A fault as written; `node` names what may not be there. */
export interface WrittenFault extends ScheduledFault {
  readonly nodeRange: TextRange
}

/** A fault slows a call by an hour at most. */
const longestLatencyMs = 3_600_000
/** More would not be read by anybody. */
const mostFaults = 100

const durationForm = { expected: 'a duration, as in 30 s', parse: parseDuration }
const spanForm = { expected: 'a duration above 0, as in 10 min', parse: parseSpan }

/** The kinds of faults, by the member that says so: a new kind is a line here, a member of {@link FaultSetting} and what it does. */
const kinds = {
  Outage: { expected: 'on', parse: parseOutage },
  Errors: { expected: 'a share above 0 %, as in 20 %', parse: parseErrors },
  Latency: { expected: 'a duration from 1 ms to 1 h, as in 500 ms', parse: parseLatency },
} as const satisfies Readonly<Record<string, { readonly expected: string; readonly parse: (text: string) => FaultSetting | undefined }>>

const known: ReadonlySet<string> = new Set(['Node', 'From', 'For', 'Until', ...Object.keys(kinds)])
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

/** The list of faults; an item that cannot be used is left out, with the reason. */
export function readFaults(node: TreeNode | undefined, problems: Problems): WrittenFault[] {
  if (node !== undefined && node.kind !== 'sequence')
    note(problems, 'bad-setting', node.range, 'Faults', 'a list, as in [{ Node: Orders, Outage: on, From: 30 s, For: 10 min }]')
  const items = itemsOf(node)
  const beyond = items[mostFaults]
  if (beyond !== undefined) note(problems, 'bad-setting', beyond.range, 'Faults', `a list of at most ${mostFaults}`)
  return items.slice(0, mostFaults).flatMap((item) => readFault(item, problems))
}

function readFault(item: TreeNode, problems: Problems): WrittenFault[] {
  checkKnown(item, known, problems)
  const node = readSetting(item, 'Node', plainText, problems)
  const given = kindNames.filter((name) => entryOf(item, name) !== undefined)
  if (node === undefined || given.length !== 1) {
    note(problems, 'bad-setting', item.range, 'A fault', 'a mapping of Node and one of Outage, Errors and Latency')
    return []
  }
  const [name] = given as [keyof typeof kinds]
  const setting = readSetting<FaultSetting>(item, name, kinds[name], problems)
  const fromMs = readSetting(item, 'From', durationForm, problems) ?? 0
  const untilMs = readEnd(item, fromMs, problems)
  if (setting === undefined) return []
  return [
    {
      node,
      setting,
      fromMs,
      ...(untilMs !== undefined && { untilMs }),
      range: item.range,
      nodeRange: entryOf(item, 'Node')?.range ?? item.range,
    },
  ]
}

/** Without an end a fault stays until somebody mends it. */
function readEnd(item: TreeNode, fromMs: number, problems: Problems): number | undefined {
  const spanMs = readSetting(item, 'For', spanForm, problems)
  const written = entryOf(item, 'Until')
  if (written === undefined) return spanMs === undefined ? undefined : fromMs + spanMs
  const untilMs = readSetting(item, 'Until', durationForm, problems)
  if (spanMs !== undefined) {
    note(problems, 'bad-setting', written.range, 'Until', 'left out beside For')
    return fromMs + spanMs
  }
  if (untilMs === undefined || untilMs > fromMs) return untilMs
  note(problems, 'bad-setting', written.range, 'Until', 'later than From')
  return undefined
}

function parseOutage(text: string): FaultSetting | undefined {
  return truth.parse(text) === true ? { kind: 'outage' } : undefined
}

function parseErrors(text: string): FaultSetting | undefined {
  const percent = Math.round((parseShare(text) ?? 0) * 10_000) / 100
  return percent > 0 ? { kind: 'errors', percent } : undefined
}

function parseLatency(text: string): FaultSetting | undefined {
  const ms = parseDuration(text) ?? 0
  return ms >= 1 && ms <= longestLatencyMs ? { kind: 'latency', ms } : undefined
}

function parseSpan(text: string): number | undefined {
  const ms = parseDuration(text)
  return ms === 0 ? undefined : ms
}

/**
 * Whether a fault from elsewhere than a document (a request of the page) is one that a document could hold: the same kinds
 * within the same bounds.
 */
export function isFaultSetting(setting: FaultSetting): boolean {
  switch (setting.kind) {
    case 'outage':
      return true
    case 'errors':
      return setting.percent > 0 && setting.percent <= 100
    case 'latency':
      return Number.isSafeInteger(setting.ms) && setting.ms >= 1 && setting.ms <= longestLatencyMs
    default:
      return false
  }
}

/** Whether a node can be broken: it runs, and it is asked for something. A source only asks, and a rule is a part of its bus. */
export function isBreakable({ kind, inert }: PictureNode): boolean {
  return inert === undefined && kind !== 'source' && kind !== 'rule' && kind !== 'inert'
}

/** The faults of nodes that are there and can be broken. */
export function faultsOf(written: readonly WrittenFault[], nodes: readonly PictureNode[], problems: Problems): ScheduledFault[] {
  return written.flatMap(({ nodeRange, ...fault }) => {
    const target = nodes.find(({ id }) => id === fault.node)
    if (target !== undefined && isBreakable(target)) return [fault]
    note(problems, 'fault-target', nodeRange, fault.node, target === undefined ? 'there is nothing of that name' : whyUnbreakable(target))
    return []
  })
}

function whyUnbreakable({ kind, inert }: PictureNode): string {
  if (kind === 'rule' && inert === undefined) return 'a rule is a part of its bus: break the bus, or what the rule calls'
  return kind === 'source' ? 'a source sends and is asked for nothing' : 'it does not run here'
}
