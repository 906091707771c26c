/** From a field's new value to the smallest edit of the text: checked first, and proven afterwards by reading the text again. */
import { fieldAt, type FieldModel, type FieldModels, fieldProblem, stepsOf } from '../../../aws/authoring/index.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { isJsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Change } from '../../../text/diagnostic.ts'
import { applyEdits, type TextEdit } from '../../../text/edit.ts'
import { nodeByPath, type TextTree, type TreePath } from '../../../text/tree.ts'
import { editsOfFix } from '../edits-of-fix.ts'
import type { Template } from '../../model.ts'
import { openTemplate } from '../../open-template.ts'
import { callOf } from '../../tree-values.ts'
import { isCall, longForm } from '../values.ts'
import { isSwitch, optionsOf, pathOfField } from './field.ts'
import { type Subject, subjectsOf } from './subject.ts'

export interface Refusal {
  readonly message: string
}

export interface FieldChange {
  /** `of` of the group that the field stands in. */
  readonly of: string
  readonly property: string
  /** As a person types it; an option's id for a reference, JSON for JSON; `!Ref X`, `!GetAtt X.Y` and `!Sub …` are taken as such. Without it the property is removed. */
  readonly value: string | undefined
}

/** The edits (one hunk, or none) that give a field a value. Refuses what AWS would refuse, in its terms. `name` is the template's file. */
export function setField(template: Template, change: FieldChange, name: string): Result<readonly TextEdit[], Refusal> {
  const { of, property, value } = change
  const path = property.split('/')
  const subject = subjectsOf(template, of).find((each) => each.of === of && fieldAt(each.properties, path) !== undefined)
  const model = subject && fieldAt(subject.properties, path)
  const place = subject && pathOfField(subject, property)
  if (subject === undefined || model === undefined || place === undefined) return refuse(`${property} of ${of} cannot be changed here.`)
  if (model.fixed !== undefined || model.apart)
    return refuse(`${model.label} is changed in the text: ${model.fixed ?? 'it is a text of its own'}.`)
  const inside = expressionOn(template.tree, subject, path)
  if (inside !== undefined) return refuse(`${inside} is written as an expression: change it in the text.`)
  if (value === undefined && model.required && path.length === 1) return refuse(`${model.label} cannot be left out.`)
  const changes = value === undefined ? removal(template.tree, subject, path) : setting(template, { subject, model, place, path, value })
  if (!changes.ok) return changes
  const brought = changes.value.length === 0 ? [] : broughtAlong(template.tree, { subject, model, place, value })
  const edits = editsOfFix(template.tree, { title: '', changes: [...changes.value, ...brought] })
  if (!edits.ok) return refuse(edits.error.message)
  const problem = newProblem(template, edits.value, name)
  return problem === undefined ? edits : refuse(problem)
}

function refuse(message: string): Result<never, Refusal> {
  return fail({ message })
}

/** What the value cannot do without beside it, or excludes: a table that is paid by request has bought nothing ahead. */
function broughtAlong(
  tree: TextTree,
  { subject, model, place, value }: Omit<Setting, 'path' | 'value'> & Pick<FieldChange, 'value'>,
): Change[] {
  if (model.brings === undefined || subject.path === undefined) return []
  const holder = place.slice(0, -1)
  const node = nodeByPath(tree, holder)
  const beside = node === undefined ? {} : longForm(node)
  return Object.entries(model.brings(value, isJsonObject(beside) ? beside : {})).flatMap(([name, wanted]): Change[] => {
    const current = nodeByPath(tree, [...holder, name])
    if (wanted === undefined) return current === undefined ? [] : [{ path: [...holder, name] }]
    return current === undefined ? [{ path: [...holder, name], value: wanted }] : differences(longForm(current), wanted, [...holder, name])
  })
}

/** A parent of the value that is neither a mapping nor a list to step into: an expression, or JSON as text. */
function expressionOn(tree: TextTree, { path, properties }: Subject, names: readonly string[]): string | undefined {
  const steps = stepsOf(properties, names)
  for (let depth = 1; depth < names.length; depth++) {
    const node = nodeByPath(tree, [...(path as TreePath), ...steps.slice(0, depth)])
    const isEmpty = node === undefined || (node.kind === 'scalar' && node.value === null)
    const isFitting = typeof steps[depth] === 'number' ? node?.kind === 'sequence' : node?.kind === 'mapping'
    if (!isEmpty && (!isFitting || callOf(node) !== undefined)) return names[depth - 1]
  }
  return undefined
}

