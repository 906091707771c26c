import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import type { EnvironmentState, FunctionState, MappingState } from '../services/lambda/index.ts'
import { environmentKey } from '../services/lambda/index.ts'
import { functionKey, keyOfArn, mappingKey, queueKey } from '../services/shared/resource-keys.ts'
import { rulesOf } from './testing/rules.ts'
import type { SubscriptionState } from '../services/sns/index.ts'
import { storedMessages, whyMessage, type QueueState, type StoredMessage } from '../services/sqs/index.ts'
import { advanceRun, inspectNode, type Run } from './index.ts'
import { stackOfRun } from './run.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, runOf, stateIn, stepEach } from './testing/runs.ts'

const fifo = { FifoQueue: true, ContentBasedDeduplication: true, QueueName: 'lanes.fifo' }
const text = templateOf({
  pace: 'visible',
  queues: { Jobs: { deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Held: { delay: 60 }, Lanes: { more: fifo } },
  topics: { News: ['Jobs'] },
  functions: { Work: { code: 'slow', from: 'Jobs', timeout: 25 }, Rest: { code: 'succeed' } },
})

const nodeRules = (run: Run, id: string): string[] => rulesOf(inspectNode(run, id)?.why)

function mappingOf(run: Run): MappingState {
  return stateIn<MappingState>(run, mappingKey(stackOfRun(run).physicalIds['WorkFromQueue'] ?? ''))
}

function subscriptionOf(run: Run): SubscriptionState {
  return stateIn<SubscriptionState>(run, keyOfArn(stackOfRun(run).physicalIds['NewsToJobs'] ?? '') ?? '')
}

/** A run that has come to rest, whose states a test may change by hand. */
function resting(): Run {
  const run = runOf(text)
  callFrom(run, 'lambda', 'Invoke', { FunctionName: 'rest', InvocationType: 'RequestResponse', Payload: '{}' })
  advanceRun(run, { idle: true })
  return run
}

describe('a poller', () => {
  type Phase = MappingState['pollers'][number]['phase']
  const rules = {
    stopped: 'lambda.pollers-stopped',
    receiving: 'lambda.polling',
    gathering: 'lambda.gathering',
    invoking: 'lambda.batch-invoked',
    retrying: 'lambda.batch-throttled',
    deleting: 'lambda.batch-deleted',
    pausing: 'lambda.poller-pauses',
  } as const satisfies Readonly<Record<Phase, string>>
  const message = { messageId: 'm', receiptHandle: 'r', record: '{}', bytes: 1, trail: 't/1', receives: 1, receivedAt: 0 }

  test.each(Object.entries(rules))('that is %s has the rule %s', (phase, rule) => {
    const run = resting()
    for (const poller of mappingOf(run).pollers) {
      const hasBatch = phase !== 'receiving' && phase !== 'stopped' && phase !== 'pausing'
      Object.assign(poller, { phase, batch: hasBatch ? [message] : [], given: phase === 'invoking' ? 1 : 0 })
      poller.windowEnds = phase === 'gathering' ? run.clockMs + 5_000 : null
    }
    expect(nodeRules(run, 'Work')).toContain(rule)
  })

  const phases = {
    Creating: 'lambda.mapping-settling',
    Enabling: 'lambda.mapping-settling',
    Updating: 'lambda.mapping-settling',
    Enabled: 'lambda.polling',
    Disabling: 'lambda.mapping-disabling',
    Disabled: 'lambda.mapping-disabled',
    Deleting: 'lambda.mapping-deleting',
  } as const satisfies Readonly<Record<MappingState['phase'], string>>

  test.each(Object.entries(phases))('of a mapping that AWS shows as %s has the rule %s', (phase, rule) => {
    const run = resting()
    Object.assign(mappingOf(run), { phase, enabled: phase !== 'Disabled' && phase !== 'Disabling', deleting: phase === 'Deleting' })
    expect(nodeRules(run, 'Work')).toContain(rule)
  })

  const findings = {
    none: 'lambda.polling',
    backlog: 'lambda.scaling-up',
    quiet: 'lambda.resting',
    errors: 'lambda.backing-off',
    maximum: 'lambda.scaled-out',
  } as const satisfies Readonly<Record<MappingState['scaling']['finding'], string>>

  test.each(Object.entries(findings))('of a mapping whose scaling found %s has the rule %s', (finding, rule) => {
    const run = resting()
    Object.assign(mappingOf(run).scaling, { finding, concurrency: 2, backlog: 10 })
    expect(nodeRules(run, 'Work')).toContain(rule)
  })

  test('at its maximum, with filters, with a problem', () => {
    const change = (more: Partial<MappingState>): string[] => {
      const run = resting()
      mappingOf(run).scaling.finding = 'maximum'
      Object.assign(mappingOf(run), more)
      return nodeRules(run, 'Work')
    }
    expect(change({ maximumConcurrency: 2 })).toContain('lambda.maximum-concurrency')
    expect(change({ provisioned: { minimum: 1, maximum: 2 } })).toContain('lambda.provisioned-maximum')
    expect(change({ filtered: 3, filters: ['{}'] })).toContain('lambda.filtered')
    expect(change({ problem: 'The queue does not exist.' })).toContain('lambda.poll-failed')
  })
})

describe('an environment', () => {
  const rules = {
    starting: 'lambda.cold-start',
    busy: 'lambda.running',
    idle: 'lambda.idle',
  } as const satisfies Readonly<Record<EnvironmentState['state'], string>>

  test.each(Object.entries(rules))('that is %s has the rule %s', (state, rule) => {
    const run = resting()
    const [id, name] = state === 'idle' ? ['Rest', 'rest'] : ['Work', 'work']
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
    for (let step = 0; step < 40 && !nodeRules(run, id).includes(rule); step++) stepEach(run, 1)
    expect(stateIn<EnvironmentState>(run, environmentKey(name, 1)).state).toBe(state)
    expect(nodeRules(run, id)).toContain(rule)
  })

  test('among many: three are told of, the others counted', () => {
    const run = resting()
    for (let n = 0; n < 5; n++) callFrom(run, 'lambda', 'Invoke', { FunctionName: 'work', Payload: '{}' })
    advanceRun(run, { ms: run.clockMs + 2_000 })
    const whys = inspectNode(run, 'Work')?.why ?? []
    expect(rulesOf(whys).filter((rule) => rule.startsWith('lambda.running'))).toEqual([
      ...Array.from({ length: 3 }, () => 'lambda.running'),
      'lambda.running-more',
    ])
    expect(whys[0]?.text).toMatch(/and waits for 1 timer; its Timeout of 25 s/)
    expect(whys[3]?.text).toBe('Of its invocations 2 more run, each in an environment of its own.')
  })

  test('that has used up its budget, and a function without any', () => {
    const run = resting()
    expect(nodeRules(run, 'Work')).toEqual(['lambda.unused', 'lambda.polling'])
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
    for (let step = 0; step < 40 && stateIn<FunctionState>(run, functionKey('work')).busy.length === 0; step++) stepEach(run, 1)
    Object.assign(stateIn<EnvironmentState>(run, environmentKey('work', 1)).current ?? {}, { exhausted: 'ticks' })
    expect(nodeRules(run, 'Work')).toContain('lambda.exhausted')
  })
})

describe('a message', () => {
  const sent = (run: Run, queue: string, more: Record<string, string> = {}): QueueState => {
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl(queue), MessageBody: 'x', ...more })
    advanceRun(run, { ms: run.clockMs + 1_000 })
    return stateIn<QueueState>(run, queueKey(queue))
  }
  const rulesIn = (run: Run, state: QueueState, nth = 0): string[] =>
    rulesOf(whyMessage(state, storedMessages(state)[nth] as { messageId: string }, run.clockMs))

  const statuses = {
    visible: 'sqs.waiting',
    'in-flight': 'sqs.in-flight',
    delayed: 'sqs.delayed',
  } as const satisfies Readonly<Record<StoredMessage['status'], string>>

  test.each(Object.entries(statuses))('that is %s has the rule %s', (status, rule) => {
    const run = resting()
    const queue = status === 'delayed' ? 'held' : 'dead'
    const state = sent(run, queue)
    if (status === 'in-flight') callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: queueUrl(queue) })
    advanceRun(run, { ms: run.clockMs + 1_000 })
    expect(storedMessages(state)[0]?.status).toBe(status)
    expect(rulesIn(run, state)).toEqual([rule])
  })

  test('received too often, moved as a dead letter, received again and again', () => {
    const run = resting()
    const state = sent(run, 'dead')
    const message = storedMessages(state)[0] as StoredMessage
    message.receives = 3
    expect(rulesIn(run, state)).toEqual(['sqs.poison'])
    Object.assign(message, { receives: 0, earlierReceives: 2, deadLetterSource: 'arn:aws:sqs:us-east-1:111111111111:jobs' })
    expect(rulesIn(run, state)).toEqual(['sqs.dead-lettered'])
    Object.assign(mappingOf(run), { enabled: false })
    for (const poller of mappingOf(run).pollers) poller.phase = 'stopped'
    stateIn<QueueState>(run, queueKey('jobs')).waiters.length = 0
    const jobs = sent(run, 'jobs')
    Object.assign(storedMessages(jobs)[0] ?? {}, { receives: 2 })
    expect(rulesIn(run, jobs)).toEqual(['sqs.redrive-due'])
    Object.assign(storedMessages(jobs)[0] ?? {}, { receives: 1, status: 'in-flight', duplicates: 1 })
    expect(rulesIn(run, jobs)).toEqual(['sqs.in-flight', 'sqs.delivered-twice'])
  })

  test('of a group that is locked by one in flight, or by a delayed one, and beyond the part of the queue that is searched', () => {
    const run = resting()
    const url = queueUrl('lanes.fifo')
    sent(run, 'lanes.fifo', { MessageGroupId: 'g', MessageDeduplicationId: '1' })
    const state = sent(run, 'lanes.fifo', { MessageGroupId: 'g', MessageDeduplicationId: '2' })
    sent(run, 'lanes.fifo', { MessageGroupId: 'h', MessageDeduplicationId: '3' })
    expect(nodeRules(run, 'Lanes')).toEqual(['sqs.backlog', 'sqs.groups-served'])
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: url })
    advanceRun(run, { ms: run.clockMs + 1_000 })
    expect(rulesIn(run, state, 1)).toEqual(['sqs.group-locked'])
    expect(nodeRules(run, 'Lanes')).toEqual(['sqs.backlog', 'sqs.hidden', 'sqs.groups-locked', 'sqs.groups-served'])
    const first = storedMessages(state)[0] as StoredMessage
    first.status = 'delayed'
    const second = storedMessages(state)[1] as { messageId: string }
    expect(whyMessage(state, second, run.clockMs)[0]?.text).toContain('is delayed for')
    Object.assign(state.fifo ?? {}, { horizon: 2 })
    expect(rulesIn(run, state, 2)).toEqual(['sqs.not-searched'])
    sent(run, 'lanes.fifo', { MessageGroupId: 'h', MessageDeduplicationId: '3' })
    expect(nodeRules(run, 'Lanes')).toContain('sqs.deduplication')
  })
})

