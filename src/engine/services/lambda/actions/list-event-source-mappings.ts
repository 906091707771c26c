import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer } from '../../../kernel/index.ts'
import { mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { settingsKey } from '../keys.ts'
import { mappingOutput } from '../mapping.ts'
import type { MappingState } from '../mapping-state.ts'
import { pageOf } from '../paging.ts'
import type { LambdaSettings } from '../state.ts'
import { qualifierIn } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export const listEventSourceMappings: Action<LambdaInput<'ListEventSourceMappings'>> = (step, input) => {
  const { FunctionName: name, EventSourceArn: source } = input
  const { mappings } = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  const wanted = mappings
    .map((uuid) => step.read<MappingState>(mappingKey(uuid)) as MappingState)
    .filter((mapping) => source === undefined || mapping.queueArn === source)
    .filter((mapping) => name === undefined || (mapping.function === functionNameOf(name) && mapping.qualifier === qualifierIn(name)))
  const { items, ...more } = pageOf(wanted, input, 100)
  return answer({ EventSourceMappings: items.map((mapping) => mappingOutput(mapping)), ...more })
}
