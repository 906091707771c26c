import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import { formatHash } from '../../base/hash.ts'
import { advance, noLimits } from '../kernel/index.ts'
import { advanceRun, goToStep, hashOf, type Run } from './index.ts'
import { lineOf, revived, runOf, stepEach } from './testing/runs.ts'

const text = readFileSync(new URL('../../../public/examples/orders-fan-out.yaml', import.meta.url), 'utf8')
const lastStep = 1_200

async function example(lines: string[] = []): Promise<Run> {
  return runOf(text, {
    name: 'orders-fan-out.yaml',
    handlers: await createNodeHandlerHost(),
    onRecord: (record) => void lines.push(lineOf(record)),
  })
}

describe('orders fan-out, with the real sandbox', () => {
  test('its first steps', async () => {
    const lines: string[] = []
    advanceRun(await example(lines), { steps: 65 })
    expect(lines.slice(1)).toMatchInlineSnapshot(`
      [
        "2 0 lambda.(Configure)",
        "3 0 outside.(PutSource) | SourceSet WebShop",
        "4 0 outside.(PutSource) | SourceSet SupportDesk",
        "5 0 outside.(Emit) | MessageSent WebShop",
        "6 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "7 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "8 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "9 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "10 600 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "11 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "12 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "13 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "14 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "15 600 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "16 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "17 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "18 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "19 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "20 600 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "21 600 sns.Publish | Published orders",
        "22 600 outside.Publish→",
        "23 1200 sqs.SendMessage | MessageSent fulfilment-queue, MessageReceived fulfilment-queue",
        "24 1200 sqs.SendMessage | MessageSent billing-queue, MessageReceived billing-queue",
        "25 1200 sqs.SendMessage | MessageSent analytics-queue, MessageReceived analytics-queue",
        "26 1200 sns.SendMessage→ | Delivered orders",
        "27 1200 sns.SendMessage→ | Delivered orders",
        "28 1200 sns.SendMessage→ | Delivered orders",
        "29 1800 lambda.ReceiveMessage→ | BatchReceived 193d",
        "30 1800 lambda.ReceiveMessage→ | BatchReceived b843",
        "31 1800 lambda.ReceiveMessage→ | BatchReceived 0a52",
        "32 2400 lambda.Invoke parked | EnvironmentStarted pack",
        "33 2400 lambda.Invoke parked | EnvironmentStarted charge",
        "34 2400 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "35 2650 lambda.(FinishComputing) | InvocationStarted pack",
        "36 2650 lambda.(FinishComputing) | InvocationStarted charge",
        "37 2716 outside.(Emit) | MessageSent WebShop",
        "38 3050 lambda.(HandlerTimer) | Logged charge, InvocationEnded charge",
        "39 3050 lambda.Invoke→",
        "40 3316 sns.Publish | Published orders, FilteredOut orders, FilteredOut orders",
        "41 3316 outside.Publish→",
        "42 3550 lambda.(HandlerTimer) | Logged pack, InvocationEnded pack",
        "43 3550 lambda.Invoke→",
        "44 3650 sqs.DeleteMessageBatch | MessageDeleted billing-queue",
        "45 3800 lambda.(EndBatchWindow)",
        "46 3916 sqs.SendMessage | MessageSent analytics-queue, MessageReceived analytics-queue",
        "47 3916 sns.SendMessage→ | Delivered orders",
        "48 4150 sqs.DeleteMessageBatch | MessageDeleted fulfilment-queue",
        "49 4250 lambda.DeleteMessageBatch→",
        "50 4400 sqs.(EndLongPoll) | EmptyReceive analytics-queue",
        "51 4516 lambda.ReceiveMessage→ | BatchReceived 0a52",
        "52 4750 lambda.DeleteMessageBatch→",
        "53 4850 sqs.ReceiveMessage parked | LongPollStarted billing-queue",
        "54 5000 outside.(Emit) | MessageSent SupportDesk",
        "55 5000 lambda.ReceiveMessage→",
        "56 5116 sqs.ReceiveMessage parked | LongPollStarted analytics-queue",
        "57 5350 sqs.ReceiveMessage parked | LongPollStarted fulfilment-queue",
        "58 5600 sns.Publish | Published refunds",
        "59 5600 lambda.Invoke parked | EnvironmentStarted ingest",
        "60 5600 outside.Publish→",
        "61 5650 lambda.(InvocationTimeout)",
        "62 5650 lambda.(InvocationTimeout)",
        "63 5850 lambda.(FinishComputing) | InvocationStarted ingest",
        "64 6074 outside.(Emit) | MessageSent WebShop",
        "65 6150 lambda.(HandlerTimer) | Logged ingest, InvocationEnded ingest",
        "66 6150 lambda.Invoke→",
      ]
    `)
  })

  test('from JSON text after every 100th step, and from every moment gone back to, it comes to the same hash', async () => {
    const straight = await example()
    advanceRun(straight, { steps: lastStep - 1 })
    const wanted = hashOf(straight)
    // What `npm run simulate -- public/examples/orders-fan-out.yaml --steps 1200` prints.
    expect(wanted).toMatchInlineSnapshot(`"030d1e5203a841e0"`)
    const stopped = await example()
    for (let step = 1; step < lastStep; step += 100) {
      const { world, kernel } = { world: stopped.kernel.world, kernel: revived(stopped, stopped.options.handlers) }
      advance(kernel, { steps: lastStep - world.steps, limits: noLimits, onRecord: () => {} })
      expect(formatHash(kernel.world.hash), `from step ${step}`).toBe(wanted)
      stepEach(stopped, 100)
    }
    for (const step of [1_000, 2, 600]) {
      goToStep(straight, step)
      advanceRun(straight, { steps: lastStep - step })
      expect(hashOf(straight), `gone back to step ${step}`).toBe(wanted)
    }
  })
})
