import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { HandlerHost, HandlerOutcome } from '../engine/kernel/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm, startMs } from './testing/handler-run.ts'

/** Uses everything that could differ: module state, randomness, time, timers, calls, garbage, and now and then too much. */
const code = codeOf(`
const { SQS } = require('@aws-sdk/client-sqs')
const sqs = new SQS()
let seen = []
exports.handler = async ({ do: what, n }) => {
  seen.push(what)
  const waste = Array.from({ length: n * 100 }, (_, i) => ({ i, text: 'x'.repeat(i % 50) }))
  console.log(what, seen.length, Math.random(), Date.now(), waste.length)
  if (what === 'wait') await new Promise((done) => setTimeout(done, n))
  if (what === 'send') return (await sqs.sendMessage({ QueueUrl: 'q', MessageBody: crypto.randomUUID() })).MessageId
  if (what === 'both') return Promise.race([sqs.deleteMessage({}), new Promise((done) => setTimeout(done, n, 'late'))])
  if (what === 'throw') throw new Error('no ' + n)
  if (what === 'burn') for (let i = 0; i < n * 1e4; i++);
  if (what === 'loop') for (;;);
  return seen
}`)

let never: HandlerHost
let always: HandlerHost
let two: HandlerHost
beforeAll(async () => {
  const wasm = readWasm()
  never = await createHandlerHost(wasm, { keep: 0 })
  always = await createHandlerHost(wasm, { keep: 8 })
  two = await createHandlerHost(wasm, { keep: 2 })
})

const step = fc.record({
  environment: fc.integer({ min: 0, max: 3 }),
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('wait', 'send', 'both', 'throw', 'burn', 'none') },
    { weight: 1, arbitrary: fc.constant('loop') },
  ),
  n: fc.integer({ min: 1, max: 30 }),
})
type Step = { environment: number; what: string; n: number }

it('a kept VM, a VM rebuilt from its journal and a mixture of both give the same outcomes', () => {
  let round = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      const name = `round-${round++}`
      const rebuilt = play(never, name, steps)
      expect(play(always, name, steps)).toEqual(rebuilt)
      expect(play(two, name, steps)).toEqual(rebuilt)
    }),
    { numRuns: 12, seed: 26 },
  )
}, 60_000)

/** Plays the engine: answers what the handlers ask for, in turn, across environments whose entries interleave. */
function play(host: HandlerHost, name: string, steps: readonly Step[]): HandlerOutcome[] {
  const environments = [0, 1, 2, 3].map((index) => environmentOn(host, code, `${name}/${index}`))
  const outcomes = environments.map((environment, index) => environment.init({}, index))
  const lost = new Set<number>()
  let nowMs = startMs
  for (const { environment, what, n } of steps) {
    const target = environments[environment]
    if (!target || lost.has(environment)) continue
    let outcome = target.event({ do: what, n }, { nowMs, fuel: 60 })
    outcomes.push(outcome)
    const { calls, timers } = outcome
    for (const { timer, delayMs } of timers) outcomes.push((outcome = target.timer(timer, (nowMs += delayMs))))
    for (const { call } of calls)
      outcomes.push((outcome = target.reply(call, { ok: true, value: { MessageId: `m-${call}` } }, (nowMs += 20))))
    if (outcome.end?.kind === 'exhausted') lost.add(environment)
  }
  return outcomes
}
