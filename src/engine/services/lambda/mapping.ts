/** What an event source mapping may be told, and how AWS shows it. https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
import { isJsonObject, type Json } from '../../../base/json.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { functionArn } from '../../../aws/identity.ts'
import { mappingSettings, type LambdaInput, type LambdaOutput } from '../../../aws/services/lambda.ts'
import { constraintFault, invalidParameter } from './faults.ts'
import { boundsFault } from './function-configuration.ts'
import type { MappingState, Poller } from './state.ts'

/** AWS starts with five concurrent batches. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const pollersAtStart = 5

export type MappingInput = Omit<LambdaInput<'UpdateEventSourceMapping'>, 'UUID'>

/** The settings that a mapping has or shall have. */
export interface MappingSettings {
  readonly batchSize: number
  readonly windowSeconds: number
  readonly enabled: boolean
  readonly reportsItemFailures: boolean
  readonly filters: string[]
  readonly maximumConcurrency: number | null
}

export const defaultSettings: MappingSettings = {
  batchSize: Number(mappingSettings.BatchSize.default),
  windowSeconds: Number(mappingSettings.MaximumBatchingWindowInSeconds.default),
  enabled: true,
  reportsItemFailures: false,
  filters: [],
  maximumConcurrency: null,
}

export function settingsOf(input: MappingInput, before: Readonly<MappingSettings>): MappingSettings {
  const { ScalingConfig: scaling, FilterCriteria: criteria } = input
  return {
    batchSize: input.BatchSize ?? before.batchSize,
    windowSeconds: input.MaximumBatchingWindowInSeconds ?? before.windowSeconds,
    enabled: input.Enabled ?? before.enabled,
    reportsItemFailures: input.FunctionResponseTypes
      ? input.FunctionResponseTypes.includes('ReportBatchItemFailures')
      : before.reportsItemFailures,
    filters: criteria ? (criteria.Filters ?? []).map(({ Pattern = '{}' }) => Pattern) : before.filters,
    maximumConcurrency: scaling ? (scaling.MaximumConcurrency ?? null) : before.maximumConcurrency,
  }
}

/** Deviation: that the queue's visibility timeout must not be shorter than the function's timeout is told by the document. */
export function mappingFault(settings: MappingSettings, queueName: string): AwsFault | undefined {
  const { batchSize, windowSeconds, maximumConcurrency } = settings
  const outOfBounds =
    boundsFault('batchSize', batchSize, mappingSettings.BatchSize) ??
    boundsFault('maximumBatchingWindowInSeconds', windowSeconds, mappingSettings.MaximumBatchingWindowInSeconds) ??
    boundsFault('scalingConfig.maximumConcurrency', maximumConcurrency ?? undefined, { min: 2, max: 1000 })
  if (outOfBounds) return outOfBounds
  if (queueName.endsWith('.fifo')) {
    if (windowSeconds > 0) return invalidParameter('Batching window is not supported for FIFO queues')
    if (batchSize > 10) return constraintFault('batchSize', batchSize, 'have value less than or equal to 10')
  }
  if (batchSize > 10 && windowSeconds === 0) {
    return invalidParameter('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10')
  }
  return settings.filters.every(isPattern) ? undefined : invalidParameter('Invalid filter pattern definition.')
}

function isPattern(text: string): boolean {
  try {
    return isJsonObject(JSON.parse(text) as Json)
  } catch {
    return false
  }
}

export function newPollers(): Poller[] {
  return Array.from({ length: pollersAtStart }, () => ({
    phase: 'stopped' as const,
    round: 0,
    windowEnds: null,
    batch: [],
    given: 0,
    openDeletes: 0,
  }))
}

export function mappingOutput(
  state: Readonly<MappingState>,
  transition: 'Creating' | 'Updating' | 'Deleting',
): LambdaOutput<'CreateEventSourceMapping'> {
  return {
    UUID: state.uuid,
    EventSourceArn: state.queueArn,
    FunctionArn: functionArn(state.function),
    BatchSize: state.batchSize,
    MaximumBatchingWindowInSeconds: state.windowSeconds,
    State: transition,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: state.lastModified / 1000,
    FunctionResponseTypes: state.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(state.problem !== null && { LastProcessingResult: state.problem }),
    ...(state.maximumConcurrency !== null && { ScalingConfig: { MaximumConcurrency: state.maximumConcurrency } }),
    ...(state.filters.length > 0 && { FilterCriteria: { Filters: state.filters.map((Pattern) => ({ Pattern })) } }),
  }
}
