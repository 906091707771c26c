import { describe, expect, test } from 'vitest'
import { topicArn } from '../../aws/identity.ts'
import { queueKey } from '../services/shared/resource-keys.ts'
import type { Why } from '../services/shared/why.ts'
import { advanceRun, inspectToken, tokensOfRun, type Run } from './index.ts'
import { isTold } from './log-words.ts'
import { rowOf } from './log.ts'
import { templateOf } from './testing/design.ts'
import { rulesOf } from './testing/rules.ts'
import { callFrom, runOf, stepEach } from './testing/runs.ts'
import { whyEvent } from './whys.ts'

const text = templateOf({
  pace: 'visible',
  queues: { Jobs: { deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  topics: { News: ['Jobs'] },
  functions: { Work: { code: 'slow', from: 'Jobs', timeout: 25 } },
})

function resting(): Run {
  const run = runOf(text)
  advanceRun(run, { idle: true })
  return run
}

/** What happened to a message, and the rule of the row that tells it. */
const events: Readonly<Record<string, string>> = {
  'sqs.MessageDeleted': 'sqs.deleted',
  'sqs.MessageExpired': 'sqs.expired',
  'sqs.MessageMovedToDeadLetter': 'sqs.dead-lettered',
  'sqs.DeadLetterLost': 'sqs.dead-letter-lost',
  'sqs.DuplicateSuppressed': 'sqs.deduplicated',
  'sqs.DeleteMissedCopy': 'sqs.delete-missed-copy',
  'sqs.EmptyReceive': 'sqs.short-poll',
  'sqs.MessageMovedByTask': 'sqs.moved-by-task',
  'sns.FilteredOut': 'sns.filtered-out',
  'sns.DeliveryFailed': 'sns.delivery-failed',
  'sns.DeadLetterLost': 'sns.dead-letter-lost',
  'sns.DeadLetterDelivered': 'sns.dead-lettered',
  'sns.RetryScheduled': 'sns.retry',
  'sns.DeliveryThrottled': 'sns.throttled',
  'sns.ConfirmationFailed': 'sns.confirmation-failed',
  'sns.DeliveryNotSimulated': 'sns.not-simulated',
  'sns.Withheld': 'sns.pending-confirmation',
  'sns.WaitsForGroup': 'sns.waits-for-group',
  'sns.DuplicateDropped': 'sns.duplicate',
  'sns.DeliveryProhibited': 'sns.data-protection',
  'sns.Deidentified': 'sns.data-protection',
}

/** As much as the words of all of them ask for. */
const data = {
  receives: 2,
  target: 'sqs/queue/dead',
  deduplicationId: 'd',
  firstSentAt: 0,
  until: 300_000,
  returnsAt: 5,
  asked: 3,
  hosts: 8,
  message: 'refused',
  code: 'AccessDenied',
  retry: 1,
  of: 50,
  phase: 'backoff',
  delayMs: 20_000,
  attempt: 1,
  next: 'dead-letter-queue',
  protocol: 'firehose',
  reason: 'pending-confirmation',
  group: 'g',
  acceptedAt: 5,
  identifier: 'EmailAddress',
  identifiers: ['EmailAddress'],
  values: [],
  key: 'type',
  trail: 'outside/user/1',
}

describe('the log', () => {
  test.each(Object.entries(events))('tells of %s with the rule %s', (type, rule) => {
    const run = resting()
    const event = { type, subject: type.startsWith('sqs.') ? queueKey('jobs') : 'sns/topic/news', data }
    expect(rulesOf([whyEvent(run, event) as Why])).toEqual([rule])
    expect(isTold(event)).toBe(true)
    expect(rowOf(run, 0, { step: 2, atMs: 0, event, caller: undefined })).toMatchObject({ why: { rule } })
  })

  test('says nothing of long polls that end empty', () => {
    expect(isTold({ type: 'sqs.EmptyReceive', subject: queueKey('jobs'), data: {} })).toBe(false)
  })
})

test('every token that is under way has a rule and its page', () => {
  const run = runOf(text)
  callFrom(run, 'sns', 'Publish', { TopicArn: topicArn('news'), Message: 'x' })
  const seen = new Set<string>()
  for (let step = 0; step < 60; step++) {
    stepEach(run, 1)
    for (const { id } of tokensOfRun(run)) for (const rule of rulesOf(inspectToken(run, id)?.why)) seen.add(rule)
  }
  expect([...seen].toSorted()).toEqual(['hop.invoke', 'hop.poll', 'hop.push'])
})
