/** From buckets and log groups in a template to the calls of the API that make and change them. */
import { encodeBase64 } from '../../base/base64.ts'
import type { JsonObject } from '../../base/json.ts'
import { encodeUtf8 } from '../../base/utf8.ts'
import type { Resource, Template } from '../../document/index.ts'
import type { DeploymentCall } from './deployment.ts'
import { tagsOf } from './tags.ts'
import { number } from './template-values.ts'

export function bucketCreation({ logicalId, physicalName: Bucket, properties }: Resource): DeploymentCall[] {
  const tags = tagging(properties)
  const made: DeploymentCall = { logicalId, service: 's3', operation: 'CreateBucket', input: { Bucket } }
  return tags === undefined ? [made] : [made, { logicalId, service: 's3', operation: 'PutBucketTagging', input: { Bucket, Tagging: tags } }]
}

/** Tags are put in the place of all that were there. */
export function bucketUpdate({ logicalId, physicalName: Bucket, properties }: Resource, changed: readonly string[]): DeploymentCall[] {
  if (!changed.includes('Tags')) return []
  const tags = tagging(properties)
  if (tags === undefined) return [{ logicalId, service: 's3', operation: 'DeleteBucketTagging', input: { Bucket } }]
  return [{ logicalId, service: 's3', operation: 'PutBucketTagging', input: { Bucket, Tagging: tags } }]
}

function tagging(properties: JsonObject): JsonObject | undefined {
  const TagSet = (tagsOf(properties) ?? []).map(([Key, Value]) => ({ Key, Value }))
  return TagSet.length === 0 ? undefined : { TagSet }
}

/** The objects that come with the document. */
export function objectCreations({ resources, settings }: Template): DeploymentCall[] {
  return settings.objects.flatMap(({ bucket: logicalId, key: Key, text }) => {
    const resource = resources[logicalId]
    if (resource === undefined) return []
    const input = { Bucket: resource.physicalName, Key, Body: encodeBase64(encodeUtf8(text)), ContentType: contentType(Key) }
    return [{ logicalId, service: 's3', operation: 'PutObject', input }]
  })
}

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  jsonl: 'application/jsonl',
  txt: 'text/plain',
  xml: 'application/xml',
  yaml: 'application/yaml',
}

/** As AWS's command line guesses it by the name. */
function contentType(key: string): string {
  return contentTypes[/\.(\w+)$/.exec(key)?.[1]?.toLowerCase() ?? ''] ?? 'binary/octet-stream'
}

export function logGroupCreation({ logicalId, physicalName: logGroupName, properties }: Resource): DeploymentCall[] {
  const tags = tagsOf(properties)
  const input = { logGroupName, ...(tags && { tags: Object.fromEntries(tags) }) }
  return [{ logicalId, service: 'logs', operation: 'CreateLogGroup', input }, ...retentionOf(logicalId, logGroupName, properties)]
}

function retentionOf(logicalId: string, logGroupName: string, properties: JsonObject): DeploymentCall[] {
  const days = number(properties['RetentionInDays'])
  if (days === undefined) return []
  return [{ logicalId, service: 'logs', operation: 'PutRetentionPolicy', input: { logGroupName, retentionInDays: days } }]
}

export function logGroupUpdate({ logicalId, physicalName, properties }: Resource, changed: readonly string[]): DeploymentCall[] {
  if (!changed.includes('RetentionInDays')) return []
  const kept = retentionOf(logicalId, physicalName, properties)
  return kept.length > 0
    ? kept
    : [{ logicalId, service: 'logs', operation: 'DeleteRetentionPolicy', input: { logGroupName: physicalName } }]
}
