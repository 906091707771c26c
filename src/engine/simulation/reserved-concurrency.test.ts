import { expect, test } from 'vitest'
import type { FunctionState, MappingState } from '../services/lambda/index.ts'
import { functionKey, mappingKey, queueKey } from '../services/shared/resource-keys.ts'
import type { QueueState } from '../services/sqs/index.ts'
import { advanceRun } from './index.ts'
import { inspectNode } from './inspect.ts'
import { stackOfRun } from './run.ts'
import { templateOf } from './testing/design.ts'
import { runOf, stateIn } from './testing/runs.ts'

const text = templateOf({
  queues: { Orders: { visibility: 30, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Pack: { code: 'slow', from: 'Orders', batch: 1, timeout: 25, more: { ReservedConcurrentExecutions: 1 } } },
  traffic: { Shop: { to: 'Orders', everyMs: 50, count: 6 } },
})

const told =
  /BatchThrottled|InvocationStarted|InvocationEnded|BatchFailed|MappingScaled|MessageDeleted|VisibilityExpired|MessageMovedToDeadLetter/

test('golden: five pollers, one reserved execution of 20 s: what finds no room uses up its receives and becomes a dead letter', () => {
  const lines: string[] = []
  const run = runOf(text, {
    onRecord({ time, events }) {
      for (const { type, subject, data } of events) {
        if (!told.test(type)) continue
        const facts = ['trail', 'count', 'retryInMs', 'ok', 'from', 'to', 'receives', 'maxReceiveCount'].filter(
          (name) => data[name] !== undefined,
        )
        const of = type.startsWith('sqs.') ? ` ${subject.split('/').at(-1)}` : ''
        lines.push(`${time} ${type.split('.')[1]}${of}${facts.map((name) => ` ${name}=${String(data[name])}`).join('')}`)
      }
    },
  })
  advanceRun(run, { ms: 5_000 })
  const rules = inspectNode(run, 'Pack')?.why.map(({ rule }) => rule)
  expect(rules).toEqual(['lambda.running', 'lambda.throttled', 'lambda.polling', 'lambda.batch-throttled', 'lambda.batch-invoked'])
  expect(advanceRun(run, { idle: true })).toBe('idle')
  expect(lines).toMatchInlineSnapshot(`
    [
      "80 BatchThrottled count=1 retryInMs=1000",
      "130 BatchThrottled count=1 retryInMs=1000",
      "180 BatchThrottled count=1 retryInMs=1000",
      "230 BatchThrottled count=1 retryInMs=1000",
      "280 InvocationStarted",
      "1090 BatchThrottled count=1 retryInMs=2000",
      "1140 BatchThrottled count=1 retryInMs=2000",
      "1190 BatchThrottled count=1 retryInMs=2000",
      "1240 BatchThrottled count=1 retryInMs=2000",
      "3100 BatchThrottled count=1 retryInMs=4000",
      "3150 BatchThrottled count=1 retryInMs=4000",
      "3200 BatchThrottled count=1 retryInMs=4000",
      "3250 BatchThrottled count=1 retryInMs=4000",
      "6020 MappingScaled from=5 to=3",
      "7110 BatchThrottled count=1 retryInMs=8000",
      "7160 BatchThrottled count=1 retryInMs=8000",
      "7210 BatchThrottled count=1 retryInMs=8000",
      "7260 BatchThrottled count=1 retryInMs=8000",
      "12020 MappingScaled from=3 to=2",
      "15120 BatchFailed count=1",
      "15170 BatchFailed count=1",
      "15220 BatchFailed count=1",
      "15270 BatchFailed count=1",
      "16150 BatchThrottled count=1 retryInMs=1000",
      "17160 BatchThrottled count=1 retryInMs=2000",
      "19170 BatchThrottled count=1 retryInMs=4000",
      "20280 InvocationEnded ok=true",
      "20290 MessageDeleted orders trail=Shop/1 receives=1",
      "23180 InvocationStarted",
      "24020 MappingScaled from=2 to=5",
      "30060 VisibilityExpired orders trail=Shop/2 receives=1 maxReceiveCount=2",
      "30080 BatchThrottled count=1 retryInMs=1000",
      "30110 VisibilityExpired orders trail=Shop/3 receives=1 maxReceiveCount=2",
      "30130 BatchThrottled count=1 retryInMs=1000",
      "30160 VisibilityExpired orders trail=Shop/4 receives=1 maxReceiveCount=2",
      "30180 BatchThrottled count=1 retryInMs=1000",
      "30210 VisibilityExpired orders trail=Shop/5 receives=1 maxReceiveCount=2",
      "30230 BatchThrottled count=1 retryInMs=1000",
      "31090 BatchThrottled count=1 retryInMs=2000",
      "31140 BatchThrottled count=1 retryInMs=2000",
      "31190 BatchThrottled count=1 retryInMs=2000",
      "31240 BatchThrottled count=1 retryInMs=2000",
      "33100 BatchThrottled count=1 retryInMs=4000",
      "33150 BatchThrottled count=1 retryInMs=4000",
      "33200 BatchThrottled count=1 retryInMs=4000",
      "33250 BatchThrottled count=1 retryInMs=4000",
      "36020 MappingScaled from=5 to=3",
      "37110 BatchThrottled count=1 retryInMs=8000",
      "37160 BatchThrottled count=1 retryInMs=8000",
      "37210 BatchThrottled count=1 retryInMs=8000",
      "37260 BatchThrottled count=1 retryInMs=8000",
      "42020 MappingScaled from=3 to=2",
      "43180 InvocationEnded ok=true",
      "43190 MessageDeleted orders trail=Shop/6 receives=1",
      "45120 InvocationStarted",
      "45170 BatchFailed count=1",
      "45220 BatchFailed count=1",
      "45270 BatchFailed count=1",
      "54020 MappingScaled from=2 to=5",
      "60060 VisibilityExpired orders trail=Shop/2 receives=2 maxReceiveCount=2",
      "60060 MessageMovedToDeadLetter orders trail=Shop/2 receives=2",
      "60110 VisibilityExpired orders trail=Shop/3 receives=2 maxReceiveCount=2",
      "60110 MessageMovedToDeadLetter orders trail=Shop/3 receives=2",
      "60160 VisibilityExpired orders trail=Shop/4 receives=2 maxReceiveCount=2",
      "60160 MessageMovedToDeadLetter orders trail=Shop/4 receives=2",
      "60210 VisibilityExpired orders trail=Shop/5 receives=2 maxReceiveCount=2",
      "60210 MessageMovedToDeadLetter orders trail=Shop/5 receives=2",
      "65120 InvocationEnded ok=true",
    ]
  `)
  const { ledger, counts } = stateIn<QueueState>(run, queueKey('orders'))
  const dead = stateIn<QueueState>(run, queueKey('dead'))
  expect([ledger.sent, ledger.deleted + ledger.movedOut, counts]).toEqual([6, 6, { visible: 0, inFlight: 0, delayed: 0 }])
  expect(dead.counts.visible).toBe(ledger.movedOut)
  expect([ledger.deleted, ledger.movedOut]).toEqual([2, 4])
  // One of them was worked off all the same: its visibility timeout was over while it waited and ran.
  expect(stateIn<FunctionState>(run, functionKey('pack'))).toMatchObject({ invocations: 3, errors: 0 })
  const mapping = stateIn<MappingState>(run, mappingKey(stackOfRun(run).physicalIds['PackFromQueue'] ?? ''))
  expect(mapping.throttledBatches).toBe(lines.filter((line) => /BatchThrottled|BatchFailed/.test(line)).length)
})
