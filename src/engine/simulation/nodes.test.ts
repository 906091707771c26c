import { describe, expect, test } from 'vitest'
import { advanceRun, nodeViewOf, type Run } from './index.ts'
import { runOf } from './testing/runs.ts'

/** An address that takes nothing for nine hours: SNS gives it up after six; and a topic that is away for the second message. */
const text = JSON.stringify({
  Metadata: {
    Switchyard: {
      Version: 1,
      Traffic: { Shop: { To: 'News', Every: '4 s', Name: 'ord-{{n}}', Count: 2 } },
      People: { Team: { Address: 'team@example.com' } },
      Faults: [
        { Node: 'Team', Outage: true, For: '9 h' },
        { Node: 'News', Outage: true, From: '3 s', For: '3 s' },
      ],
    },
  },
  Resources: {
    News: { Type: 'AWS::SNS::Topic' },
    Mail: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'News' }, Protocol: 'email', Endpoint: 'team@example.com' } },
  },
})

const view = (run: Run, id: string) => nodeViewOf(run, id) as unknown as Record<string, unknown>

describe('what did not get through', () => {
  test('is counted at the topic that refused it and at the inbox that it bounced from', () => {
    const run = runOf(text)
    advanceRun(run, { ms: 60_000 })
    expect(view(run, 'News')).toMatchObject({ published: 1, refused: 1 })
    expect(view(run, 'Team')).toMatchObject({ count: 0, bounced: 0 })
    expect(view(run, 'News')['subscriptions']).toMatchObject([
      { wire: 'subscription:Mail', retries: [{ messageId: expect.any(String) as string }] },
    ])
    advanceRun(run, { ms: 8 * 3_600_000 })
    expect(view(run, 'Team')).toMatchObject({ count: 0, bounced: 1 })
  })

  test('touches the inbox, so that the page hears of it', () => {
    const run = runOf(text)
    expect(run.nodes.get('sns/subscription/none')).toBeUndefined()
    const subscription = Object.keys(run.kernel.world.cells).find((key) => key.startsWith('sns/subscription/')) ?? ''
    expect(run.nodes.get(subscription)).toBe('Team')
  })
})
