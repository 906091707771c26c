/** Values that may be written: choices, references that fit, and what the model gives as an example. */
import { authoredType, type FieldModel, fieldProblem, serverlessEvents } from '../../../aws/authoring/index.ts'
import { grantOfTemplate, policyTemplates } from '../../../aws/resources/policy-grants.ts'
import type { Json } from '../../../base/json.ts'
import type { TreePath } from '../../../text/tree.ts'
import type { Completion } from './assist-model.ts'
import { limitsInWords } from './limits.ts'
import { attributesOfType, conditionsIn, deployedType, parametersIn, pseudoParameters } from './names.ts'
import { type Begin, beginAt, fitting, printedValue, referenceTo, starterOf } from './starters.ts'
import type { Spot } from './spot.ts'
import { templateModelAt } from './template-model.ts'

type Item = Omit<Completion, 'from' | 'to'>

export function valuesAt(spot: Spot): Item[] {
  const begin = beginAt(spot)
  const call = callOn(spot.path)
  if (call !== undefined) return argumentsOf(begin, call)
  const { path, tree } = spot
  const special = specialValues(begin)
  if (special !== undefined) return special
  const model = templateModelAt(tree, path)
  return model === undefined ? [] : valuesOfModel(begin, model)
}

function item(begin: Begin, label: string, value: Json, more: Partial<Item> = {}): Item {
  return { label, insert: printedValue(begin.spot, value), kind: 'value', ...more }
}

function valuesOfModel(begin: Begin, model: FieldModel): Item[] {
  const { help, page } = model
  const references =
    model.refers === undefined
      ? []
      : fitting(model.refers, begin.named).map((named) => ({
          named,
          value: referenceTo(model.refers as NonNullable<FieldModel['refers']>, named),
        }))
  const items = references.map(({ named, value }) => item(begin, named.id, value, { kind: 'resource', detail: titleOf(named.type) }))
  const choices = model.kind === 'boolean' ? ['true', 'false'] : (model.choices ?? [])
  for (const choice of choices) {
    const isUsual = choice === model.default
    const value = model.kind === 'boolean' ? choice === 'true' : choice
    items.push(item(begin, choice, value, { ...typeHelp(choice, { help, page }), ...(isUsual && { detail: 'default' }) }))
  }
  if (items.length === 0) {
    const value = starterOf(model, begin)
    const isLine = value !== undefined && value !== '' && (typeof value !== 'object' || Array.isArray(value))
    if (isLine)
      items.push(item(begin, typeof value === 'object' ? '[ ]' : String(value), value, { detail: limitsInWords(model), help, page }))
  }
  return [...items, ...parametersFor(begin, model)]
}

function titleOf(type: string): string {
  return authoredType(type)?.title ?? type
}

/** Types of resources and of events explain themselves. */
function typeHelp(choice: string, otherwise: Pick<Item, 'help' | 'page'>): Partial<Item> {
  const authored = authoredType(choice) ?? (Object.hasOwn(serverlessEvents, choice) ? serverlessEvents[choice] : undefined)
  if (authored === undefined) return otherwise as Partial<Item>
  return { kind: 'type', detail: authored.title, help: authored.help, page: authored.page }
}

/** Parameters whose default the property would take; our own settings know no functions. */
function parametersFor({ spot }: Begin, model: FieldModel): Item[] {
  if (spot.path[0] !== 'Resources' && spot.path[0] !== 'Globals') return []
  if (spot.path.length < 4 || model.kind === 'json') return []
  return parametersIn(spot.tree).flatMap(({ id, type, value }) => {
    const fits =
      !type.startsWith('List<') && type !== 'CommaDelimitedList' && (value === undefined || fieldProblem(model, value) === undefined)
    if (!fits) return []
    return [
      {
        label: id,
        insert: printedValue(spot, { Ref: id }),
        kind: 'resource' as const,
        detail: value === undefined ? 'parameter' : `parameter: ${value}`,
      },
    ]
  })
}

interface Call {
  readonly name: string
  readonly index: number | undefined
  /** What the call stands for. */
  readonly outside: TreePath
}

