/** Tags of a template’s resources, as each service’s API takes them. */
import { isJsonObject, type JsonObject } from '../../base/json.ts'
import type { Resource } from '../../document/index.ts'
import type { DeploymentCall } from './deployment.ts'

/** Tags whose key and value are known. */
export function tagsOf({ Tags: tags }: JsonObject): [string, string][] | undefined {
  if (!Array.isArray(tags)) return undefined
  return tags.flatMap((tag) =>
    isJsonObject(tag) && typeof tag['Key'] === 'string' && typeof tag['Value'] === 'string' ? [[tag['Key'], tag['Value']]] : [],
  )
}

interface Tagging {
  readonly service: string
  readonly tag: string
  readonly untag: string
  /** The resource, as the calls name it. */
  readonly named: (resource: Resource) => JsonObject
  readonly tagsInput: (tags: readonly [string, string][]) => JsonObject
  /** Where the API does not call them `TagKeys`. */
  readonly gone?: (keys: string[]) => JsonObject
}

const asRecord = (tags: readonly [string, string][]): JsonObject => ({ Tags: Object.fromEntries(tags) })

const statesTagging: Tagging = {
  service: 'states',
  tag: 'TagResource',
  untag: 'UntagResource',
  named: ({ arn }) => ({ resourceArn: arn ?? '' }),
  tagsInput: (tags) => ({ tags: tags.map(([key, value]) => ({ key, value })) }),
  gone: (keys) => ({ tagKeys: keys }),
}

const eventsTagging: Tagging = {
  service: 'events',
  tag: 'TagResource',
  untag: 'UntagResource',
  named: ({ arn }) => ({ ResourceARN: arn ?? '' }),
  tagsInput: (tags) => ({ Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
}

const taggings: Readonly<Record<string, Tagging>> = {
  'AWS::SQS::Queue': { service: 'sqs', tag: 'TagQueue', untag: 'UntagQueue', named: ({ ref }) => ({ QueueUrl: ref }), tagsInput: asRecord },
  'AWS::SNS::Topic': {
    service: 'sns',
    tag: 'TagResource',
    untag: 'UntagResource',
    named: ({ ref }) => ({ ResourceArn: ref }),
    tagsInput: (tags) => ({ Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
  },
  'AWS::DynamoDB::Table': {
    service: 'dynamodb',
    tag: 'TagResource',
    untag: 'UntagResource',
    named: ({ arn }) => ({ ResourceArn: arn ?? '' }),
    tagsInput: (tags) => ({ Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
  },
  'AWS::Events::EventBus': eventsTagging,
  'AWS::Events::Rule': eventsTagging,
  'AWS::StepFunctions::StateMachine': statesTagging,
  'AWS::StepFunctions::Activity': statesTagging,
  'AWS::Lambda::Function': {
    service: 'lambda',
    tag: 'TagResource',
    untag: 'UntagResource',
    named: ({ arn }) => ({ Resource: arn ?? '' }),
    tagsInput: asRecord,
  },
}

/** The calls that bring the tags of a running resource up to date. */
export function tagUpdate(after: Resource, before: Resource): DeploymentCall[] {
  const tagging = Object.hasOwn(taggings, after.type) ? taggings[after.type] : undefined
  if (tagging === undefined) return []
  const old = new Map(tagsOf(before.properties))
  const now = tagsOf(after.properties) ?? []
  const set = now.filter(([key, value]) => old.get(key) !== value)
  const gone = [...old.keys()].filter((key) => !now.some(([name]) => name === key))
  const { service, tag, untag, named, tagsInput, gone: goneInput = (TagKeys: string[]) => ({ TagKeys }) } = tagging
  const call = (operation: string, input: JsonObject): DeploymentCall => {
    return { logicalId: after.logicalId, service, operation, input: { ...named(after), ...input } }
  }
  return [...(set.length > 0 ? [call(tag, tagsInput(set))] : []), ...(gone.length > 0 ? [call(untag, goneInput(gone))] : [])]
}
