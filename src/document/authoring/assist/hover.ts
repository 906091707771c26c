/** What stands at a place of a template: what it is for, what it takes, what it comes to, and the page that says so. */
import { authoredType, type FieldModel, serverlessEvents } from '../../../aws/authoring/index.ts'
import type { TextRange } from '../../../text/range.ts'
import { nodeAt, type TreeNode, type TreePath } from '../../../text/tree.ts'
import type { Template } from '../../model.ts'
import { callOf, getAttAt, refAt, stringOf, textOf } from '../../tree-values.ts'
import { valueInWords, valuesOf } from '../values.ts'
import type { Hover } from './assist-model.ts'
import { limitsInWords } from './limits.ts'
import { variableAt } from './spot.ts'
import { templateModelAt } from './template-model.ts'

export function hoverAt(template: Template, offset: number): Hover | undefined {
  const { tree, text } = template
  const { nodes, path } = nodeAt(tree, offset)
  const variable = variableAt(text, offset)
  if (variable !== undefined && variable.to > variable.from) return variableHover(template, { start: variable.from, end: variable.to })
  const call = nodes.findLast((node) => callOf(node) !== undefined && node.range.start <= offset && offset <= node.range.end)
  if (call !== undefined) return callHover(template, call)
  const key = keyAt(nodes, offset)
  if (key !== undefined) return keyHover(template, path, key)
  const value = nodes.at(-1)
  if (value?.kind !== 'scalar' || value.range.start === value.range.end) return undefined
  return typeHover(path, value) ?? modelHover(template, path, { range: value.range })
}

/** The key that holds the offset. */
function keyAt(nodes: readonly TreeNode[], offset: number): TextRange | undefined {
  const entries = nodes.flatMap((node) => (node.kind === 'mapping' ? node.entries : []))
  return entries.find(({ key }) => key.range.start <= offset && offset <= key.range.end)?.key.range
}

function keyHover(template: Template, path: TreePath, range: TextRange): Hover | undefined {
  const [section, id] = path
  const resource = typeof id === 'string' && Object.hasOwn(template.resources, id) ? template.resources[id] : undefined
  if (section === 'Resources' && path.length === 2 && resource !== undefined) {
    const authored = authoredType(resource.type)
    const facts = [authored?.title ?? resource.type, resource.physicalName, resource.arn ?? ''].filter((fact) => fact !== '')
    return { title: String(id), text: facts.join('\n'), ...(authored && { page: authored.page }), range }
  }
  return modelHover(template, path, { range })
}

function modelHover({ tree }: Template, path: TreePath, { range }: { readonly range: TextRange }): Hover | undefined {
  const model = templateModelAt(tree, path)
  return model && { title: model.label, text: wordsOf(model), page: model.page, range }
}

function wordsOf(model: FieldModel): string {
  return [model.help, limitsInWords(model)].filter((line) => line !== '').join('\n')
}

/** `Type: AWS::SQS::Queue`, `Type: SQS` of an event. */
function typeHover(path: TreePath, value: TreeNode): Hover | undefined {
  const type = path.at(-1) === 'Type' ? textOf(value) : undefined
  if (type === undefined) return undefined
  const isEvent = path.at(-3) === 'Events' && Object.hasOwn(serverlessEvents, type)
  const authored = isEvent ? serverlessEvents[type] : authoredType(type)
  return authored && { title: authored.title, text: authored.help, page: authored.page, range: value.range }
}

const functionPages = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-'

function callHover(template: Template, node: TreeNode): Hover {
  const { name, argument } = callOf(node) as NonNullable<ReturnType<typeof callOf>>
  const short = name.replace(/^Fn::/, '')
  const told = stringOf(argument)
  const title = told === undefined || told.includes('\n') ? `!${short}` : `!${short} ${told}`
  const page = short === 'If' || short === 'Condition' ? `${functionPages}conditions.html` : `${functionPages}${short.toLowerCase()}.html`
  return { title, text: worthOf(template, node), page, range: node.range }
}

function variableHover(template: Template, range: TextRange): Hover {
  const name = template.text.slice(range.start, range.end)
  const dot = name.indexOf('.')
  const node = dot < 0 ? refAt(range, name) : getAttAt(range, name.slice(0, dot), name.slice(dot + 1))
  return { title: `\${${name}}`, text: worthOf(template, node), page: `${functionPages}sub.html`, range }
}

/** What a call comes to, or why nobody can know; `!Ref AWS::NoValue` takes its property away. */
function worthOf(template: Template, node: TreeNode): string {
  const words = valueInWords(valuesOf(template).of(node))
  if (words === undefined) return 'No value: the property is left out.'
  return 'text' in words ? words.text : `Unknown here: ${words.unknown}.`
}
