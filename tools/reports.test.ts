import { expect, test } from 'vitest'
import { scriptTotals } from './reports.mjs'

test('the scripts of all property tests are added up by what they are about', () => {
  const tests = [
    { meta: { scripts: [{ subject: 'SNS', tried: 40, seed: 7 }] } },
    { meta: {} },
    { meta: { scripts: [{ subject: 'SQS', tried: 1200, seed: 7 }] } },
    {},
  ]
  const report = {
    testResults: [{ assertionResults: tests }, { assertionResults: [{ meta: { scripts: [{ subject: 'SNS', tried: 2, seed: 7 }] } }] }],
  }
  expect(scriptTotals(report)).toBe('models: SQS 1,200, SNS 42, mapping 0 scripts, seed 7')
  expect(scriptTotals({ testResults: [{ assertionResults: [{}] }] })).toBeUndefined()
  expect(scriptTotals(undefined)).toBeUndefined()
})
