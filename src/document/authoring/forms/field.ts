/** One field of a form, read from the text. */
import { fieldAt, type FieldModel, fieldProblem, type Refers, stepsOf } from '../../../aws/authoring/index.ts'
import { isJsonObject, type Json } from '../../../base/json.ts'
import type { Diagnostic } from '../../../text/diagnostic.ts'
import type { TextRange } from '../../../text/range.ts'
import { entryOf, nodeByPath, type TreeNode, type TreePath } from '../../../text/tree.ts'
import type { Template } from '../../model.ts'
import { callOf, itemsOf, stringOf } from '../../tree-values.ts'
import { deployedType } from '../assist/names.ts'
import { longForm, valueInWords, type Values } from '../values.ts'
import type { Field, FieldValue } from './form-model.ts'
import type { Subject } from './subject.ts'

interface Context {
  readonly template: Template
  readonly values: Values
}

export function fieldOf(subject: Subject, property: string, context: Context): Field | undefined {
  const path = property.split('/')
  const model = fieldAt(subject.properties, path)
  if (model === undefined || (model.fifo && !subject.fifo)) return undefined
  const { tree } = context.template
  const steps = stepsOf(subject.properties, path)
  const holder = subject.path === undefined ? undefined : nodeByPath(tree, subject.path)
  const found = subject.path === undefined ? undefined : findValue(holder, steps)
  if (found?.node === undefined && isTold(model, subject, holder)) return undefined
  const globals =
    subject.globals === undefined || found?.node !== undefined ? undefined : findValue(nodeByPath(tree, subject.globals), steps)
  const value = found?.node === undefined ? globalValue(globals?.node, model, context) : valueAt(found, { model, holder }, context)
  const range = found?.node?.range
  const place = pathOfField(subject, property)
  const isAbout = (diagnostic: Diagnostic) =>
    (range !== undefined && isInside(diagnostic.range, range)) ||
    diagnostic.fix?.changes.some((change) => change.path.join('/') === place?.join('/'))
  // What is wrong in a text of its own is told there.
  const advice = model.apart || model.file ? [] : context.template.diagnostics.filter(isAbout)
  const problem = problemOf(model, value) ?? advice.find(({ severity }) => severity === 'error')?.message
  const fixed = whyFixed(subject, model, found)
  const opens = opened(subject, model, range)
  return {
    property,
    ...described(model, context.template),
    value,
    ...(fixed !== undefined && { fixed }),
    ...(problem !== undefined && { problem }),
    ...(advice.length > 0 && { advice }),
    ...(range !== undefined && { range }),
    ...(opens !== undefined && { opens }),
  }
}

/** What is not written is not offered where it is a text of its own, an older way, or a file where a neighbour holds the text itself. */
function isTold({ apart, older, file }: FieldModel, { properties }: Subject, holder: TreeNode | undefined): boolean {
  if (apart || older) return true
  return file === true && Object.keys(properties).some((name) => properties[name]?.apart && entryOf(holder, name) !== undefined)
}

function opened(subject: Subject, { apart, file }: FieldModel, range: TextRange | undefined): Field['opens'] {
  if (apart && range !== undefined) return { range }
  return file && range !== undefined && subject.file !== undefined ? { file: subject.file, range: { start: 0, end: 0 } } : undefined
}

/** A value on the way of a path: the place itself, or an expression or a text that stands for one of its parents. */
interface Found {
  readonly node: TreeNode | undefined
  /** The part of the path that lies inside an expression. */
  readonly inside: TreePath
}

function findValue(start: TreeNode | undefined, path: TreePath): Found {
  let node = start
  for (const [depth, name] of path.entries()) {
    if (node === undefined || (node.kind === 'scalar' && node.value === null)) return { node: undefined, inside: [] }
    if (typeof name === 'number' && node.kind === 'sequence') {
      node = itemsOf(node)[name]
      continue
    }
    if (node.kind !== 'mapping' || callOf(node) !== undefined) return { node, inside: path.slice(depth) }
    node = entryOf(node, String(name))
  }
  return { node: node?.kind === 'scalar' && node.value === null && node.range.start === node.range.end ? undefined : node, inside: [] }
}

function whyFixed(subject: Subject, { fixed, apart }: FieldModel, found: Found | undefined): string | undefined {
  if (fixed !== undefined || apart) return fixed
  if (subject.path === undefined) return 'SAM makes this resource, and the template has no place for its settings'
  if (subject.type === 'AWS::SQS::QueuePolicy' || subject.type === 'AWS::SNS::TopicPolicy') return 'policies are changed in the text'
  return found !== undefined && found.inside.length > 0 ? 'it stands inside an expression, which is changed in the text' : undefined
}

interface Told {
  readonly model: FieldModel
  /** The mapping of all properties. */
  readonly holder: TreeNode | undefined
}

