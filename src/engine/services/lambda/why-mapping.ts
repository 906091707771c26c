/** Why an event source mapping polls as it does. */
import { spanInWords, type Why } from '../shared/why.ts'
import type { MappingPhase, MappingState, Poller } from './mapping-state.ts'
import { batchesPerPoller, boundsOf } from './scaling.ts'
import { countOf } from './why.ts'

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg/'
const scalingPage = `${guide}services-sqs-scaling.html`
const errorPage = `${guide}services-sqs-errorhandling.html`

/** `now` is virtual ms. */
export function whyMapping(state: Readonly<MappingState>, now: number): Why[] {
  const sqs = `${guide}with-sqs.html`
  if (state.deleting) return [{ rule: 'lambda.mapping-deleting', text: inHandText(state, 'deleted'), page: sqs }]
  if (state.problem !== null) return [{ rule: 'lambda.poll-failed', text: state.problem, page: sqs }]
  if (state.phase === 'Disabling') return [{ rule: 'lambda.mapping-disabling', text: inHandText(state, 'disabled'), page: sqs }]
  if (!state.enabled) return [{ rule: 'lambda.mapping-disabled', text: 'The mapping is disabled: its queue is not polled.', page: sqs }]
  return [
    ...whyStarting(state),
    ...whyPolling(state),
    ...whyGathering(state),
    ...whyThrottled(state, now),
    ...whyWorking(state),
    ...whyScaled(state),
    ...whyFiltered(state),
  ]
}

function inHandText({ pollers }: Readonly<MappingState>, becoming: string): string {
  const messages = pollers.reduce((sum, { batch }) => sum + batch.length, 0)
  const polls = pollers.filter(({ phase }) => phase === 'receiving').length
  return `The mapping is being ${becoming}: ${countOf(messages, 'message')} in hand and ${countOf(polls, 'open receive')} are finished first.`
}

const startingPhases: Partial<Readonly<Record<MappingPhase, string>>> = {
  Creating: 'being created',
  Enabling: 'being enabled',
  Updating: 'being changed',
}

function whyStarting({ phase }: Readonly<MappingState>): Why[] {
  const becoming = startingPhases[phase]
  if (becoming === undefined) return []
  return [
    {
      rule: 'lambda.mapping-settling',
      text: `The mapping is ${becoming}, which takes AWS some seconds up to a minute.`,
      page: `${guide}with-sqs.html`,
    },
  ]
}

function whyPolling({ pollers }: Readonly<MappingState>): Why[] {
  const working = pollers.filter(({ phase }) => phase !== 'stopped')
  const stopped = pollers.length - working.length
  const polls = working.filter(({ phase }) => phase === 'receiving').length
  const polling = {
    rule: 'lambda.polling',
    text: `${polls} of ${countOf(working.length, 'poller')} wait in a long poll.`,
    page: scalingPage,
  }
  if (stopped === 0 || working.length > 0) return [polling]
  return [{ rule: 'lambda.pollers-stopped', text: `${countOf(stopped, 'poller')} stopped: nothing is received.`, page: scalingPage }]
}

/** What pollers do with the batches in their hands, and pollers that take a rest. */
function whyWorking({ pollers, function: name }: Readonly<MappingState>): Why[] {
  const inPhase = (wanted: Poller['phase']) => pollers.filter(({ phase }) => phase === wanted)
  const answers: Why[] = []
  const invoking = inPhase('invoking')
  if (invoking.length > 0) {
    const messages = invoking.reduce((sum, { given }) => sum + given, 0)
    const text = `${countOf(invoking.length, 'batch', 'batches')} with ${countOf(messages, 'message')} given to ${name}: a poller waits for the end of its invocation before it receives again.`
    answers.push({ rule: 'lambda.batch-invoked', text, page: `${guide}with-sqs.html` })
  }
  const deleting = inPhase('deleting')
  if (deleting.length > 0) {
    const text = `${countOf(deleting.length, 'batch', 'batches')} worked off: Lambda deletes the messages that succeeded from the queue.`
    answers.push({ rule: 'lambda.batch-deleted', text, page: errorPage })
  }
  const pausing = inPhase('pausing')
  if (pausing.length > 0) {
    const text = `${countOf(pausing.length, 'poller')} ${pausing.length === 1 ? 'pauses' : 'pause'} before the next receive.`
    answers.push({ rule: 'lambda.poller-pauses', text, page: errorPage })
  }
  return answers
}

