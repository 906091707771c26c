/** Tags of buses and rules. */
import { parseArn } from '../../../aws/identity.ts'
import { eventsLimits } from '../../../aws/services/events.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { busKey, ruleKey } from '../shared/resource-keys.ts'
import { editBus, findBus } from './buses.ts'
import { noSuchResource, validation } from './faults.ts'
import { defaultBus, type RuleState } from './state.ts'

export type Tags = Readonly<Record<string, string>>
type Tag = { readonly Key: string; readonly Value: string }

export function addTags(before: Tags, given: readonly Tag[] = []): Result<Tags, AwsFault> {
  const tags = Object.assign(emptyRecord<string>(), before)
  for (const { Key, Value } of given) {
    if (Key.length < 1 || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key)) return fail(validation(`Tag ${Key} is not valid.`))
    tags[Key] = Value
  }
  return Object.keys(tags).length > eventsLimits.tags ? fail(validation('A resource has at most 50 tags.')) : ok(tags)
}

/** Something that has tags: what they are, and how others are kept. */
export interface Tagged {
  readonly tags: Tags
  keep(tags: Tags): void
}

/** The bus or the rule that an ARN names. */
export function taggedBy(step: Step, arn: string): Result<Tagged, AwsFault> {
  const [kind, ...rest] = parseArn(arn)?.resource.split('/') ?? []
  const name = rest.at(-1) ?? ''
  if (kind === 'event-bus') {
    const bus = findBus(step, arn)
    if (!bus.ok) return bus
    const keep = (tags: Tags): void => {
      editBus(step, bus.value.name).tags = tags
      step.emit('events.Tagged', busKey(bus.value.name), { tags: Object.keys(tags).length })
    }
    return ok({ tags: bus.value.tags, keep })
  }
  const key = ruleKey(rest.length > 1 ? rest.slice(0, -1).join('/') : defaultBus, name)
  const rule = kind === 'rule' ? step.read<RuleState>(key) : undefined
  if (rule === undefined) return fail(noSuchResource(arn))
  const keep = (tags: Tags): void => {
    step.edit<RuleState>(key).tags = tags
    step.emit('events.Tagged', key, { tags: Object.keys(tags).length })
  }
  return ok({ tags: rule.tags, keep })
}
