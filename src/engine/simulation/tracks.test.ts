import { describe, expect, test } from 'vitest'
import { queueArn, queueUrl } from '../../aws/identity.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import { advanceRun, tokensOfRun, worldOf, type Run } from './index.ts'
import { templateOf } from './testing/design.ts'
import { queueKey } from '../services/shared/resource-keys.ts'
import { callFrom, openText, runOf, stepEach } from './testing/runs.ts'
import { createTrackMap, stretchOf } from './tracks.ts'
import { inspectToken } from './inspect.ts'

/** Every token that was ever under way on a wire, in the order of their numbers: wire, leg, status. */
function tokensUntil(run: Run, ms: number): string[] {
  const seen = new Map<number, string>()
  const look = (): void => {
    for (const { id, wire, leg, status } of tokensOfRun(run)) {
      const { kind, from, to } = run.template.wires[wire] ?? { kind: 'none', from: '', to: '' }
      seen.set(id, `${kind} ${from}→${to} ${leg} ${status}`)
    }
  }
  look()
  while (worldOf(run).now < ms && worldOf(run).agenda.length > 0) stepEach(run, 1, look)
  return [...seen].toSorted(([a], [b]) => a - b).map(([, line]) => line)
}

const invoke = (run: Run, name: string): number =>
  callFrom(run, 'lambda', 'Invoke', { FunctionName: name, InvocationType: 'Event', Payload: '{}' })

function withMore(design: Parameters<typeof templateOf>[0], more: JsonObject, people: JsonObject = {}): string {
  const template = JSON.parse(templateOf(design)) as { Resources: JsonObject; Metadata: { Switchyard: JsonObject } }
  const { Metadata, Resources } = template
  return JSON.stringify({
    ...template,
    Metadata: { Switchyard: { ...Metadata.Switchyard, People: people } },
    Resources: { ...Resources, ...more },
  })
}

test('a message move task takes dead letters back along the redrive wire', () => {
  const run = runOf(
    templateOf({
      pace: 'visible',
      queues: { Jobs: { visibility: 2, deadLetters: 'Dead', maxReceiveCount: 1 }, Dead: {} },
      functions: { Work: { code: 'throw', from: 'Jobs', timeout: 1 } },
      traffic: { Shop: { to: 'Jobs', everyMs: 1_000, count: 1 } },
    }),
  )
  const there = tokensUntil(run, 60_000)
  expect(there.filter((line) => line.startsWith('redrive'))).toEqual(['redrive Jobs→Dead whole failed'])
  callFrom(run, 'sqs', 'StartMessageMoveTask', { SourceArn: queueArn('dead') })
  expect(tokensUntil(run, worldOf(run).now + 1_400)[0]).toBe('redrive Jobs→Dead back retry')
})

test('where the dead letters of two queues meet, each goes its own way, and back on it', () => {
  const run = runOf(templateOf({ pace: 'visible', queues: { One: { deadLetters: 'Dead' }, Two: { deadLetters: 'Dead' }, Dead: {} } }))
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('dead'), MessageBody: 'x' })
  advanceRun(run, { idle: true })
  callFrom(run, 'sqs', 'StartMessageMoveTask', { SourceArn: queueArn('dead'), DestinationArn: queueArn('two') })
  stepEach(run, 2)
  const token = tokensOfRun(run)[0]
  expect(run.template.wires[token?.wire ?? -1]).toMatchObject({ kind: 'redrive', from: 'Two', to: 'Dead' })
  expect(token).toMatchObject({ leg: 'back', status: 'retry' })
  expect(inspectToken(run, token?.id ?? 0)).toMatchObject({ from: 'dead', to: 'two', why: [{ rule: 'hop.moved-back' }] })
})

test('a wire of its own stands above the way back on another’s', () => {
  const circle = templateOf({ queues: { One: { deadLetters: 'Two' }, Two: { deadLetters: 'One' } } })
  const template = openText(circle)
  const tracks = createTrackMap(template, { pace: template.settings.pace, physicalIds: {} })
  const legs = [
    ['one', 'two'],
    ['two', 'one'],
  ].map(([from, to]) => {
    const stretch = stretchOf(tracks, { track: 'redrive', from: queueKey(from as string), to: queueKey(to as string), carries: [] })
    return [template.wires[stretch?.wire ?? -1]?.from, stretch?.leg]
  })
  expect(legs).toEqual([
    ['One', 'whole'],
    ['Two', 'whole'],
  ])
})

