/** What a template says of functions and mappings, as the Lambda API takes it. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import type { Resource } from '../../document/index.ts'
import { zipOf } from './code-archive.ts'
import { isUnknown, known, number, text, truth } from './template-values.ts'

/** Configuration as `CreateFunction` and `UpdateFunctionConfiguration` take it. */
export function functionInput(name: string, properties: JsonObject): JsonObject {
  return known({
    FunctionName: name,
    Runtime: properties['Runtime'],
    Handler: properties['Handler'],
    Timeout: number(properties['Timeout']),
    MemorySize: number(properties['MemorySize']),
    Description: properties['Description'],
    Environment: environmentInput(properties['Environment']),
    DeadLetterConfig: properties['DeadLetterConfig'],
  })
}

function environmentInput(environment: Json | undefined): JsonObject | undefined {
  const variables = isJsonObject(environment) ? environment['Variables'] : undefined
  if (!isJsonObject(variables)) return undefined
  const entries = Object.entries(variables).filter(([, value]) => value !== undefined && !isUnknown(value as Json))
  return { Variables: Object.fromEntries(entries.map(([name, value]) => [name, text(value)])) }
}

/** The files that the document has become the archive that AWS makes of them; code that lies elsewhere stays unknown. */
export function codeInput({ code }: Resource): JsonObject {
  return code === undefined ? { S3Bucket: 'elsewhere', S3Key: 'elsewhere' } : { ZipFile: zipOf(code) }
}

/** Options as `CreateEventSourceMapping` and `UpdateEventSourceMapping` take them. */
export function mappingInput(properties: JsonObject): JsonObject {
  return known({
    FunctionName: properties['FunctionName'],
    BatchSize: number(properties['BatchSize']),
    MaximumBatchingWindowInSeconds: number(properties['MaximumBatchingWindowInSeconds']),
    Enabled: truth(properties['Enabled']),
    FunctionResponseTypes: properties['FunctionResponseTypes'],
    ScalingConfig: properties['ScalingConfig'],
    ProvisionedPollerConfig: properties['ProvisionedPollerConfig'],
    FilterCriteria: properties['FilterCriteria'],
  })
}

/** Options as `PutFunctionEventInvokeConfig` takes them. */
export function eventInvokeInput(properties: JsonObject): JsonObject {
  return known({
    FunctionName: properties['FunctionName'],
    Qualifier: properties['Qualifier'] === '$LATEST' ? undefined : properties['Qualifier'],
    MaximumRetryAttempts: number(properties['MaximumRetryAttempts']),
    MaximumEventAgeInSeconds: number(properties['MaximumEventAgeInSeconds']),
    DestinationConfig: properties['DestinationConfig'],
  })
}
