import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import { formatHash } from '../../base/hash.ts'
import { advance, noLimits } from '../kernel/index.ts'
import { advanceRun, goTo, hashOf, type Run } from './index.ts'
import { lineOf, revived, runOf, stepEach } from './testing/runs.ts'

const text = readFileSync(new URL('../../../public/examples/orders-fan-out.yaml', import.meta.url), 'utf8')
const lastStep = 1_200

async function example(lines: string[] = []): Promise<Run> {
  return runOf(text, { handlers: await createNodeHandlerHost(), onRecord: (record) => void lines.push(lineOf(record)) })
}

describe('orders fan-out, with the real sandbox', () => {
  test('its first steps', async () => {
    const lines: string[] = []
    advanceRun(await example(lines), { steps: 65 })
    expect(lines.slice(1)).toMatchInlineSnapshot(`
      [
        "2 0 lambda.(SettleMapping)",
        "3 0 lambda.(SettleMapping)",
        "4 0 lambda.(SettleMapping)",
        "5 0 lambda.(Configure)",
        "6 0 sqs.(ConfigureSettling)",
        "7 0 sqs.(ConfigureRealism) | RealismConfigured ",
        "8 0 outside.(PutSource) | SourceSet WebShop",
        "9 0 outside.(PutSource) | SourceSet SupportDesk",
        "10 0 outside.(Emit) | MessageSent WebShop",
        "11 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "12 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "13 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "14 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "15 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "16 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "17 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "18 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "19 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "20 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "21 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "22 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "23 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "24 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "25 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "26 600 sns.Publish | Published orders",
        "27 600 outside.Publish→",
        "28 1200 sqs.SendMessage | MessageSent fulfilment-queue, MessageReceived fulfilment-queue",
        "29 1200 sqs.SendMessage | MessageSent billing-queue, MessageReceived billing-queue",
        "30 1200 sqs.SendMessage | MessageSent analytics-queue, MessageReceived analytics-queue",
        "31 1200 sns.SendMessage→ | Delivered orders",
        "32 1200 sns.SendMessage→ | Delivered orders",
        "33 1200 sns.SendMessage→ | Delivered orders",
        "34 1800 lambda.ReceiveMessage→ | BatchReceived 193d",
        "35 1800 lambda.ReceiveMessage→ | BatchReceived b843",
        "36 1800 lambda.ReceiveMessage→ | BatchReceived 0a52",
        "37 2400 lambda.Invoke parked | EnvironmentStarted pack",
        "38 2400 lambda.Invoke parked | EnvironmentStarted charge",
        "39 2400 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "40 2650 lambda.(FinishComputing) | InvocationStarted pack",
        "41 2650 lambda.(FinishComputing) | InvocationStarted charge",
        "42 2716 outside.(Emit) | MessageSent WebShop",
        "43 3050 lambda.(HandlerTimer) | Logged charge",
        "44 3316 sns.Publish | Published orders, FilteredOut orders, FilteredOut orders",
        "45 3316 outside.Publish→",
        "46 3550 lambda.(HandlerTimer) | Logged pack, InvocationEnded pack",
        "47 3550 lambda.Invoke→",
        "48 3650 dynamodb.BatchWriteItem | ItemPut billed-orders",
        "49 3800 lambda.(EndBatchWindow)",
        "50 3916 sqs.SendMessage | MessageSent analytics-queue, MessageReceived analytics-queue",
        "51 3916 sns.SendMessage→ | Delivered orders",
        "52 4150 sqs.DeleteMessageBatch | MessageDeleted fulfilment-queue",
        "53 4250 lambda.BatchWriteItem→ | InvocationEnded charge",
        "54 4250 lambda.Invoke→",
        "55 4400 sqs.(EndLongPoll) | EmptyReceive analytics-queue",
        "56 4516 lambda.ReceiveMessage→ | BatchReceived 0a52",
        "57 4750 lambda.DeleteMessageBatch→",
        "58 4850 sqs.DeleteMessageBatch | MessageDeleted billing-queue",
        "59 5000 outside.(Emit) | MessageSent SupportDesk",
        "60 5000 lambda.ReceiveMessage→",
        "61 5116 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "62 5350 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "63 5450 lambda.DeleteMessageBatch→",
        "64 5600 sns.Publish | Published refunds",
        "65 5600 lambda.Invoke parked | EnvironmentStarted ingest",
        "66 5600 outside.Publish→",
      ]
    `)
  })

  test('from JSON text after every 100th step, and from every moment gone back to, it comes to the same hash', async () => {
    const straight = await example()
    advanceRun(straight, { steps: lastStep - 1 })
    const wanted = hashOf(straight)
    expect(wanted).toMatchInlineSnapshot(`"903e2927a6782046"`)
    const stopped = await example()
    for (let step = 1; step < lastStep; step += 100) {
      const { world, kernel } = { world: stopped.kernel.world, kernel: revived(stopped, stopped.options.handlers) }
      advance(kernel, { steps: lastStep - world.steps, limits: noLimits, onRecord: () => {} })
      expect(formatHash(kernel.world.hash), `from step ${step}`).toBe(wanted)
      stepEach(stopped, 100)
    }
    for (const step of [1_000, 2, 600]) {
      goTo(straight, { step })
      advanceRun(straight, { steps: lastStep - step })
      expect(hashOf(straight), `gone back to step ${step}`).toBe(wanted)
    }
  })
})
