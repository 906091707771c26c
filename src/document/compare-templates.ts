/** What one text of a template changes against another, as a stack update would see it. */
import { replacingProperty } from '../aws/resources/index.ts'
import { isJsonObject, type Json } from '../base/json.ts'
import type { Resource, Settings, Template } from './model.ts'

export interface ResourceChange {
  readonly before: Resource
  readonly after: Resource
  /** Top-level properties whose values differ. */
  readonly properties: readonly string[]
  /** The property (or `Type`) for which CloudFormation makes the resource anew, or `undefined` when it is changed in place. */
  readonly replaces: string | undefined
}

export interface TemplateDifference {
  readonly added: readonly Resource[]
  readonly removed: readonly Resource[]
  readonly changed: readonly ResourceChange[]
  /** As they are called under `Metadata: Switchyard`: `Seed`, `Pace`, `Traffic`. */
  readonly settingsChanged: readonly string[]
}

export function compareTemplates(before: Template, after: Template): TemplateDifference {
  const added = Object.values(after.resources).filter(({ logicalId }) => before.resources[logicalId] === undefined)
  const removed = Object.values(before.resources).filter(({ logicalId }) => after.resources[logicalId] === undefined)
  const changed = Object.values(after.resources).flatMap((resource) => {
    const old = before.resources[resource.logicalId]
    return old === undefined ? [] : changeOf(old, resource)
  })
  return { added, removed, changed, settingsChanged: changedSettings(before.settings, after.settings) }
}

function changeOf(before: Resource, after: Resource): ResourceChange[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])
  const properties = [...names].filter((name) => !sameJson(before.properties[name], after.properties[name]))
  // Code in files of its own leaves the property as it is.
  if (!properties.includes('Code') && !sameJson(before.code, after.code)) properties.push('Code')
  // A definition may change without a property that holds it.
  if (!isDefined(properties) && before.workflow?.definition !== after.workflow?.definition) properties.push('Definition')
  if (before.type !== after.type) return [{ before, after, properties, replaces: 'Type' }]
  if (properties.length === 0 && before.physicalName === after.physicalName) return []
  // A name that follows from the stack's name or the seed is no property, but a new name is a new resource.
  const replaces = replacingProperty(after.type, properties) ?? (before.physicalName === after.physicalName ? undefined : 'name')
  return [{ before, after, properties, replaces }]
}

function isDefined(properties: readonly string[]): boolean {
  return properties.some((name) => name.startsWith('Definition') && name !== 'DefinitionSubstitutions')
}

const SETTINGS = {
  Title: ['title'],
  Sentence: ['sentence'],
  Caption: ['caption'],
  Seed: ['seed'],
  Objects: ['objects'],
  Start: ['startMs'],
  Pace: ['pace'],
  Traffic: ['traffic'],
  People: ['people'],
  Endpoints: ['endpoints'],
  Mocks: ['mocks', 'sampleResults', 'taskMocks'],
  Realism: ['realism', 'queueRealism'],
  Settling: ['settling'],
  Faults: ['faults'],
} as const satisfies Record<string, readonly (keyof Settings)[]>

function changedSettings(before: Settings, after: Settings): string[] {
  const isSame = (member: keyof Settings) => sameJson(withoutPlaces(before[member]), withoutPlaces(after[member]))
  return Object.entries(SETTINGS).flatMap(([name, members]) => (members.every(isSame) ? [] : [name]))
}

/** A setting moves with every line above it. */
function withoutPlaces(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (!isJsonObject(value)) return (value ?? null) as Json
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'range')
      .map(([name, member]) => [name, withoutPlaces(member)]),
  )
}

/** Whether two values say the same; the order of members does not matter. */
function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && (a as readonly Json[]).every((item, index) => sameJson(item, (b as readonly Json[])[index]))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}
