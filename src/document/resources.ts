/** Every resource with its values worked out and checked against what AWS takes. */
import { attributeProblem } from '../aws/attribute.ts'
import { resourceModel, type PropertyModel, type ResourceModel } from '../aws/resources/index.ts'
import { emptyRecord, isJsonObject, type Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { identityOf, isFifo, refOf } from './identity.ts'
import type { Resource } from './model.ts'
import { samMaker } from './references.ts'
import { type Identity, type Reference, type Resolver, whyUnknown } from './resolver.ts'
import type { SourceResource } from './template-sections.ts'
import { itemsOf, stringOf } from './tree-values.ts'

/** A resource with what the picture needs to know besides. */
export interface ResolvedResource extends Resource {
  readonly source: SourceResource
  readonly identity: Identity
  readonly references: readonly Reference[]
  /** Ids that `DependsOn` names and that are there. */
  readonly dependsOn: readonly string[]
  readonly fifo: boolean
}

export function resolveResource(resolver: Resolver, source: SourceResource): ResolvedResource {
  const model = resourceModel(source.type)
  const identity = identityOf(resolver, source)
  const properties = emptyRecord<Json>()
  const propertyRanges = emptyRecord<TextRange>()
  const fifo = model?.name?.fifo !== undefined && isFifo(resolver, source, model.name.fifo)
  resolver.references = []
  for (const { key, value } of source.properties) {
    const name = key.value
    const property = model && Object.hasOwn(model.properties, name) ? model.properties[name] : undefined
    if (model && property === undefined) note(resolver.problems, 'unknown-property', key.range, name, source.type)
    const resolved = resolver.resolve(value, name)
    if (resolved === undefined) continue
    propertyRanges[name] = value.range
    properties[name] =
      property === undefined ? resolved : checkedValue(name, property, resolved, { range: value.range, problems: resolver.problems })
  }
  const references = resolver.references
  if (model) checkRequired(model, source, properties, resolver.problems)
  return {
    logicalId: source.logicalId,
    type: source.type,
    properties,
    physicalName: identity.name,
    ref: refOf(source, identity) ?? identity.name,
    arn: identity.arn,
    range: source.range,
    ...(source.path === undefined ? {} : { path: source.path }),
    propertyRanges,
    ...(source.origin === undefined ? {} : { origin: source.origin }),
    source,
    identity,
    references,
    dependsOn: dependenciesOf(resolver, source),
    fifo,
  }
}

function dependenciesOf(resolver: Resolver, source: SourceResource): readonly string[] {
  const node = source.dependsOn
  if (node === undefined) return []
  return (node.kind === 'sequence' ? itemsOf(node) : [node]).flatMap((item) => {
    const id = stringOf(item)
    if (id !== undefined && resolver.resources.has(id)) return [id]
    // CloudFormation waits for nothing that it does not make.
    if (id !== undefined && resolver.absent.has(id)) return []
    if (id !== undefined && samMaker(resolver, id) !== undefined) return []
    note(resolver.problems, 'depends-on', item.range, id ?? 'no name')
    return []
  })
}

function checkRequired(model: ResourceModel, source: SourceResource, properties: Readonly<Record<string, Json>>, problems: Problems): void {
  for (const [name, { required }] of Object.entries(model.properties)) {
    if (required && properties[name] === undefined) note(problems, 'missing-property', source.keyRange, source.logicalId, name)
  }
}

interface Place {
  readonly range: TextRange
  readonly problems: Problems
}

/** The value in its own type (`'30'` is 30), or as it was written where that cannot be. */
function checkedValue(name: string, model: PropertyModel, value: Json, place: Place): Json {
  if (whyUnknown(value) !== undefined) return value
  const fitting = inForm(model, value)
  if (fitting === undefined) {
    note(place.problems, 'wrong-type', place.range, name, expectedForm(model))
    return value
  }
  if (model.form !== 'value') return fitting
  const text = String(fitting as string | number | boolean)
  const problem = attributeProblem(model, text)
  if (problem !== undefined) note(place.problems, 'out-of-range', place.range, name, `it ${problem}`, text === '' ? 'empty' : text)
  return fitting
}

function inForm(model: PropertyModel, value: Json): Json | undefined {
  if (model.form === 'list') return Array.isArray(value) ? value : undefined
  if (model.form === 'object') return isJsonObject(value) ? value : undefined
  if (model.form === 'document') return documentOf(model, value)
  return typeof value === 'object' ? undefined : scalarInKind(model, value)
}

function scalarInKind(model: PropertyModel, value: string | number | boolean): Json | undefined {
  if (model.kind === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true'
    return typeof value === 'boolean' ? value : undefined
  }
  if (model.kind === 'integer') {
    if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value)
    return Number.isSafeInteger(value) ? value : undefined
  }
  return String(value)
}

/** CloudFormation takes JSON as a mapping or as its text. Settings of event sources that are not run take anything. */
function documentOf(model: PropertyModel, value: Json): Json | undefined {
  if (isJsonObject(value)) return value
  if (model.attribute === undefined && !model.required) return value
  if (typeof value !== 'string') return undefined
  try {
    const parsed = JSON.parse(value) as Json
    return isJsonObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function expectedForm(model: PropertyModel): string {
  if (model.form === 'list') return 'a list'
  if (model.form !== 'value') return 'a mapping'
  if (model.kind === 'integer') return 'a whole number'
  return model.kind === 'boolean' ? 'true or false' : 'a text'
}
