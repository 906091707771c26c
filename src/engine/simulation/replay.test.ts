import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scripts } from '../../base/testing/scripts.ts'
import { formatHash } from '../../base/hash.ts'
import { queueUrl } from '../../aws/identity.ts'
import { advance, noLimits } from '../kernel/index.ts'
import { advanceRun, goTo, hashOf, putIn, worldOf, type Run } from './index.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, edit, openText, revived, runOf, scripted, stepEach } from './testing/runs.ts'

const design: Design = {
  queues: { Jobs: { visibility: 5, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Copies: { delay: 1 } },
  topics: { News: ['Jobs', 'Copies'] },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 1 }, Slow: { code: 'stall', from: 'Copies', timeout: 2 } },
  traffic: { Shop: { to: 'News', everyMs: 900, jitter: 40, count: 4 } },
}
const text = templateOf(design)
const slower = templateOf({ ...design, queues: { ...design.queues, Jobs: { visibility: 7, deadLetters: 'Dead', maxReceiveCount: 3 } } })
const recoded = templateOf({ ...design, functions: { ...design.functions, Work: { code: 'succeed', from: 'Jobs', batch: 1 } } })
const lastStep = 220

function sendByHand(run: Run, body = 'by hand'): void {
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: body })
}

/** A run with calls and edits in it, one of them refused. */
function eventful(): Run {
  const run = runOf(text)
  stepEach(run, 40)
  sendByHand(run)
  stepEach(run, 30)
  edit(run, slower)
  stepEach(run, 20)
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('nowhere'), MessageBody: 'lost' })
  sendByHand(run)
  edit(run, templateOf({ ...design, queues: { ...design.queues, Jobs: { visibility: 7, deadLetters: 'Dead', maxReceiveCount: 5000 } } }))
  edit(run, recoded)
  advanceRun(run, { ms: run.clockMs + 1_500 })
  sendByHand(run)
  stepEach(run, lastStep - worldOf(run).steps)
  return run
}

describe('snapshots', () => {
  test('after every step of a small run, the world from its JSON text comes to the same hash', () => {
    const straight = runOf(text)
    stepEach(straight, lastStep)
    const stopped = runOf(text)
    const last = worldOf(straight).steps
    stepEach(stopped, lastStep - 1, () => {
      const kernel = revived(stopped, scripted())
      advance(kernel, { steps: last - kernel.world.steps, limits: noLimits, onRecord: () => {} })
      expect(formatHash(kernel.world.hash), `from step ${worldOf(stopped).steps}`).toBe(hashOf(straight))
    })
  })
})

describe('going back', () => {
  test('to any step and on again is the same run, with its calls and its edits', () => {
    const run = eventful()
    const wanted = hashOf(run)
    const last = worldOf(run).steps
    expect(run.inputs.map(({ input }) => `${String(input['kind'])}${input['refused'] === true ? ' refused' : ''}`)).toEqual([
      'call',
      'edit',
      'call',
      'call',
      'edit refused',
      'edit',
      'call',
    ])
    for (let step = last; step >= 0; step -= 7) {
      goTo(run, { step })
      expect(worldOf(run).steps).toBe(step)
      advanceRun(run, { steps: last - step })
      expect(hashOf(run), `from step ${step}`).toBe(wanted)
      expect(run.template.text).toBe(recoded)
    }
    expect(run.inputs).toHaveLength(7)
  })

  test('step by step and by time the inputs that lie ahead come at their moment', () => {
    const run = eventful()
    const [wanted, last] = [hashOf(run), worldOf(run).steps]
    goTo(run, { step: 1 })
    while (worldOf(run).steps < last) advanceRun(run, { ms: run.clockMs + 100, stop: () => worldOf(run).steps === last })
    expect(hashOf(run)).toBe(wanted)
  })

  test('the template is the one of that moment', () => {
    const run = eventful()
    goTo(run, { step: 50 })
    expect(run.template.text).toBe(text)
    goTo(run, { step: 75 })
    expect(run.template.text).toBe(slower)
  })

  test('whoever acts in the past drops what was done later', () => {
    const run = eventful()
    goTo(run, { step: 60 })
    sendByHand(run, 'another way')
    expect(run.inputs.map(({ input }) => input['kind'])).toEqual(['call', 'call'])
    stepEach(run, 100)
    const forked = hashOf(run)
    goTo(run, { step: 20 })
    advanceRun(run, { steps: 140 })
    expect(hashOf(run)).toBe(forked)
  })

  test('inputs of one moment keep their order, and those of the moment gone to lie ahead', () => {
    const run = runOf(text)
    stepEach(run, 29)
    sendByHand(run, 'first')
    sendByHand(run, 'second')
    stepEach(run, 10)
    const wanted = hashOf(run)
    goTo(run, { step: 30 })
    expect(run.given).toBe(0)
    advanceRun(run, { steps: 10 })
    expect(hashOf(run)).toBe(wanted)
  })
})

describe('the same again', () => {
  test('document, seed and inputs make the run; another seed makes another', () => {
    const bySeed = fc.property(fc.integer({ min: 0, max: 4_294_967_294 }), fc.array(fc.nat(60), { maxLength: 4 }), (seed, gaps) => {
      const played = (seedNow: number): string => {
        const run = runOf(templateOf({ ...design, seed: seedNow }))
        for (const gap of gaps) {
          stepEach(run, gap)
          sendByHand(run)
        }
        stepEach(run, 120)
        return hashOf(run)
      }
      expect(played(seed)).toBe(played(seed))
      expect(played(seed + 1)).not.toBe(played(seed))
    })
    fc.assert(bySeed, { numRuns: scripts(4) })
  })

  test('a node that nothing is connected to reshuffles nobody', () => {
    const eventsOf = (source: string): string[] => {
      const events: string[] = []
      const run = runOf(source, {
        onRecord: ({ time, events: told }) =>
          events.push(...told.map(({ type, subject, data }) => `${time} ${type} ${subject} ${JSON.stringify(data)}`)),
      })
      advanceRun(run, { ms: 20_000 })
      return events.filter((line) => !line.includes('other') && !line.includes('deployment'))
    }
    const queues = { Other: {}, ...design.queues }
    expect(
      eventsOf(templateOf({ ...design, queues, traffic: { ...design.traffic, Others: { to: 'Other', everyMs: 700, jitter: 50 } } })).filter(
        (line) => !line.includes('Others'),
      ),
    ).toEqual(eventsOf(text))
  })

  test('an input that cannot be read again is a bug of ours, told as such', () => {
    const run = runOf(text)
    const broken = { ...run, options: { ...run.options, open: () => undefined } } satisfies Run
    expect(() => putIn(broken, { kind: 'edit', text: openText(slower).text })).toThrow('can be read again')
  })
})