/** The function whose argument is being written. */
function callOn(path: TreePath): Call | undefined {
  const last = path.at(-1)
  const index = typeof last === 'number' ? last : undefined
  const at = index === undefined ? path.length - 1 : path.length - 2
  const name = path[at]
  if (typeof name !== 'string' || !/^(!|Ref$|Fn::)/.test(name) || name === '!If' || name === 'Fn::If') return undefined
  return { name: name.replace(/^(!|Fn::)/, ''), index, outside: path.slice(0, at) }
}

function argumentsOf(begin: Begin, { name, index, outside }: Call): Item[] {
  const { tree } = begin.spot
  const model = templateModelAt(tree, outside)
  const refers = model?.refers
  const inConditions = outside[0] === 'Conditions' || outside[0] === 'Rules'
  const named = inConditions ? [] : begin.named
  if (name === 'Ref' && index === undefined) {
    const fits =
      refers === undefined ? named : named.filter((resource) => isRefOf(refers.by, resource.type) && fitting(refers, [resource]).length > 0)
    const resources = fits.map(({ id, type }) => item(begin, id, id, { kind: 'resource', detail: titleOf(type) }))
    const isNumber = model?.kind === 'integer' || model?.kind === 'boolean' || model?.kind === 'choice'
    const parameters = parametersIn(tree).filter(
      ({ value }) => model === undefined || value === undefined || fieldProblem(model, value) === undefined,
    )
    const pseudo = isNumber || refers !== undefined ? [] : Object.entries(pseudoParameters)
    return [
      ...(isNumber ? [] : resources),
      ...parameters.map(({ id, value }) =>
        item(begin, id, id, { kind: 'resource', detail: value === undefined ? 'parameter' : `parameter: ${value}` }),
      ),
      ...pseudo.map(([id, help]) => item(begin, id, id, { help })),
    ]
  }
  if (name !== 'GetAtt') return name === 'Condition' ? conditionsIn(tree).map((id) => item(begin, id, id)) : []
  const wanted = refers === undefined ? named : fitting(refers, named)
  const pairs = wanted.flatMap(({ id, type }) => attributesFor(type, refers?.by).map((attribute) => ({ id, type, attribute })))
  if (index === undefined)
    return pairs.map(({ id, type, attribute }) =>
      item(begin, `${id}.${attribute}`, `${id}.${attribute}`, { kind: 'resource', detail: titleOf(type) }),
    )
  const words = new Set(pairs.map(({ id, attribute }) => (index === 0 ? id : attribute)))
  return index > 1 ? [] : [...words].map((word) => item(begin, word, word, { kind: 'resource' }))
}

function isRefOf(by: string, type: string): boolean {
  return by === 'ref' || (by === 'arn' && type === 'AWS::SNS::Topic')
}

function attributesFor(type: string, by: string | undefined): readonly string[] {
  const all = attributesOfType(type)
  if (by === 'arn') return all.filter((name) => name === 'Arn' || name === 'TopicArn')
  return by === 'name' ? all.filter((name) => name.endsWith('Name')) : all
}

/** What no property's model tells: conditions, and the policies of a SAM function. */
function specialValues(begin: Begin): Item[] | undefined {
  const { path, tree } = begin.spot
  const last = path.at(-1)
  const isCondition = last === 'Condition' && path.length === 3
  if (isCondition || ((path.at(-2) === '!If' || path.at(-2) === 'Fn::If') && last === 0))
    return conditionsIn(tree).map((id) => item(begin, id, id))
  if (path[3] !== 'Policies' || typeof last !== 'number' || path.length !== 5) return undefined
  return policyTemplates.flatMap((template) => {
    const grant = grantOfTemplate(template)
    const type = { sqs: 'AWS::SQS::Queue', sns: 'AWS::SNS::Topic', lambda: 'AWS::Lambda::Function' }[grant?.service as string]
    const target = begin.named.find((named) => deployedType(named.type) === type)
    if (grant?.parameter === undefined || target === undefined) return []
    const attribute = type === 'AWS::SQS::Queue' ? 'QueueName' : 'TopicName'
    const name: Json = type === 'AWS::Lambda::Function' ? { Ref: target.id } : { 'Fn::GetAtt': [target.id, attribute] }
    return [item(begin, template, { [template]: { [grant.parameter]: name } }, { detail: grant.actions.join(', ') })]
  })
}
