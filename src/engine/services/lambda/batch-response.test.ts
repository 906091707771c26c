import { expect, test } from 'vitest'
import { failedItems } from './batch-response.ts'

/** As recorded from AWS: `facts/sqs.md` §9. */
test.each([
  ['null', []],
  ['', []],
  ['""', []],
  ['{}', []],
  ['{"batchItemFailures":[]}', []],
  ['{"batchItemFailures":null}', []],
  ['{"BatchItemFailures":[{"itemIdentifier":"m1"}]}', []],
  ['{"batchItemFailures":[{"itemIdentifier":"m1"}]}', ['m1']],
  ['{"batchItemFailures":[{"itemIdentifier":"m2"},{"itemIdentifier":"m1"}]}', ['m2', 'm1']],
  ['{"batchItemFailures":[{"itemIdentifier":"stranger"}]}', 'all'],
  ['{"batchItemFailures":[{"itemIdentifier":""}]}', 'all'],
  ['{"batchItemFailures":[{"itemIdentifier":null}]}', 'all'],
  ['{"batchItemFailures":[{"foo":"m1"}]}', 'all'],
  ['{"batchItemFailures":[{"messageId":"m1"}]}', 'all'],
  ['{"batchItemFailures":["m1"]}', 'all'],
  ['"(^_^"', 'all'],
  ['(^_^', 'all'],
])('%s', (response, failed) => {
  expect(failedItems(response, ['m1', 'm2'])).toEqual(failed)
})
