import { derivedUuid } from '../../../../base/random.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { parseArn, queueUrl } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse, type Step } from '../../../kernel/index.ts'
import { mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { conflict, invalidParameter } from '../faults.ts'
import { settingsKey } from '../keys.ts'
import { enterPhase } from '../mapping-life.ts'
import type { MappingState } from '../mapping-state.ts'
import { defaultSettings, mappingFault, mappingOutput, patternsOf, queueFault, settingsOf } from '../mapping.ts'
import { boundsOf, startScaling } from '../scaling.ts'
import type { LambdaSettings } from '../state.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const createEventSourceMapping: Action<LambdaInput<'CreateEventSourceMapping'>> = (step, input, call) => {
  const queueArn = input.EventSourceArn
  const arn = parseArn(queueArn)
  if (arn?.service !== 'sqs') return refuse(invalidParameter('Unrecognized event source.'))
  const settings = settingsOf(input, defaultSettings)
  const fault = mappingFault(settings, arn.resource)
  if (fault) return refuse(fault)
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { state: fed, qualifier } = found.value
  const source = { queueArn, queueName: arn.resource, queueUrl: queueUrl(arn.resource), function: fed.name, qualifier }
  const twin = mappingsOf(step).find((mapping) => isTwin(mapping, source))
  if (twin) return refuse(mappingExists(twin))
  const refused = queueFault(step, { queueUrl: source.queueUrl, functionName: fed.name, caller: { ...call.caller, principal: fed.role } })
  if (refused) return refuse(refused)

  const uuid = derivedUuid(step.seed, `lambda/mapping/${step.ordinal(settingsKey, 'mapping')}`)
  step.edit<LambdaSettings>(settingsKey).mappings.push(uuid)
  const state = step.create<MappingState>(mappingKey(uuid), {
    uuid,
    ...source,
    ...settings,
    patterns: patternsOf(settings.filters),
    phase: 'Creating',
    deleting: false,
    lastModified: step.epochMs,
    scaling: startScaling(boundsOf(settings)),
    pollers: [],
    batches: 0,
    failedBatches: 0,
    throttledBatches: 0,
    filtered: 0,
    problem: null,
  })
  enterPhase(step, state, 'Creating')
  step.emit('lambda.MappingCreated', mappingKey(uuid), { queue: arn.resource, function: fed.name })
  return answer(mappingOutput(state))
}

function mappingsOf(step: Step): readonly Readonly<MappingState>[] {
  const { mappings } = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  return mappings.map((uuid) => step.read<MappingState>(mappingKey(uuid)) as MappingState)
}

type Source = Pick<MappingState, 'queueArn' | 'function' | 'qualifier'>

function isTwin(mapping: Readonly<MappingState>, { queueArn, function: name, qualifier }: Source): boolean {
  return mapping.queueArn === queueArn && mapping.function === name && mapping.qualifier === qualifier && !mapping.deleting
}

/** The spaces inside the parentheses are AWS's. */
function mappingExists(twin: Readonly<MappingState>): AwsFault {
  return conflict(
    `An event source mapping with SQS arn (" ${twin.queueArn} ") and function (" ${twin.function} ") already exists. Please update or delete the existing mapping with UUID ${twin.uuid}`,
  )
}
