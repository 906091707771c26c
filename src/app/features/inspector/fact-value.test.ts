import { describe, expect, it } from 'vitest'
import { shownValue } from './fact-value.ts'

describe('a setting', () => {
  it('takes the largest unit in which it stays whole', () => {
    const shown = ['345600', '86400', '7200', '90', '18', '0', '60'].map((value) => shownValue({ value, unit: 'seconds' }))
    expect(shown.map(({ value, unit }) => `${value} ${unit}`)).toEqual(['4 days', '1 day', '2 h', '90 s', '18 s', '0 s', '1 min'])
    expect(shownValue({ value: '1048576', unit: 'bytes' })).toEqual({ value: '1', unit: 'MiB' })
  })

  it('shows what it cannot scale as it is', () => {
    expect(shownValue({ value: 'unknown', unit: 'seconds' })).toEqual({ value: 'unknown', unit: 's' })
    expect(shownValue({ value: '128', unit: 'megabytes' })).toEqual({ value: '128', unit: 'MB' })
    expect(shownValue({ value: '1', unit: 'messages' })).toEqual({ value: '1', unit: 'message' })
    expect(shownValue({ value: '10', unit: 'messages' })).toEqual({ value: '10', unit: 'messages' })
    expect(shownValue({ value: '{broken' })).toEqual({ value: '{broken' })
  })

  it('is taken apart when it is JSON, its ARNs by their name', () => {
    const value = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:billing-dlq","maxReceiveCount":3}'
    expect(shownValue({ value }).parts).toEqual([
      { name: 'deadLetterTargetArn', value: 'billing-dlq' },
      { name: 'maxReceiveCount', value: '3' },
    ])
  })
})