/** Takes a value out; with one that its mapping cannot do without, or with the last one, the whole mapping. */
function removal(tree: TextTree, { path, properties }: Subject, names: readonly string[]): Result<Change[], Refusal> {
  const steps = stepsOf(properties, names)
  let last = names.length
  while (last > 1) {
    const parent = nodeByPath(tree, [...(path as TreePath), ...steps.slice(0, last - 1)])
    const isNeeded = fieldAt(properties, names.slice(0, last))?.required
    const children = parent?.kind === 'mapping' ? parent.entries : parent?.kind === 'sequence' ? parent.items : []
    if (!isNeeded && children.length !== 1) break
    last--
  }
  const place = [...(path as TreePath), ...steps.slice(0, last)]
  return ok(nodeByPath(tree, place) === undefined ? [] : [{ path: place }])
}

interface Setting {
  readonly subject: Subject
  readonly model: FieldModel
  readonly place: TreePath
  readonly path: readonly string[]
  readonly value: string
}

function setting(template: Template, { subject, model, place, path, value }: Setting): Result<Change[], Refusal> {
  const wanted = jsonOf(template, model, value)
  if (!wanted.ok) return wanted
  const neighbours = missingNeighbours(template, { subject, model, path, value })
  if (!neighbours.ok) return neighbours
  const current = nodeByPath(template.tree, place)
  // What is there already stays as it is written: `Fn::GetAtt: [A, Arn]` is `!GetAtt A.Arn`.
  if (current !== undefined && JSON.stringify(longForm(current)) === JSON.stringify(wanted.value)) return ok([])
  if (current === undefined || model.kind !== 'json') {
    // What stands in quotes stays in quotes.
    const isQuoted = current?.kind === 'scalar' && typeof current.value === 'string' && typeof wanted.value !== 'object'
    const rival = model.insteadOf === undefined ? undefined : [...place.slice(0, -1), model.insteadOf]
    const gone = rival !== undefined && nodeByPath(template.tree, rival) !== undefined ? [{ path: rival }] : []
    return ok([...merged(place, isQuoted ? String(wanted.value) : wanted.value, neighbours.value, template.tree), ...gone])
  }
  return ok([...neighbours.value, ...differences(longForm(current), wanted.value, place)])
}

/** Of a mapping that is not there yet, all members in one change, so that they stand in one place. */
function merged(place: TreePath, value: Json, neighbours: readonly Change[], tree: TextTree): Change[] {
  const parent = place.slice(0, -1)
  const isThere = nodeByPath(tree, parent) !== undefined
  if (neighbours.length === 0 || isThere) return [{ path: place, value }, ...neighbours]
  const members = [{ path: place, value }, ...neighbours].map((change): [string, Json] => [
    String(change.path.at(-1)),
    change.value ?? null,
  ])
  return [{ path: parent, value: Object.fromEntries(members) }]
}

/** What else must stand beside the value: what AWS needs with it, and what says of which kind it is. */
function missingNeighbours(
  template: Template,
  { subject, model, path, value }: Pick<Setting, 'subject' | 'model' | 'path' | 'value'>,
): Result<Change[], Refusal> {
  const names = path.slice(0, -1)
  const around: FieldModels | undefined = names.length === 0 ? undefined : fieldAt(subject.properties, names)?.members
  const changes: Change[] = []
  const kindIn = model.refers?.kindIn
  const kind = kindIn?.kinds[writtenType(template, value) ?? '']
  for (const [name, neighbour] of Object.entries(around ?? {})) {
    const place = [...(subject.path as TreePath), ...stepsOf(subject.properties, [...names, name])]
    if (name === path.at(-1)) continue
    if (name === kindIn?.member && kind !== undefined) changes.push({ path: place, value: kind })
    else if (neighbour.required && nodeByPath(template.tree, place) === undefined) {
      const { sample } = neighbour
      if (sample === undefined) return refuse(`First choose: ${neighbour.label}.`)
      changes.push({ path: place, value: beginningOf(neighbour, sample) })
    }
  }
  return ok(changes)
}

function beginningOf({ kind }: FieldModel, sample: string): Json {
  if (kind === 'boolean') return sample === 'true'
  return kind === 'integer' ? Number(sample) : sample
}

function writtenType({ resources }: Template, id: string): string | undefined {
  return Object.hasOwn(resources, id) ? resources[id]?.type : undefined
}