function whyGathering({ pollers, batchSize, windowSeconds }: Readonly<MappingState>): Why[] {
  const gathered = pollers.filter(({ windowEnds }) => windowEnds !== null).reduce((sum, { batch }) => sum + batch.length, 0)
  if (gathered === 0) return []
  const text = `${countOf(gathered, 'message')} gathered until a batch has ${batchSize} or its window of ${windowSeconds} s is over.`
  return [{ rule: 'lambda.gathering', text, page: `${guide}invocation-eventsourcemapping.html` }]
}

function whyThrottled({ pollers, function: name }: Readonly<MappingState>, now: number): Why[] {
  const retrying = pollers.filter(({ phase }) => phase === 'retrying')
  const messages = retrying.flatMap(({ batch }) => batch)
  if (messages.length === 0) return []
  const oldest = Math.min(...messages.map(({ receivedAt }) => receivedAt))
  const text = `${countOf(retrying.length, 'batch', 'batches')} found no room in ${name} and ${retrying.length === 1 ? 'is' : 'are'} tried again until the visibility timeout is over (received ${spanInWords(now - oldest)} ago). Each round costs a receive.`
  return [{ rule: 'lambda.batch-throttled', text, page: errorPage }]
}

function whyScaled(state: Readonly<MappingState>): Why[] {
  const { concurrency, finding, backlog } = state.scaling
  const { start, most, perMinute } = boundsOf(state)
  const step = perMinute / 10
  switch (finding) {
    case 'errors':
      return [
        {
          rule: 'lambda.backing-off',
          text: `More batches failed than succeeded: only ${concurrency} at once until that ends.`,
          page: errorPage,
        },
      ]
    case 'maximum':
      return [whyAtMost(state)]
    case 'backlog': {
      const [done, all] = [Math.ceil((concurrency - start) / step), Math.ceil((most - start) / step)]
      const text = `${countOf(backlog, 'message')} found no free poller: up to ${concurrency} batches at once now, scaling step ${done} of ${all} (${perMinute} more a minute, at most ${most}).`
      return [{ rule: 'lambda.scaling-up', text, page: scalingPage }]
    }
    case 'quiet':
      return concurrency < start
        ? [{ rule: 'lambda.resting', text: `Little traffic: ${countOf(concurrency, 'poller')} until messages arrive.`, page: scalingPage }]
        : []
    case 'none':
      return []
  }
}

function whyAtMost({ maximumConcurrency, provisioned, scaling }: Readonly<MappingState>): Why {
  const held = `${countOf(scaling.backlog, 'message')} wait in the queue`
  if (maximumConcurrency !== null) {
    const text = `${held}: the mapping's maximum concurrency allows ${maximumConcurrency} batches at once.`
    return { rule: 'lambda.maximum-concurrency', text, page: `${guide}services-sqs-scaling.html#events-sqs-max-concurrency` }
  }
  if (provisioned !== null) {
    const text = `${held}: all ${provisioned.maximum} provisioned pollers work, ${batchesPerPoller} batches each.`
    return { rule: 'lambda.provisioned-maximum', text, page: scalingPage }
  }
  return {
    rule: 'lambda.scaled-out',
    text: `${held}: ${scaling.concurrency} batches at once is the most that AWS gives a mapping.`,
    page: scalingPage,
  }
}

function whyFiltered({ filtered, filters }: Readonly<MappingState>): Why[] {
  if (filtered === 0) return []
  const text = `${countOf(filtered, 'message')} matched none of the ${countOf(filters.length, 'filter')} and ${filtered === 1 ? 'was' : 'were'} deleted without invoking the function.`
  return [{ rule: 'lambda.filtered', text, page: `${guide}with-sqs-filtering.html` }]
}
