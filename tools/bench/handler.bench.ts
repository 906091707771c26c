// What user code costs in the sandbox, beside the same handler called natively, and how long each guard needs.
import type { HandlerHost } from '../../src/engine/kernel/index.ts'
import { createHandlerHost } from '../../src/sandbox/index.ts'
import { codeOf, environmentOn, readWasm } from '../../src/sandbox/testing/handler-run.ts'
import { hostileHandlers } from '../../src/sandbox/testing/hostile-handlers.ts'
import type { Line } from './line.ts'

export const name = 'handlers'

const text = `exports.handler = async (event) => {
  let total = 0
  for (const record of event.Records) total += JSON.parse(record.body).amount
  return { total }
}`

/** An event of about 1.6 kB, as SQS sends it. */
const event = {
  Records: [1, 2, 3].map((amount) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197597${amount}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a'.repeat(4),
    body: JSON.stringify({ amount, note: 'x'.repeat(60) }),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183', SenderId: 'AIDAIENQZJOLO23YVJ4VO' },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:111111111111:orders',
    awsRegion: 'us-east-1',
  })),
}

export async function run(): Promise<Line[]> {
  const wasm = readWasm()
  const startHost = await timed(1, () => createHandlerHost(wasm))
  const kept = await createHandlerHost(wasm)
  const call = keptCall(kept)
  const native = nativeCall()
  await timed(400, native)
  const nativeTime = await timed(400, native)
  let index = 0
  const cold = await timed(50, () => environmentOn(kept, codeOf(text), `cold-${++index}`).init())
  const rebuilding = await createHandlerHost(wasm, { keep: 0 })
  const rebuilt = environmentOn(rebuilding, codeOf(text))
  rebuilt.init()
  for (let count = 0; count < 99; count++) rebuilt.event(event)
  const rebuild = await timed(1, () => rebuilt.event(event))
  return [
    {
      name: 'call, kept VM, 1.6 kB event',
      ours: call * 1_000,
      reference: nativeTime * 1_000,
      unit: 'µs',
      target: '≤ 100 µs more',
      meets: call - nativeTime <= 0.1,
    },
    { name: 'cold start, machine recycled', ours: cold, unit: 'ms' },
    { name: 'host started, wasm compiled before', ours: startHost, unit: 'ms' },
    { name: 'VM rebuilt from a journal of 100 invocations', ours: rebuild, unit: 'ms' },
    ...(await hostileLines(wasm)),
  ]
}

async function hostileLines(wasm: WebAssembly.Module): Promise<Line[]> {
  const host = await createHandlerHost(wasm)
  const lines: Line[] = []
  for (const [hostile, { body, endedBy }] of Object.entries(hostileHandlers)) {
    const environment = environmentOn(host, codeOf(`exports.handler = async () => { ${body} }`), hostile)
    environment.init()
    const ours = await timed(1, () => environment.event())
    lines.push({ name: `${hostile}, ended by ${endedBy}`, ours, unit: 'ms', target: '≤ 2,000 ms', meets: ours <= 2_000 })
  }
  return lines
}

/** Milliseconds within the host for one call, in the best of 30 environments of 100 invocations each. */
function keptCall(host: HandlerHost): number {
  let spent = 0
  const watched: HandlerHost = {
    run(request) {
      const started = performance.now()
      const outcome = host.run(request)
      spent += performance.now() - started
      return outcome
    },
  }
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 30; round++) {
    const environment = environmentOn(watched, codeOf(text), `kept-${round}`)
    environment.init()
    spent = 0
    for (let count = 0; count < 100; count++) environment.event(event)
    best = Math.min(best, spent / 100)
  }
  return best
}

/** The same text run by the host's own engine, with the same JSON in and out. */
function nativeCall(): () => Promise<string> {
  const module = { exports: {} as { handler?: (event: unknown) => Promise<unknown> } }
  new Function('exports', text)(module.exports)
  const json = JSON.stringify(event)
  return async () => JSON.stringify(await module.exports.handler?.(JSON.parse(json)))
}

/** Milliseconds for one, the mean of `times`. */
async function timed(times: number, work: () => unknown): Promise<number> {
  const started = performance.now()
  for (let count = 0; count < times; count++) await work()
  return (performance.now() - started) / times
}
