/** What is written where somebody begins a value: legal as it stands, and plainly to be changed. */
import type { FieldModel, FieldModels, Refers } from '../../../aws/authoring/index.ts'
import type { Json } from '../../../base/json.ts'
import { isJsonObject } from '../../../base/json.ts'
import { printEntry, printInline } from '../../../text/print-block.ts'
import { printFlow, printFlowEntry } from '../../../text/print-flow.ts'
import { styleOf } from '../../../text/text-style.ts'
import { entryOf, nodeByPath } from '../../../text/tree.ts'
import { shortForm } from '../edits-of-fix.ts'
import { textOf } from '../../tree-values.ts'
import { type Named, resourcesIn, withoutCircle } from './names.ts'
import type { Spot } from './spot.ts'

export interface Begin {
  readonly spot: Spot
  /** Resources that may be named here without a circle. */
  readonly named: readonly Named[]
  /** The resource that is being written. */
  readonly resource: string | undefined
}

export function beginAt(spot: Spot): Begin {
  const [section, id] = spot.path
  const resource = section === 'Resources' && typeof id === 'string' ? id : undefined
  return { spot, named: withoutCircle(spot.tree, resource, resourcesIn(spot.tree)), resource }
}

/** A first value, or `undefined` where only a person can know one. */
export function starterOf(model: FieldModel, begin: Begin): Json | undefined {
  if (model.refers !== undefined) {
    const [first] = fitting(model.refers, begin.named)
    return first && referenceTo(model.refers, first)
  }
  const { sample, kind } = model
  const usual = sample ?? model.default
  if (kind === 'integer') return Number(usual ?? model.min ?? 0)
  if (kind === 'boolean') return usual === 'true'
  if (kind === 'choice') return usual ?? model.choices?.[0]
  if (kind === 'text') return usual ?? ''
  if (sample !== undefined) return JSON.parse(sample) as Json
  if (model.form === 'list') return []
  const members = requiredOf(model.members, begin)
  return members === undefined ? undefined : members
}

/** The members that a mapping cannot do without, begun as well. */
export function requiredOf(members: FieldModels | undefined, begin: Begin): Readonly<Record<string, Json>> | undefined {
  const begun: Record<string, Json> = {}
  for (const [name, model] of Object.entries(members ?? {})) {
    if (!model.required) continue
    const value = starterOf(model, begin)
    if (value === undefined) return undefined
    begun[name] = value
  }
  return begun
}

export function fitting({ types }: Refers, named: readonly Named[]): readonly Named[] {
  return types.length === 0 ? named : named.filter(({ type }) => types.includes(type))
}

export function referenceTo({ by }: Refers, { id, type }: Named): Json {
  if (by === 'id') return id
  if (by === 'ref' || (by === 'arn' && type === 'AWS::SNS::Topic')) return { Ref: id }
  return { 'Fn::GetAtt': [id, by === 'name' ? 'QueueName' : 'Arn'] }
}

/** Whether the resource that is being written is FIFO. */
export function isFifo({ spot, resource }: Begin): boolean {
  if (resource === undefined) return false
  const properties = nodeByPath(spot.tree, ['Resources', resource, 'Properties'])
  return ['FifoQueue', 'FifoTopic'].some((name) => textOf(entryOf(properties, name)) === 'true')
}

/** An entry as the mapping around it is written. */
export function printedEntry({ tree, inFlow, indent }: Spot, key: string, value: Json): string {
  const style = styleOf(tree)
  const written = tree.format === 'json' ? value : shortForm(value)
  if (!inFlow) return printEntry(key, isEmptyMapping(written) ? {} : written, style, indent)
  return printFlowEntry(key, written, { style, lines: undefined, padding: ' ', quoted: tree.format === 'json' })
}

/** A value on one line. */
export function printedValue({ tree, inFlow, indent }: Spot, value: Json): string {
  const style = styleOf(tree)
  const written = tree.format === 'json' ? value : shortForm(value)
  if (inFlow || isJsonObject(written)) {
    return printFlow(written, { style, lines: undefined, padding: ' ', quoted: tree.format === 'json' })
  }
  return printInline(written, style, indent)
}

function isEmptyMapping(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0
}