function jsonOf(template: Template, model: FieldModel, value: string): Result<Json, Refusal> {
  const expression = expressionOf(value)
  if (expression !== undefined) return ok(expression)
  if (model.refers !== undefined) return referenceTo(template, model, value)
  if (isSwitch(model)) {
    return model.items?.choices?.includes(value)
      ? ok([value])
      : refuse(`${model.label} must be one of ${model.items?.choices?.join(', ')}.`)
  }
  if (model.kind === 'json') return parsedJson(model, value)
  const problem = fieldProblem(model, value)
  if (problem !== undefined) return refuse(`${model.label} ${problem}.`)
  if (model.kind === 'integer') return ok(Number(value))
  return ok(model.kind === 'boolean' ? value === 'true' : value)
}

/** Whoever types a function means it. */
function expressionOf(value: string): JsonObject | undefined {
  const [, name, argument] = /^!(Ref|GetAtt|Sub)\s+(\S.*)$/.exec(value) ?? []
  if (name === undefined || argument === undefined) return undefined
  if (name === 'Ref') return { Ref: argument }
  const dot = argument.indexOf('.')
  if (name === 'Sub' || dot < 1) return { [`Fn::${name}`]: argument }
  return { 'Fn::GetAtt': [argument.slice(0, dot), argument.slice(dot + 1)] }
}

/** A resource of the template by its id, written as the property wants it; anything else is taken as an ARN, a name or a URL. */
function referenceTo(template: Template, model: FieldModel, value: string): Result<Json, Refusal> {
  const { refers } = model
  if (refers === undefined || value === '') return refuse(`${model.label} is empty.`)
  const type = writtenType(template, value)
  if (type === undefined) return refers.by === 'id' ? refuse(`There is no ${value}.`) : ok(value)
  if (!optionsOf(refers, template).some(({ id }) => id === value)) return refuse(`${value} cannot be named here: it is of type ${type}.`)
  if (refers.by === 'id') return ok(value)
  const isRef = refers.by === 'ref' || (refers.by === 'arn' && (type === 'AWS::SNS::Topic' || type === 'AWS::SNS::Subscription'))
  return ok(isRef ? { Ref: value } : { 'Fn::GetAtt': [value, refers.by === 'arn' ? 'Arn' : 'QueueName'] })
}

function parsedJson(model: FieldModel, value: string): Result<Json, Refusal> {
  let json: Json
  try {
    json = JSON.parse(value) as Json
  } catch (error) {
    return refuse(`${model.label} must be JSON: ${(error as Error).message}.`)
  }
  if (isCall(json)) return ok(json)
  if (model.form === 'list' && !Array.isArray(json)) return refuse(`${model.label} must be a list.`)
  if (model.form === 'object' && !isJsonObject(json)) return refuse(`${model.label} must be an object.`)
  return ok(json)
}

/** The places in which two values differ, as deep as can be, so that comments and notation around them stay. */
function differences(before: Json, after: Json, path: TreePath): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isJsonObject(before) && isJsonObject(after) && !isCall(before) && !isCall(after)) {
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
    const kept = Object.entries(after).flatMap(([key, member]) => {
      const place = [...path, key]
      const old = Object.hasOwn(before, key) ? before[key] : undefined
      return old === undefined ? [{ path: place, value: member ?? null }] : differences(old, member ?? null, place)
    })
    return [...kept, ...gone.map((key) => ({ path: [...path, key] }))]
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const [old, now] = [before as readonly Json[], after as readonly Json[]]
    return now.flatMap((item, index) => differences(old[index] as Json, item, [...path, index]))
  }
  return [{ path, value: after }]
}

/** An error that the text has after the edit and did not have before: what AWS, or the template's own sense, has against the value. */
function newProblem(template: Template, edits: readonly TextEdit[], name: string): string | undefined {
  const { files, settings } = template
  const after = openTemplate(applyEdits(template.text, edits), { name, files, seed: settings.seed })
  if (!after.ok) return after.error.message
  const known = new Map<string, number>()
  for (const { code, severity } of template.diagnostics) if (severity === 'error') known.set(code, (known.get(code) ?? 0) + 1)
  for (const { code, severity, message, help } of after.value.diagnostics) {
    if (severity !== 'error') continue
    const left = known.get(code) ?? 0
    if (left === 0) return help === undefined ? message : `${message} ${help}`
    known.set(code, left - 1)
  }
  return undefined
}
