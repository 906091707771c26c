/** Buses, their rules and what these call, as plain JSON. */
import type { EventsInput } from '../../../aws/services/events.ts'
import type { ResourceKey } from '../../kernel/index.ts'

export type Target = EventsInput<'PutTargets'>['Targets'][number]

/** One of the last events that a bus was given. */
export interface BusDeed {
  readonly at: number
  readonly source: string
  readonly detailType: string
  /** Names of the rules that took it. */
  readonly rules: readonly string[]
}

export interface BusState {
  readonly name: string
  description: string | null
  deadLetterArn: string | null
  /** In milliseconds since 1970. */
  readonly createdAt: number
  modifiedAt: number
  tags: Readonly<Record<string, string>>
  /** Names, in their order. */
  rules: string[]
  received: number
  /** Events that no rule took. */
  unmatched: number
  delivered: number
  failed: number
  /** Newest last. */
  deeds: BusDeed[]
}

export interface RuleState {
  readonly name: string
  readonly bus: string
  pattern: string | null
  schedule: string | null
  isEnabled: boolean
  description: string | null
  roleArn: string | null
  tags: Readonly<Record<string, string>>
  targets: Target[]
  /** Events that it took, and times that its schedule came due. */
  matched: number
  /** Calls of its targets that came to a good end, and those given up. Tries in between count as neither, as in AWS's metrics. */
  delivered: number
  failed: number
  /** In milliseconds since 1970: where a rate counts from. */
  scheduledAt: number
  /** When the one timer that counts is due, in virtual milliseconds. */
  nextAt: number | null
}

/** One event on its way to one target: in the context of its call, and in the timer of its next try. */
export interface Delivery {
  /** The bus that it comes from; whose rule and which target. */
  readonly bus: string
  readonly rule: string
  readonly target: Target
  /** The whole event as JSON text. */
  readonly event: string
  readonly eventId: string
  readonly trail: string
  /** In virtual milliseconds. */
  readonly acceptedAt: number
  /** How often it was tried again. */
  readonly retries: number
  /** It was given up and goes to the target's dead-letter queue: why. */
  readonly given?: Failure
}

export interface Failure {
  readonly code: string
  readonly message: string
  /** What ended the retries; `null`: there were none to be. */
  readonly exhausted: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' | null
}

export const eventsAccountKey: ResourceKey = 'events/account'

export const defaultBus = 'default'