describe('what a function writes straight to a phone', () => {
  const phone = (address: string, pace: 'aws' | 'visible' = 'visible'): string =>
    withMore({ pace, functions: { Tell: { code: 'text' } } }, {}, { Ada: { Address: address, From: 'Tell' } })
  const expected = ['reference Tell→Ada first-half running', 'reference Tell→Ada second-half running']

  test.each(['+4915550100', '+49155*', '+*'])('goes to %s in two hops of one wire: to SNS, and from there to the person', (address) => {
    const run = runOf(phone(address))
    invoke(run, 'tell')
    const lines = tokensUntil(run, 10_000)
    expect(lines.filter((line) => line.startsWith('reference'))).toEqual(expected)
    expect(run.template.nodes.map(({ id }) => id)).toContain('Ada')
  })

  test('is drawn nowhere when nobody with such an address is in the picture', () => {
    const run = runOf(phone('+4917*'))
    invoke(run, 'tell')
    expect(tokensUntil(run, 10_000).filter((line) => line.startsWith('reference'))).toEqual([])
  })

  test('takes as long as any delivery of SNS', () => {
    const run = runOf(phone('+49155*', 'aws'))
    invoke(run, 'tell')
    for (let step = 0; step < 40 && tokensOfRun(run).every(({ leg }) => leg !== 'second-half'); step++) stepEach(run, 1)
    const token = tokensOfRun(run).find(({ leg }) => leg === 'second-half')
    expect((token?.arrivesAt ?? 0) - (token?.sentAt ?? 0)).toBe(30)
    expect(inspectToken(run, token?.id ?? 0)).toMatchObject({ from: 'tell', to: 'Ada', operation: 'ReceiveSms' })
  })
})

test('people who stand for many get their tokens on the wire of the subscription', () => {
  const subscription = { TopicArn: { Ref: 'News' }, Protocol: 'email', Endpoint: 'ada@example.com' }
  const text = withMore(
    { pace: 'visible', topics: { News: [] }, traffic: { Desk: { to: 'News', everyMs: 1_000, count: 1 } } },
    { ToAda: { Type: 'AWS::SNS::Subscription', Properties: subscription } },
    { Readers: { Address: 'ada@*' } },
  )
  const run = runOf(text)
  const lines = tokensUntil(run, 20_000).filter((line) => line.startsWith('subscription'))
  expect(new Set(lines)).toEqual(new Set(['subscription News→Readers whole running']))
})

describe('what became of asynchronous invocations', () => {
  const destination = (onSuccess: string, onFailure: string): JsonObject => ({
    Config: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Work' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 0,
        DestinationConfig: {
          OnSuccess: { Destination: { 'Fn::GetAtt': [onSuccess, 'Arn'] } },
          OnFailure: { Destination: { 'Fn::GetAtt': [onFailure, 'Arn'] } },
        },
      },
    },
  })
  const deadLetters: Json = { DeadLetterQueue: { Type: 'SQS', TargetArn: { 'Fn::GetAtt': ['Ends', 'Arn'] } } }
  const lines = (code: string, more: JsonObject, onFailure = 'Ends'): string[] => {
    const design = { pace: 'visible', queues: { Ends: {}, Other: {} }, functions: { Work: { code, more } } } as const
    const run = runOf(withMore(design, destination('Ends', onFailure)))
    invoke(run, 'work')
    const { wires } = run.template
    const seen = new Set<string>()
    for (let step = 0; step < 60 && worldOf(run).agenda.length > 0; step++) {
      for (const { wire, status } of tokensOfRun(run)) {
        const drawn = wires[wire]
        if (drawn) seen.add(`${drawn.label} ${drawn.from}→${drawn.to} ${status}`)
      }
      stepEach(run, 1)
    }
    return [...seen]
  }

  test('goes along the wire of its destination, also where several lead to one queue', () => {
    expect(lines('succeed', {})).toEqual(['on success Work→Ends running'])
    expect(lines('throw', {})).toEqual(['on failure Work→Ends failed'])
  })

  test('goes to the dead-letter queue as well', () => {
    expect(lines('throw', deadLetters as JsonObject, 'Other')).toEqual(['on failure Work→Other failed', 'dead letters Work→Ends failed'])
  })
})
