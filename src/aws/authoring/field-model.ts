/** How a setting is offered to people: the property as `aws` tells it, and what a form, a completion or a help text needs besides. */
import type { Json, JsonObject } from '../../base/json.ts'
import { type AttributeModel, attributeProblem } from '../attribute.ts'
import type { NameModel, PropertyModel, PropertyModels } from '../resources/resource-model.ts'

/** Which resources a value may name, and how it names them in a template. */
export interface Refers {
  readonly types: readonly string[]
  /** `!Ref Id`, `!GetAtt Id.Arn`, or (in our own settings) the logical id itself. `arn` is `!Ref` where that gives the ARN. */
  readonly by: 'ref' | 'arn' | 'name' | 'id'
  /** A neighbour that says of which kind the named resource is: `Type: SQS` beside `TargetArn`. */
  readonly kindIn?: { readonly member: string; readonly kinds: Readonly<Record<string, string>> }
}

export interface FieldModel extends PropertyModel {
  /** The scale of its numbers is logarithmic: a second more matters at 10 and not at 40,000. */
  readonly logarithmic?: true
  /** A mapping with these keys. */
  readonly members?: FieldModels
  /** A mapping whose keys people choose. */
  readonly entries?: FieldModel
  readonly items?: FieldModel
  readonly refers?: Refers
  /** What is written where it is begun: legal, and plainly to be changed. */
  readonly sample?: string
  /** How a text must look, for people: `a duration, as in 200 ms`; and what is wrong with one that does not. */
  readonly expected?: string
  readonly check?: (text: string) => string | undefined
  /** Its neighbour that says the same in another way: of the two one is written. */
  readonly insteadOf?: string
  /** Only a FIFO queue or topic has it. */
  readonly fifo?: true
  /** Why only the text changes it; and how a form tells it in few words, from its value and its neighbours. */
  readonly fixed?: string
  readonly words?: (value: Json, beside: JsonObject) => string | undefined
  /** A text of its own (a definition): a form tells where it stands, not what it says. */
  readonly apart?: true
  /** An older way to say it: a form shows it only where it is written. */
  readonly older?: true
  /** It names a file of the document. */
  readonly file?: true
  /** What must change beside it: its neighbours by name, with `undefined` for what goes. Without `value` it is taken out itself. */
  readonly brings?: (value: string | undefined, beside: JsonObject) => Readonly<Record<string, Json | undefined>>
}

export type FieldModels = Readonly<Record<string, FieldModel>>

export interface FieldGroup {
  readonly title: string
  /** Property paths: `VisibilityTimeout`, `RedrivePolicy/maxReceiveCount`. */
  readonly fields: readonly string[]
}

/** A resource type (or a part of one) as people fill it in. */
export interface Authored {
  readonly type: string
  readonly title: string
  readonly help: string
  readonly page: string
  readonly properties: FieldModels
  readonly groups: readonly FieldGroup[]
  /** What a new one begins with, where that is more than what it cannot do without. */
  readonly starter?: JsonObject
}

/** A field told in place. */
export function field(model: Omit<FieldModel, 'page' | 'form'> & Partial<Pick<FieldModel, 'form'>>, page: string): FieldModel {
  return { ...model, form: model.form ?? (model.kind === 'json' ? 'document' : 'value'), page }
}

/** The properties of a resource type, some of them told more closely. */
export function extended(properties: PropertyModels, more: Readonly<Record<string, Partial<FieldModel>>>): FieldModels {
  return Object.fromEntries(Object.entries(properties).map(([name, model]) => [name, { ...model, ...more[name] }]))
}

/** What AWS allows in a name; whether it must end in `.fifo` depends on the resource. */
export function nameCheck({ max, pattern, allowed, fifo }: NameModel): (text: string) => string | undefined {
  return (text) => {
    if (text.length > max) return `must have at most ${max} characters`
    const isAllowed = pattern.test(fifo === undefined ? text : text.replace(/\.fifo$/, ''))
    return isAllowed ? undefined : `may have ${allowed} only`
  }
}

/** What is wrong with a value as text, in plain words, or `undefined`. */
export function fieldProblem(model: FieldModel, value: string): string | undefined {
  return attributeProblem(model satisfies AttributeModel, value) ?? model.check?.(value)
}

/** The model at a path of names: `['RedrivePolicy', 'maxReceiveCount']`; an item of a list goes by its number, `['Destinations', '0']`. */
export function fieldAt(models: FieldModels, path: readonly string[]): FieldModel | undefined {
  const [name, ...rest] = path
  const model = name !== undefined && Object.hasOwn(models, name) ? models[name] : undefined
  return model && fieldInside(model, rest)
}

function fieldInside(model: FieldModel, path: readonly string[]): FieldModel | undefined {
  const [name, ...rest] = path
  if (name === undefined) return model
  if (model.items !== undefined && isIndex(name)) return fieldInside(model.items, rest)
  return model.members && fieldAt(model.members, path)
}

/** A path of names as the way through a text, where items of lists are numbers. */
export function stepsOf(models: FieldModels, path: readonly string[]): readonly (string | number)[] {
  return path.map((name, depth) => (isIndex(name) && fieldAt(models, path.slice(0, depth))?.items !== undefined ? Number(name) : name))
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name)
}
