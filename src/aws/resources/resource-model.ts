/** How a resource type of CloudFormation is told: its properties, what `Ref` and `Fn::GetAtt` give, and how its name is made. */
import type { AttributeModel } from '../attribute.ts'

/** How a property is written in a template: one value, a mapping, a list, or (policies) a mapping or its JSON text. */
export type PropertyForm = 'value' | 'object' | 'list' | 'document'

export interface PropertyModel extends AttributeModel {
  readonly form: PropertyForm
  /** The attribute of the API that carries it: `RedrivePolicy` in `SetQueueAttributes`. */
  readonly attribute?: string
  readonly required?: true
}

export type PropertyModels = Readonly<Record<string, PropertyModel>>

/** How people find a resource again: its hue and its place in lists. */
export type Family = 'application-integration' | 'compute' | 'database' | 'storage' | 'management'

/** What a resource can be known by. `arn:*`: its ARN and whatever it holds, as CloudFormation gives that of a log group. */
export type Identifier = 'name' | 'arn' | 'arn:*' | 'url' | 'id'

export interface NameModel {
  readonly property: string
  readonly max: number
  /** What AWS allows, without FIFO’s suffix. */
  readonly pattern: RegExp
  readonly allowed: string
  /** The property that makes it FIFO: the name then ends in `.fifo`. */
  readonly fifo?: string
}

export interface ResourceModel {
  readonly type: string
  /** In words: `SQS queue`. */
  readonly title: string
  readonly service: 'sqs' | 'sns' | 'lambda' | 'dynamodb' | 'states' | 's3' | 'logs' | 'events'
  readonly family: Family
  readonly name?: NameModel
  readonly ref: Identifier
  /** What `Fn::GetAtt` can ask for. */
  readonly attributes: Readonly<Record<string, Identifier>>
  readonly properties: PropertyModels
  /** The page of CloudFormation’s reference. */
  readonly page: string
}

interface PropertyOptions {
  readonly form?: PropertyForm
  readonly attribute?: string
  readonly required?: true
  readonly replaces?: true
}

/** A property that is an attribute of the API under the same or another name. */
export function fromAttribute(model: AttributeModel, attribute: string | undefined, options: PropertyOptions = {}): PropertyModel {
  const form = options.form ?? (model.kind === 'json' ? 'document' : 'value')
  const carried = attribute === undefined ? {} : { attribute }
  return { ...model, ...options, ...carried, form }
}

/** A property of CloudFormation’s own, told in place. */
export function property(model: Omit<AttributeModel, 'page'> & PropertyOptions & { readonly page?: string }, page: string): PropertyModel {
  const form = model.form ?? (model.kind === 'json' ? 'document' : 'value')
  return { ...model, form, page: model.page ?? page }
}

/** The page of a type in the template reference: `AWS::SQS::Queue` → `…/aws-resource-sqs-queue.html`. */
export function referencePage(type: string): string {
  const slug = type
    .replace(/^AWS::/, '')
    .replaceAll('::', '-')
    .toLowerCase()
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${slug}.html`
}
