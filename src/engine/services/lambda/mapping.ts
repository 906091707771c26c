/** What an event source mapping may be told, and how AWS shows it. https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
import { arnOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { lambdaLimits, mappingSettings, type LambdaInput, type LambdaOutput } from '../../../aws/services/lambda.ts'
import { parseEventPattern, type EventPattern } from '../../../matching/event-pattern.ts'
import type { Caller, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { constraintFault, invalidParameter } from './faults.ts'
import { boundsFault } from './function-configuration.ts'
import type { MappingState, ProvisionedPollers } from './mapping-state.ts'
import { askQueue, receiveProblem } from './queue-question.ts'
import { latest } from './function-settings.ts'
import type { FunctionState } from './state.ts'
import { qualifiedArn } from './target.ts'

export type MappingInput = Omit<LambdaInput<'UpdateEventSourceMapping'>, 'UUID'>

/** The settings that a mapping has or shall have. */
export interface MappingSettings {
  readonly batchSize: number
  readonly windowSeconds: number
  readonly enabled: boolean
  readonly reportsItemFailures: boolean
  readonly filters: string[]
  readonly maximumConcurrency: number | null
  readonly provisioned: ProvisionedPollers | null
}

export const defaultSettings: MappingSettings = {
  batchSize: Number(mappingSettings.BatchSize.default),
  windowSeconds: Number(mappingSettings.MaximumBatchingWindowInSeconds.default),
  enabled: true,
  reportsItemFailures: false,
  filters: [],
  maximumConcurrency: null,
  provisioned: null,
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
    provisioned: provisionedOf(input, before),
  }
}

/** An empty configuration switches the provisioned mode off. */
function provisionedOf({ ProvisionedPollerConfig: config }: MappingInput, before: Readonly<MappingSettings>): ProvisionedPollers | null {
  if (config === undefined) return before.provisioned
  const { MinimumPollers: minimum, MaximumPollers: maximum } = config
  if (minimum === undefined && maximum === undefined) return null
  return { minimum: minimum ?? usualPollers.minimum, maximum: maximum ?? usualPollers.maximum }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html */
const usualPollers: ProvisionedPollers = { minimum: 2, maximum: 200 }

export function mappingFault(settings: MappingSettings, queueName: string): AwsFault | undefined {
  const { batchSize, windowSeconds, filters } = settings
  const outOfBounds =
    boundsFault('batchSize', batchSize, mappingSettings.BatchSize) ??
    boundsFault('maximumBatchingWindowInSeconds', windowSeconds, mappingSettings.MaximumBatchingWindowInSeconds) ??
    scalingFault(settings)
  if (outOfBounds) return outOfBounds
  if (queueName.endsWith('.fifo')) {
    if (windowSeconds > 0) return invalidParameter('Batching window is not supported for FIFO queues')
    if (batchSize > 10) return constraintFault('batchSize', batchSize, 'have value less than or equal to 10')
  }
  if (batchSize > 10 && windowSeconds === 0) {
    return invalidParameter('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10')
  }
  if (filters.length > lambdaLimits.filters) return invalidParameter(`At most ${lambdaLimits.filters} filters are allowed.`)
  return filters.every(isPattern) ? undefined : invalidParameter('Invalid filter pattern definition.')
}

function scalingFault({ maximumConcurrency, provisioned }: MappingSettings): AwsFault | undefined {
  const outOfBounds =
    boundsFault('scalingConfig.maximumConcurrency', maximumConcurrency ?? undefined, { min: 2, max: 1000 }) ??
    boundsFault('provisionedPollerConfig.minimumPollers', provisioned?.minimum, { min: 2, max: 200 }) ??
    boundsFault('provisionedPollerConfig.maximumPollers', provisioned?.maximum, { min: 2, max: 2000 })
  if (outOfBounds || provisioned === null) return outOfBounds
  if (maximumConcurrency !== null) return invalidParameter('ScalingConfig and ProvisionedPollerConfig cannot be used together.')
  return provisioned.minimum > provisioned.maximum
    ? invalidParameter('MinimumPollers must be less than or equal to MaximumPollers.')
    : undefined
}

function isPattern(text: string): boolean {
  return text.length <= lambdaLimits.filterPatternCharacters && parseEventPattern(text).ok
}

/** Patterns of filters that were found to be in order. */
export function patternsOf(filters: readonly string[]): EventPattern[] {
  return filters.flatMap((text) => {
    const pattern = parseEventPattern(text)
    return pattern.ok ? [pattern.value] : []
  })
}

/** The queue must be there, and must not show a message again while the function may still work on it. */
export function queueFault(
  step: Step,
  { queueUrl, functionName, caller }: { readonly queueUrl: string; readonly functionName: string; readonly caller: Caller },
): AwsFault | undefined {
  const queue = askQueue(step, queueUrl, caller)
  if (!queue.ok) return invalidParameter(receiveProblem(queue.error))
  const { timeoutSeconds } = step.read<FunctionState>(functionKey(functionName)) as FunctionState
  const visibilitySeconds = queue.value.visibilityMs / 1000
  return visibilitySeconds < timeoutSeconds
    ? invalidParameter(`Queue visibility timeout: ${visibilitySeconds} seconds is less than Function timeout: ${timeoutSeconds} seconds`)
    : undefined
}

export function mappingOutput(state: Readonly<MappingState>): LambdaOutput<'GetEventSourceMapping'> {
  return {
    UUID: state.uuid,
    EventSourceArn: state.queueArn,
    EventSourceMappingArn: arnOf('lambda', `event-source-mapping:${state.uuid}`),
    FunctionArn: qualifiedArn(state.function, state.qualifier === latest ? null : state.qualifier),
    BatchSize: state.batchSize,
    MaximumBatchingWindowInSeconds: state.windowSeconds,
    State: state.phase,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: state.lastModified / 1000,
    FunctionResponseTypes: state.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(state.problem !== null && { LastProcessingResult: state.problem }),
    ...(state.maximumConcurrency !== null && { ScalingConfig: { MaximumConcurrency: state.maximumConcurrency } }),
    ...(state.provisioned !== null && {
      ProvisionedPollerConfig: { MinimumPollers: state.provisioned.minimum, MaximumPollers: state.provisioned.maximum },
    }),
    ...(state.filters.length > 0 && { FilterCriteria: { Filters: state.filters.map((Pattern) => ({ Pattern })) } }),
  }
}
