import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { scripts } from '../../../base/testing/scripts.ts'
import { anyDefinition, type AnyDefinition, type AnyRetrier, type AnyState } from './testing/any-definition.ts'
import { taskWorld } from './testing/task-world.ts'
import type { WorkflowWorld } from './testing/workflow-world.ts'

interface Event {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  /** Seconds. */
  readonly timestamp: number
  readonly stateEnteredEventDetails?: { readonly name: string }
  readonly stateExitedEventDetails?: { readonly name: string }
  readonly evaluationFailedEventDetails?: { readonly state: string }
}

const items = [{ n: 1 }, { n: 2 }, { m: 3 }]

function played(definition: AnyDefinition): Event[] {
  const made = taskWorld()
  const reply = made.create('any', definition)
  if (reply?.ok !== true) throw new Error(`refused: ${reply?.error.message}`)
  const arn = made.start('any', { items, n: 0 })
  made.pass(3_600_000)
  return eventsOf(made, arn)
}

function eventsOf(made: WorkflowWorld, executionArn: string): Event[] {
  const events: Event[] = []
  for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
    const reply = made.call('GetExecutionHistory', { executionArn, maxResults: 1_000, ...(nextToken !== undefined && { nextToken }) })
    if (reply?.ok !== true) throw new Error(reply?.error.message)
    const answer = reply.value as JsonObject & { events: unknown; nextToken?: string }
    events.push(...(answer.events as Event[]))
    nextToken = answer.nextToken
  }
  return events
}

function statesIn({ States }: AnyDefinition): [string, AnyState][] {
  return Object.entries(States).flatMap(([name, state]) => [
    [name, state] as [string, AnyState],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(statesIn),
  ])
}

/** Every event that has this one behind it, itself included, up to where `isEnd` says. */
function after(events: readonly Event[], first: Event, isEnd: (event: Event) => boolean): Event[] {
  const seen = new Set([first.id])
  const ended = new Set<number>()
  const found = [first]
  for (const event of events.slice(first.id)) {
    if (!seen.has(event.previousEventId) || ended.has(event.previousEventId)) continue
    seen.add(event.id)
    found.push(event)
    if (isEnd(event)) ended.add(event.id)
  }
  return found
}

function unfinished(events: readonly Event[]): string[] {
  return events.flatMap((event) => {
    const name = event.stateEnteredEventDetails?.name
    if (name === undefined || event.type === 'FailStateEntered') return []
    const isExit = (later: Event): boolean => later.stateExitedEventDetails?.name === name
    const thread = after(events, event, isExit)
    const isOver = thread.some((later) => isExit(later) || /(Failed|TimedOut|Aborted)$/.test(later.type))
    // AWS puts it behind the event before the state was entered.
    const isEvaluation = (other: Event): boolean =>
      other.evaluationFailedEventDetails?.state === name && other.previousEventId === event.previousEventId
    return isOver || events.some(isEvaluation) ? [] : [`${event.id} ${event.type} ${name}`]
  })
}

function backoffMs({ IntervalSeconds, BackoffRate, MaxDelaySeconds }: AnyRetrier, retry: number): number {
  return 1_000 * Math.min(IntervalSeconds * BackoffRate ** retry, MaxDelaySeconds ?? Infinity)
}

/** The time between each failure of a task and its next try, in ms, beside what its retrier says. */
function delays(events: readonly Event[], definition: AnyDefinition): [number, number][] {
  const retriers = new Map(statesIn(definition).flatMap(([name, { Retry }]) => (Retry?.[0] ? [[name, Retry[0]] as const] : [])))
  return events.flatMap((event) => {
    const name = event.stateEnteredEventDetails?.name ?? ''
    const retrier = event.type === 'TaskStateEntered' ? retriers.get(name) : undefined
    if (retrier === undefined) return []
    const thread = after(events, event, ({ type }) => !type.startsWith('LambdaFunction'))
    const tries = thread.filter(({ type }) => type === 'LambdaFunctionScheduled')
    return tries.slice(1).map((next, retry): [number, number] => {
      const failure = events[next.previousEventId - 1] as Event
      return [Math.round(1_000 * (next.timestamp - failure.timestamp)), backoffMs(retrier, retry)]
    })
  })
}

describe('the history of any execution', () => {
  it('is legal: one thread behind every event, every state is left or failed, one end, retries exactly as late as their retrier says', () => {
    let retries = 0
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const events = played(definition)
        expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1))
        expect(events.filter(({ id, previousEventId }) => previousEventId >= id)).toEqual([])
        const first = events.filter(({ previousEventId, type }) => previousEventId === 0 && type !== 'EvaluationFailed')
        expect(first.map(({ id }) => id)).toEqual([1, 2])
        const ends = events.filter(({ type }) => /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type))
        expect(ends.map(({ id }) => id)).toEqual([events.length])
        expect(unfinished(events)).toEqual([])
        const late = delays(events, definition)
        retries += late.length
        expect(late.map(([was]) => was)).toEqual(late.map(([, said]) => said))
      }),
      { numRuns: scripts(300) },
    )
    expect(retries).toBeGreaterThan(100)
  })

  it('of a Map gives its results in the order of its items, never with more of them at once than it may', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 })
    fc.assert(
      fc.property(waits, fc.nat({ max: 4 }), (seconds, MaxConcurrency) => {
        const made = taskWorld()
        const ItemProcessor = {
          StartAt: 'Wait',
          States: { Wait: { Type: 'Wait', SecondsPath: '$.wait', Next: 'Got' }, Got: { Type: 'Pass', InputPath: '$.n', End: true } },
        }
        made.create('map', { StartAt: 'Each', States: { Each: { Type: 'Map', MaxConcurrency, ItemProcessor, End: true } } })
        const arn = made.start(
          'map',
          seconds.map((wait, n) => ({ wait, n })),
        )
        made.pass(3_600_000)
        expect(made.outcome(arn)).toBe(`SUCCEEDED ${JSON.stringify(seconds.map((_, n) => n))}`)
        let [open, most] = [0, 0]
        for (const { type } of eventsOf(made, arn)) {
          if (type === 'MapIterationStarted') most = Math.max(most, ++open)
          if (type === 'MapIterationSucceeded') open--
        }
        expect(most).toBe(Math.min(seconds.length, MaxConcurrency === 0 ? 40 : MaxConcurrency))
      }),
      { numRuns: scripts(100) },
    )
  })
})
