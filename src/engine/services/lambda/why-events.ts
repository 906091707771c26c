/** Why the events in a function's own queue wait, and what becomes of them. */
import { spanInWords, type Why } from '../shared/why.ts'
import { configOf, patienceOf } from './event-queue.ts'
import { eventsKey } from './keys.ts'
import type { EventQueueState, FunctionState, QueuedEvent } from './state.ts'
import type { Read } from './view.ts'

const errors = 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html'
const records = 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html'
/** More than these are only counted. */
const told = 3

export function whyEvents(state: Readonly<FunctionState>, read: Read, now: number): Why[] {
  const queue = read(eventsKey(state.name)) as Readonly<EventQueueState> | undefined
  const waiting = Object.values(queue?.events ?? {}).filter((event) => event.state === 'failed' || event.state === 'throttled')
  const answers = waiting.slice(0, told).map((event) => whyWaiting(state, event, now))
  if (waiting.length > told) {
    const text = `${waiting.length - told} more events wait for another attempt.`
    answers.push({ rule: 'lambda.async-waiting', text, page: errors })
  }
  if (answers.length > 0) answers.push(whyGivenUp(state, waiting[0] as QueuedEvent))
  return answers
}

function whyWaiting(state: Readonly<FunctionState>, event: Readonly<QueuedEvent>, now: number): Why {
  const { retries, ageMs } = patienceOf(state, event.qualifier)
  const left = spanInWords(event.dueAt - now)
  const age = `It is ${spanInWords(now - event.acceptedAt)} old and is kept for ${spanInWords(ageMs)} at most.`
  if (event.state === 'failed') {
    return {
      rule: 'lambda.async-retry',
      text: `The function failed on an event: retry ${event.failures} of ${retries} comes in ${left}. ${age}`,
      page: errors,
    }
  }
  return {
    rule: 'lambda.async-throttled',
    text: `An event found no room and waits: the next attempt comes in ${left}, the pause doubles up to 5 min. ${age}`,
    page: errors,
  }
}

function whyGivenUp(state: Readonly<FunctionState>, { qualifier }: Readonly<QueuedEvent>): Why {
  const places = [configOf(state, qualifier)?.onFailure ?? null, state.deadLetterArn].filter((arn) => arn !== null)
  const text =
    places.length === 0
      ? `An event that is given up is lost: ${state.name} has neither a destination on failure nor a dead-letter queue.`
      : `An event that is given up goes to ${places.map((arn) => arn.split(':').slice(5).join(':')).join(' and ')}.`
  return { rule: places.length === 0 ? 'lambda.async-lost' : 'lambda.async-destination', text, page: records }
}
