/** An order from whoever builds the world: how the hosts of one queue behave, or of all that have no settings of their own. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import { mostHosts, realismKey, realismOf, realismProfiles, type RealismProfile, type RealismState } from '../realism.ts'
import type { QueueState, Realism } from '../state.ts'

/** `{queue?, profile?, hosts?, duplicateRate?, inversionRate?, ghostRate?}`: single values go on top of the profile, or of what holds. */
export function configureRealism(step: Step, data: JsonObject): void {
  const name = data['queue']
  if (name === undefined) {
    const before = step.read<RealismState>(realismKey)
    const realism = changed(data, before?.realism ?? realismProfiles.honest)
    if (before === undefined) step.create<RealismState>(realismKey, { realism })
    else step.edit<RealismState>(realismKey).realism = realism
    step.emit('sqs.RealismConfigured', realismKey, { ...realism })
    return
  }
  const key = queueKey(String(name))
  const queue = step.read<QueueState>(key)
  if (queue === undefined) return
  const realism = changed(data, realismOf(step, queue))
  step.edit<QueueState>(key).realism = realism
  step.emit('sqs.RealismConfigured', key, { ...realism })
}

function changed(data: JsonObject, before: Realism): Realism {
  const profile = data['profile']
  const base = typeof profile === 'string' && Object.hasOwn(realismProfiles, profile) ? realismProfiles[profile as RealismProfile] : before
  const share = (name: keyof Realism): number => within(data[name], base[name], 0, 1)
  return {
    hosts: Math.round(within(data['hosts'], base.hosts, 1, mostHosts)),
    duplicateRate: share('duplicateRate'),
    inversionRate: share('inversionRate'),
    ghostRate: share('ghostRate'),
  }
}

function within(value: unknown, otherwise: number, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise
}
