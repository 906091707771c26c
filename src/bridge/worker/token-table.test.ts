import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { advanceRun, goTo, liveInQueues, liveMessages, tokensOfRun, type Run } from '../../engine/simulation/index.ts'
import { callFromScreen, createSession, openDocument, type Session } from './session.ts'
import { createTokenTable, type TokenTable } from './token-table.ts'

/** One source sends to a queue, another now and then by way of a topic that delivers as slowly as told. */
function opened(deliver: string): { readonly session: Session; readonly run: Run } {
  const resources = {
    Near: { Type: 'AWS::SQS::Queue' },
    Far: { Type: 'AWS::SNS::Topic' },
    FarToNear: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: 'Far' }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Near', 'Arn'] }, RawMessageDelivery: true },
    },
  }
  const text = JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Metadata: {
      Switchyard: {
        Version: 1,
        Pace: { Call: '2 s', Deliver: deliver },
        Traffic: { Shop: { To: 'Near', Every: '300 ms', Jitter: '50 %' }, Slow: { To: 'Far', Every: '20 s' } },
      },
    },
    Resources: resources,
  })
  const session = createSession({ run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) }, { input: () => {} })
  const answer = openDocument(session, { text, name: 'table.json' })
  if (!answer.ok || session.run === undefined) throw new Error('the template was refused')
  return { session, run: session.run }
}

function rowsOf(run: Run, table: TokenTable): readonly (readonly (number | undefined)[])[] {
  const { tokens } = table.read(run, run.template.wires)
  return [...tokens.id].map((id, row) => [id, tokens.wire[row], tokens.sentAt[row], tokens.arrivesAt[row], tokens.messages[row]])
}

function expected(run: Run): readonly (readonly number[])[] {
  return tokensOfRun(run).map(({ id, wire, sentAt, arrivesAt, count }) => [id, wire, sentAt, arrivesAt, count])
}

describe('the table of what travels', () => {
  it('forgets what it kept when the run is taken back: numbers are given anew', () => {
    const { session, run } = opened('2 s')
    const table = createTokenTable()
    advanceRun(run, { ms: 20_000 })
    expect(rowsOf(run, table)).toEqual(expected(run))
    goTo(run, { clockMs: 19_000 })
    const input = { QueueUrl: queueUrl('Near'), MessageBody: 'now it goes on otherwise' }
    void callFromScreen(session, { service: 'sqs', operation: 'SendMessage', input })
    advanceRun(run, { ms: 20_000 })
    expect(rowsOf(run, table)).toEqual(expected(run))
  })

  it('is also right when numbers lie further apart than it has rows', () => {
    const { run } = opened('600 s')
    const table = createTokenTable()
    for (let ms = 100_000; ms <= 900_000; ms += 100_000) {
      advanceRun(run, { ms })
      expect(rowsOf(run, table)).toEqual(expected(run))
    }
    const ids = tokensOfRun(run).map(({ id }) => id)
    expect((ids.at(-1) ?? 0) - (ids[0] ?? 0)).toBeGreaterThan(1024)
  })

  it('counts the messages that are on their way to a queue', () => {
    const { run } = opened('2 s')
    const table = createTokenTable()
    for (let ms = 500; ms <= 10_000; ms += 500) {
      advanceRun(run, { ms })
      expect(liveInQueues(run) + table.read(run, run.template.wires).live).toBe(liveMessages(run))
    }
  })
})