describe('a subscription', () => {
  const changes: Readonly<Record<string, (state: SubscriptionState, run: Run) => void>> = {
    'sns.delivered': () => {},
    'sns.pending-confirmation': (state) => void (state.confirmation = { token: 't', until: 1e9 }),
    'sns.replay': (state) =>
      void (state.replay = {
        status: 'Running',
        fromMs: 0,
        untilMs: null,
        next: 0,
        nextAt: null,
      } as unknown as SubscriptionState['replay']),
    'sns.waits-for-group': (state) => void (state.lanes = { g: [{}] } as unknown as SubscriptionState['lanes']),
    'sns.filtered-out': (state) => void (state.filteredOut = 1),
    'sns.delivery-failed': (state) => void (state.failed = 1),
    'sns.not-simulated': (state) => void Object.assign(state, { protocol: 'firehose' }),
  }

  test.each(Object.entries(changes))('has the rule %s', (rule, change) => {
    const run = resting()
    change(subscriptionOf(run), run)
    expect(nodeRules(run, 'News')).toEqual([rule])
  })

  test.each([
    ['sns.retry', 'backoff'],
    ['sns.throttled', 'throttled'],
  ])('whose delivery waits has the rule %s', (rule, phase) => {
    const run = resting()
    const delivery = { messageId: '12345678-0', trail: 't/1', retries: 2 }
    const waiting = { delivery, phase, of: 50, nextAt: 9_000, lastFailure: { code: 'Throttled', message: 'too fast' }, firstFailedAt: 0 }
    run.kernel.world.cells['sns/delivery/x'] = { state: waiting, draws: {} } as unknown as (typeof run.kernel.world.cells)[string]
    subscriptionOf(run).book.retrying.push('sns/delivery/x')
    expect(nodeRules(run, 'News')).toEqual([rule])
  })

  test('that nobody made', () => {
    expect(nodeRules(runOf(templateOf({ topics: { News: [] } })), 'News')).toEqual(['sns.no-subscriptions'])
  })
})

test('a function that several queues feed says which of its pollers it speaks of', () => {
  const event = (queue: string) => ({ Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [queue, 'Arn'] } } })
  const more = { Events: { One: event('One'), Two: event('Two') } }
  const run = runOf(templateOf({ queues: { One: {}, Two: {} }, functions: { Work: { code: 'succeed', more } } }))
  advanceRun(run, { idle: true })
  expect(inspectNode(run, 'Work')?.why.map(({ text: words }) => words)).toEqual([
    'Nobody has invoked it yet: the first invocation starts cold.',
    'From one: 5 of 5 pollers wait in a long poll.',
    'From two: 5 of 5 pollers wait in a long poll.',
  ])
})
