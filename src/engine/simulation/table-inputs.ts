/** From the properties of a table in a template to the calls of the API that make it. */
import type { JsonObject } from '../../base/json.ts'
import { isJsonObject } from '../../base/json.ts'
import type { Resource } from '../../document/index.ts'
import type { DeploymentCall } from './deployment.ts'
import { tagsOf } from './tags.ts'
import { known } from './template-values.ts'

const asTheyAre = ['AttributeDefinitions', 'KeySchema', 'BillingMode', 'TableClass'] as const
const counts: ReadonlySet<string> = new Set(['ReadCapacityUnits', 'WriteCapacityUnits', 'MaxReadRequestUnits', 'MaxWriteRequestUnits'])
const indexMembers = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput', 'OnDemandThroughput'] as const

export function tableCreation({ logicalId, physicalName, properties }: Resource): DeploymentCall[] {
  const tags = tagsOf(properties)?.map(([Key, Value]) => ({ Key, Value }))
  const input = known({
    TableName: physicalName,
    ...picked(properties, asTheyAre),
    ...throughputOf(properties),
    ...indexesOf(properties, 'GlobalSecondaryIndexes'),
    ...indexesOf(properties, 'LocalSecondaryIndexes'),
    ...(isTrue(properties['DeletionProtectionEnabled']) && { DeletionProtectionEnabled: true }),
    ...(tags && { Tags: tags }),
  })
  return [{ logicalId, service: 'dynamodb', operation: 'CreateTable', input }, ...timeToLiveOf(logicalId, physicalName, properties)]
}

/** The call that switches time to live on, where the template asks for it. */
function timeToLiveOf(logicalId: string, TableName: string, properties: JsonObject): DeploymentCall[] {
  const asked = properties['TimeToLiveSpecification']
  if (!isJsonObject(asked) || !isTrue(asked['Enabled']) || typeof asked['AttributeName'] !== 'string') return []
  const TimeToLiveSpecification = { Enabled: true, AttributeName: asked['AttributeName'] }
  return [{ logicalId, service: 'dynamodb', operation: 'UpdateTimeToLive', input: { TableName, TimeToLiveSpecification } }]
}

/** The calls that bring a running table up to date: indexes one by one, as AWS asks for it, those that go first. */
export function tableUpdate(after: Resource, before: Resource, changed: readonly string[]): DeploymentCall[] {
  const { logicalId, physicalName: TableName, properties } = after
  const call = (operation: string, input: JsonObject): DeploymentCall => {
    return { logicalId, service: 'dynamodb', operation, input: { TableName, ...input } }
  }
  const settings = ['BillingMode', 'ProvisionedThroughput', 'DeletionProtectionEnabled'].filter((name) => changed.includes(name))
  const calls: DeploymentCall[] = []
  if (changed.includes('GlobalSecondaryIndexes')) {
    for (const update of indexUpdates(after, before)) {
      calls.push(call('UpdateTable', { ...picked(properties, ['AttributeDefinitions']), GlobalSecondaryIndexUpdates: [update] }))
    }
  }
  if (settings.length > 0) {
    const isProtected = isTrue(properties['DeletionProtectionEnabled'])
    const bought =
      settings.includes('DeletionProtectionEnabled') && settings.length === 1
        ? {}
        : { ...picked(properties, ['BillingMode']), ...throughputOf(properties) }
    calls.push(call('UpdateTable', known({ ...bought, DeletionProtectionEnabled: isProtected })))
  }
  return changed.includes('TimeToLiveSpecification') ? [...calls, ...timeToLiveUpdate(after, before)] : calls
}

/** An index whose key or projection changed is made anew, as CloudFormation would. */
function indexUpdates(after: Resource, before: Resource): JsonObject[] {
  const [now, old] = [namedIndexes(after.properties), namedIndexes(before.properties)]
  const isSame = (name: string): boolean => JSON.stringify(now[name]) === JSON.stringify(old[name])
  const gone = Object.keys(old).filter((name) => !isSame(name))
  const made = Object.keys(now).filter((name) => !isSame(name))
  return [...gone.map((IndexName) => ({ Delete: { IndexName } })), ...made.map((name) => ({ Create: now[name] }))]
}

function namedIndexes(properties: JsonObject): Record<string, JsonObject> {
  const indexes = indexesOf(properties, 'GlobalSecondaryIndexes')['GlobalSecondaryIndexes']
  return Object.fromEntries(
    (Array.isArray(indexes) ? indexes : []).filter(isJsonObject).map((index) => [String(index['IndexName']), index]),
  )
}

function timeToLiveUpdate({ logicalId, physicalName, properties }: Resource, before: Resource): DeploymentCall[] {
  const off = timeToLiveOf(logicalId, physicalName, before.properties).map(({ input, ...call }): DeploymentCall => {
    const specification = input['TimeToLiveSpecification']
    return { ...call, input: { ...input, TimeToLiveSpecification: { ...(isJsonObject(specification) && specification), Enabled: false } } }
  })
  return [...off, ...timeToLiveOf(logicalId, physicalName, properties)]
}

function picked(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]))
}

/** Numbers may stand in a template as text. */
function throughputOf(from: JsonObject): JsonObject {
  const found: Record<string, JsonObject> = {}
  for (const name of ['ProvisionedThroughput', 'OnDemandThroughput']) {
    const given = from[name]
    if (!isJsonObject(given)) continue
    found[name] = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, counts.has(key) ? Number(value) : value]))
  }
  return found
}

function indexesOf(properties: JsonObject, name: string): JsonObject {
  const given = properties[name]
  if (!Array.isArray(given)) return {}
  return { [name]: given.filter(isJsonObject).map((index) => ({ ...picked(index, indexMembers), ...throughputOf(index) })) }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}
