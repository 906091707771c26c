/** Which buses and rules there are, and finding them. The default bus is there from the beginning. */
import { eventBusNameOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { busKey, ruleKey } from '../shared/resource-keys.ts'
import { noSuchBus, noSuchRule, validation } from './faults.ts'
import { defaultBus, eventsAccountKey, type BusState, type RuleState } from './state.ts'

interface EventsAccount {
  /** Names of the buses that somebody made, in their order. */
  buses: string[]
}

export function emptyBus(name: string, createdAt: number): BusState {
  return {
    name,
    description: null,
    deadLetterArn: null,
    createdAt,
    modifiedAt: createdAt,
    tags: {},
    rules: [],
    received: 0,
    unmatched: 0,
    delivered: 0,
    failed: 0,
    deeds: [],
  }
}

export function busNames(step: Step): readonly string[] {
  return [defaultBus, ...(step.read<EventsAccount>(eventsAccountKey)?.buses ?? [])].toSorted()
}

export function editBusNames(step: Step): string[] {
  const account =
    step.read(eventsAccountKey) === undefined
      ? step.create<EventsAccount>(eventsAccountKey, { buses: [] })
      : step.edit<EventsAccount>(eventsAccountKey)
  return account.buses
}

/** By name or ARN. */
export function findBus(step: Step, reference: string = defaultBus): Result<Readonly<BusState>, AwsFault> {
  const name = eventBusNameOf(reference)
  const bus = step.read<BusState>(busKey(name))
  if (bus !== undefined) return ok(bus)
  return name === defaultBus ? ok(emptyBus(name, step.epochMs - step.now)) : fail(noSuchBus(name))
}

/** The bus must be there, or be the default one, which gets its cell here. */
export function editBus(step: Step, name: string): BusState {
  const key = busKey(name)
  if (step.read(key) === undefined) return step.create<BusState>(key, emptyBus(name, step.epochMs - step.now))
  return step.edit<BusState>(key)
}

export interface RuleReference {
  readonly Name: string
  readonly EventBusName?: string | undefined
}

export function findRule(step: Step, { Name: name, EventBusName }: RuleReference): Result<Readonly<RuleState>, AwsFault> {
  const bus = findBus(step, EventBusName)
  if (!bus.ok) return bus
  const rule = step.read<RuleState>(ruleKey(bus.value.name, name))
  return rule === undefined ? fail(noSuchRule(name, bus.value.name)) : ok(rule)
}

export function editRule(step: Step, { bus, name }: Pick<RuleState, 'bus' | 'name'>): RuleState {
  return step.edit<RuleState>(ruleKey(bus, name))
}

/** The rules of a bus, in the order of their names. */
export function rulesOf(step: Step, bus: Readonly<BusState>): readonly Readonly<RuleState>[] {
  return bus.rules.map((name) => step.read<RuleState>(ruleKey(bus.name, name)) as Readonly<RuleState>)
}

/** A page of what is listed; the token is where the next one begins. */
export function pageOf<T>(
  all: readonly T[],
  { NextToken: token, Limit: most = 100 }: { readonly NextToken?: string | undefined; readonly Limit?: number | undefined },
): Result<{ readonly page: readonly T[]; readonly next: { readonly NextToken?: string } }, AwsFault> {
  const from = token === undefined ? 0 : Number(token)
  if (!Number.isSafeInteger(from) || from < 0) return fail(validation('The specified NextToken is not valid.'))
  const to = from + most
  return ok({ page: all.slice(from, to), next: to < all.length ? { NextToken: String(to) } : {} })
}
