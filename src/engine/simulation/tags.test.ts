import { expect, test } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { functionArn, queueUrl, topicArn } from '../../aws/identity.ts'
import { advanceRun, answerOf, planEdit, type Run } from './index.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, edit, openText, runOf } from './testing/runs.ts'

const tagged = (tags: Readonly<Record<string, string>>, more: Partial<Design> = {}): string => {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const text = templateOf({
    queues: { Jobs: { more: { Tags: list } } },
    topics: { News: [] },
    functions: { Work: { code: 'succeed', more: { Tags: tags } } },
    ...more,
  })
  return text.replace('"TopicName": "news"', `"TopicName": "news", "Tags": ${JSON.stringify(list)}`)
}

function started(text: string): { run: Run; ask(service: string, operation: string, input: JsonObject): unknown } {
  const answers = new Map<number, unknown>()
  const run = runOf(text, {
    onRecord(record) {
      const answered = answerOf(record)
      if (answered) answers.set(answered.request, answered.result.ok ? answered.result.value : answered.result.error)
    },
  })
  return {
    run,
    ask(service, operation, input) {
      const request = callFrom(run, service, operation, input)
      advanceRun(run, { ms: run.clockMs + 100 })
      return answers.get(request)
    },
  }
}

test('tags of queues, topics and functions reach the API, and so do their changes', () => {
  const { run, ask } = started(tagged({ team: 'orders', stage: 'test' }))
  const all = (): unknown[] => [
    ask('sqs', 'ListQueueTags', { QueueUrl: queueUrl('jobs') }),
    ask('sns', 'ListTagsForResource', { ResourceArn: topicArn('news') }),
    ask('lambda', 'ListTags', { Resource: functionArn('work') }),
  ]
  expect(all()).toMatchObject([
    { Tags: { team: 'orders', stage: 'test' } },
    {
      Tags: [
        { Key: 'team', Value: 'orders' },
        { Key: 'stage', Value: 'test' },
      ],
    },
    { Tags: { team: 'orders', stage: 'test' } },
  ])
  const result = edit(run, tagged({ team: 'billing' }))
  expect(result.ok && result.value.events.at(-1)?.data).toEqual({
    calls: ['TagQueue Jobs', 'UntagQueue Jobs', 'TagResource News', 'UntagResource News', 'TagResource Work', 'UntagResource Work'],
  })
  expect(all()).toMatchObject([{ Tags: { team: 'billing' } }, { Tags: [{ Key: 'team', Value: 'billing' }] }, { Tags: { team: 'billing' } }])
  expect(JSON.stringify(all())).not.toContain('stage')
})

test('a change of tags alone changes no settings', () => {
  const { run } = started(tagged({ team: 'orders' }))
  const plan = planEdit(run, openText(tagged({ team: 'orders', more: 'yes' })))
  expect(plan.kind === 'deployment' && plan.deployment.calls.map(({ operation }) => operation)).toEqual([
    'TagQueue',
    'TagResource',
    'TagResource',
  ])
})
