import { describe, expect, it } from 'vitest'
import { compareTemplates } from './index.ts'
import { exampleText, opened } from './testing/open.ts'

const difference = (from: string, to: string) => compareTemplates(opened(exampleText), opened(exampleText.replace(from, to)))

/** Counts of added and removed, changes as `BillingQueue: VisibilityTimeout (replaced for QueueName)`, settings. */
function told({ added, removed, changed, settingsChanged }: ReturnType<typeof compareTemplates>) {
  const ids = (list: typeof added) => list.map(({ logicalId }) => logicalId)
  const changes = changed.map(
    ({ after, properties, replaces }) => `${after.logicalId}: ${properties.join(', ')}${replaces ? ` (replaced for ${replaces})` : ''}`,
  )
  return { added: ids(added), removed: ids(removed), changes, settingsChanged }
}

const nothing = { added: [], removed: [], changes: [], settingsChanged: [] }

describe('compareTemplates', () => {
  it('sees no change in comments, order and notation', () => {
    expect(told(difference('# Two topics:', '# Three topics:'))).toEqual(nothing)
    expect(told(difference('type: [goods]', 'type:\n          - goods'))).toEqual(nothing)
    expect(told(difference('{ X: 150, Y: 420 }', '{ X: 151, Y: 420 }'))).toEqual(nothing)
  })

  it.each([
    ['      VisibilityTimeout: 20', '      VisibilityTimeout: 60', 'AnalyticsQueue: VisibilityTimeout'],
    ['await work(900)', 'await work(1)', 'Pack: Code'],
    ['            BatchSize: 1\n', '            BatchSize: 2\n', 'PackFromQueue: BatchSize'],
    ['type: [goods]', 'type: [goods, voucher]', 'OrdersToFulfilment: FilterPolicy'],
    ['WAREHOUSE: Hamburg', 'WAREHOUSE: Bremen', 'Pack: Environment'],
  ])('%s → %s', (from, to, change) => {
    expect(told(difference(from, to))).toEqual({ ...nothing, changes: [change] })
  })

  it('follows a new name to everything that refers to it, and says what is replaced', () => {
    expect(told(difference('QueueName: billing-dlq', 'QueueName: late'))).toEqual({
      ...nothing,
      changes: ['BillingQueue: RedrivePolicy', 'BillingDlq: QueueName (replaced for QueueName)'],
    })
  })

  it('says what is new, what is gone and which settings changed', () => {
    expect(told(difference('  OrdersToAnalytics:', '  Everything:'))).toEqual({
      ...nothing,
      added: ['Everything'],
      removed: ['OrdersToAnalytics'],
    })
    expect(told(difference('Seed: 42', 'Seed: 43')).settingsChanged).toEqual(['Seed'])
    expect(told(difference('Pace: visible', 'Pace: aws')).settingsChanged).toEqual(['Pace'])
    expect(told(difference('Rate: 18/min', 'Rate: 19/min')).settingsChanged).toEqual(['Traffic'])
    expect(told(difference('Title: Orders', 'Title: Some orders')).settingsChanged).toEqual(['Title'])
  })

  it('takes another type or a made-up name for another resource', () => {
    const text = (type: string) => `Resources:\n  A: { Type: ${type} }\n`
    expect(told(compareTemplates(opened(text('AWS::SQS::Queue')), opened(text('AWS::SNS::Topic')))).changes).toEqual([
      'A:  (replaced for Type)',
    ])
    const seeds = compareTemplates(opened(text('AWS::SQS::Queue'), { seed: 1 }), opened(text('AWS::SQS::Queue'), { seed: 2 }))
    expect(told(seeds).changes).toEqual(['A:  (replaced for name)'])
  })
})
