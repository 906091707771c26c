/**
 * How things were called: a name can be changed by an edit, and what was told about a moment keeps the names of that
 * moment. A naming is kept whenever names may have changed, with the step from which it holds.
 */
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, StepRecord } from '../../kernel/index.ts'
import { sourceKey, subscriptionKey } from '../../services/shared/resource-keys.ts'
import type { Naming } from '../labels.ts'
import type { Run } from '../run.ts'

export interface Namings {
  readonly kept: { readonly fromStep: number; readonly naming: Naming }[]
}

export function createNamings(): Namings {
  return { kept: [] }
}

/** Events after which something is called, or explained, differently. */
const renaming: ReadonlySet<string> = new Set(['outside.SourceSet', 'sns.Subscribed', 'sns.SubscriptionAttributesChanged'])

/** Keeps how things are called after a step, if it may have changed. */
export function noteNaming({ kept }: Namings, run: Run, { step, events }: StepRecord): void {
  if (kept.at(-1)?.naming.nodes === run.nodes && !events.some(({ type }) => renaming.has(type))) return
  kept.push({ fromStep: step, naming: { template: run.template, nodes: run.nodes, kernel: { world: { cells: namersOf(run) } } } })
}

/** Sources name their messages; the answers to "why?" quote subscriptions. */
function namersOf(run: Run): Record<ResourceKey, { readonly state: JsonObject }> {
  const namers: Record<ResourceKey, { readonly state: JsonObject }> = {}
  for (const [key, { state }] of Object.entries(run.kernel.world.cells)) {
    if (key.startsWith(sources)) namers[key] = { state: { name: state['name'] } }
    if (key.startsWith(subscriptions)) namers[key] = { state: { ...state, attributes: { ...(state['attributes'] as JsonObject) } } }
  }
  return namers
}

const sources = sourceKey('')
const subscriptions = subscriptionKey('')

/** The naming that held after a step. */
export function namingAt({ kept }: Namings, step: number): Naming | undefined {
  return (kept.findLast(({ fromStep }) => fromStep <= step) ?? kept[0])?.naming
}

/** Forgets what was called so only after a step. */
export function cutNamings({ kept }: Namings, step: number): void {
  while ((kept.at(-1)?.fromStep ?? 0) > step) kept.pop()
}