function valueAt(found: Found, { model, holder }: Told, { template, values }: Context): FieldValue {
  const node = found.node as TreeNode
  if (model.apart) return { kind: 'literal', text: '' }
  const beside = holder === undefined ? {} : values.of(holder)
  const words = model.words?.(values.of(node) ?? null, isJsonObject(beside) ? beside : {})
  if (words !== undefined) return { kind: 'literal', text: words }
  if (found.inside.length === 0 && isLiteral(node, model)) return { kind: 'literal', text: literalText(node, model) }
  const reference = model.refers && referenceOf(node, template)
  const worth = memberOf(values.of(node), found.inside)
  return {
    kind: 'expression',
    text: template.text.slice(node.range.start, node.range.end),
    ...inWords(worth),
    ...(reference !== undefined && { refersTo: reference }),
  }
}

function globalValue(node: TreeNode | undefined, model: FieldModel, { template, values }: Context): FieldValue {
  if (node === undefined) return { kind: 'unset' }
  if (isLiteral(node, model)) return { kind: 'global', text: literalText(node, model) }
  return { kind: 'global', text: template.text.slice(node.range.start, node.range.end), ...inWords(values.of(node)) }
}

function inWords(value: Json | undefined): { readonly comesTo?: string; readonly unknown?: string } {
  const words = valueInWords(value)
  if (words === undefined) return {}
  return 'text' in words ? { comesTo: words.text } : words
}

/** Inside JSON, functions are part of the text; elsewhere they are expressions. */
function isLiteral(node: TreeNode, model: FieldModel): boolean {
  if (callOf(node) !== undefined) return false
  if (model.refers !== undefined && node.kind !== 'scalar') return false
  if (isSwitch(model) || model.kind === 'json') return true
  return node.kind === 'scalar'
}

function literalText(node: TreeNode, model: FieldModel): string {
  if (isSwitch(model)) return itemsOf(node).length > 0 ? String((longForm(node) as readonly Json[])[0]) : ''
  if (node.kind === 'scalar' && (model.kind !== 'json' || typeof node.value === 'string')) return String(node.value ?? '')
  return JSON.stringify(longForm(node), undefined, 2)
}

/** A list of which there is only one item to choose. */
export function isSwitch({ form, items }: FieldModel): boolean {
  return form === 'list' && items?.kind === 'choice' && items.choices?.length === 1
}

/** What a literal must not be; expressions are judged by the template's own diagnostics. */
function problemOf(model: FieldModel, value: FieldValue): string | undefined {
  if (value.kind !== 'literal' || model.kind === 'json') return undefined
  return fieldProblem(model, value.text)
}

function described(model: FieldModel, template: Template): Omit<Field, 'property' | 'value'> {
  const { label, help, page, unit, min, max, expected, logarithmic, required, replaces, refers } = model
  const choices = isSwitch(model) ? model.items?.choices : model.choices
  return {
    label: isSwitch(model) ? (model.items?.label ?? label) : label,
    help: isSwitch(model) ? (model.items?.help ?? help) : help,
    page,
    kind: model.apart ? 'apart' : refers !== undefined ? 'reference' : choices !== undefined ? 'choice' : model.kind,
    ...(unit !== undefined && { unit }),
    ...(model.kind === 'integer' && { min: min ?? 0 }),
    ...(max !== undefined && { max }),
    ...(model.default !== undefined && { default: model.default }),
    ...(choices !== undefined && { choices }),
    ...(refers !== undefined && { options: optionsOf(refers, template) }),
    ...(expected !== undefined && { expected }),
    ...(logarithmic && { logarithmic }),
    ...(required && { required }),
    ...(replaces && { replaces }),
  }
}

/** The resources of the template that a reference may name. */
export function optionsOf({ types }: Refers, template: Template): { readonly id: string; readonly name: string }[] {
  return Object.values(template.resources).flatMap(({ logicalId: id, type, origin, physicalName }) => {
    const fits = types.some((wanted) => deployedType(wanted) === type)
    const name = template.nodes.find((node) => node.id === id)?.name ?? physicalName
    return fits && origin === undefined ? [{ id, name }] : []
  })
}

/** The resource that `!Ref X`, `!GetAtt X.Arn`, an ARN or (in our own settings) a bare id names. */
function referenceOf(node: TreeNode, { resources }: Template): string | undefined {
  const call = callOf(node)
  const [first] = call?.argument.kind === 'sequence' ? itemsOf(call.argument) : [call?.argument]
  const isReference = call?.name === 'Ref' || call?.name === 'Fn::GetAtt'
  const name = isReference ? stringOf(first)?.split('.')[0] : undefined
  return name !== undefined && Object.hasOwn(resources, name) ? name : undefined
}

function memberOf(value: Json | undefined, path: TreePath): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => {
    const held = typeof inner === 'string' ? parsed(inner) : inner
    if (typeof name === 'number') return Array.isArray(held) ? (held as readonly Json[])[name] : undefined
    return typeof held === 'object' && held !== null && !Array.isArray(held)
      ? (held as { [key: string]: Json | undefined })[name]
      : undefined
  }, value)
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function isInside(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Where a field's value stands, for whoever changes it. */
export function pathOfField(subject: Subject, property: string): TreePath | undefined {
  return subject.path && [...subject.path, ...stepsOf(subject.properties, property.split('/'))]
}
