import { derivedUuid } from '../../../../base/random.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { clientFault } from '../../../../aws/service.ts'
import { functionNameOf, parseArn, queueUrl } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse, type Step } from '../../../kernel/index.ts'
import { functionKey, mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { functionNotFound, invalidParameter } from '../faults.ts'
import { settingsKey } from '../keys.ts'
import { defaultSettings, mappingFault, mappingOutput, newPollers, settingsOf } from '../mapping.ts'
import { startPollers } from '../poller.ts'
import type { LambdaSettings, MappingState } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const createEventSourceMapping: Action<LambdaInput<'CreateEventSourceMapping'>> = (step, input) => {
  const functionName = functionNameOf(input.FunctionName)
  const queueArn = input.EventSourceArn
  const arn = parseArn(queueArn)
  if (arn?.service !== 'sqs') return refuse(invalidParameter('Unrecognized event source.'))
  const settings = settingsOf(input, defaultSettings)
  const fault = mappingFault(settings, arn.resource)
  if (fault) return refuse(fault)
  if (step.read(functionKey(functionName)) === undefined) return refuse(functionNotFound(functionName))
  const twin = mappingsOf(step).find((mapping) => mapping.queueArn === queueArn && mapping.function === functionName && !mapping.deleting)
  if (twin) return refuse(mappingExists(twin))

  const uuid = derivedUuid(step.seed, `lambda/mapping/${step.ordinal(settingsKey, 'mapping')}`)
  step.edit<LambdaSettings>(settingsKey).mappings.push(uuid)
  const state = step.create<MappingState>(mappingKey(uuid), {
    uuid,
    queueArn,
    queueName: arn.resource,
    queueUrl: queueUrl(arn.resource),
    function: functionName,
    ...settings,
    deleting: false,
    lastModified: step.epochMs,
    pollers: newPollers(),
    batches: 0,
    failedBatches: 0,
    problem: null,
  })
  startPollers(step, state)
  step.emit('lambda.MappingCreated', mappingKey(uuid), { queue: arn.resource, function: functionName })
  return answer(mappingOutput(state, 'Creating'))
}

function mappingsOf(step: Step): readonly Readonly<MappingState>[] {
  const { mappings } = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  return mappings.map((uuid) => step.read<MappingState>(mappingKey(uuid)) as MappingState)
}

/** The spaces inside the parentheses are AWS's. */
function mappingExists(twin: Readonly<MappingState>): AwsFault {
  return clientFault(
    'ResourceConflictException',
    `An event source mapping with SQS arn (" ${twin.queueArn} ") and function (" ${twin.function} ") already exists. Please update or delete the existing mapping with UUID ${twin.uuid}`,
  )
}
