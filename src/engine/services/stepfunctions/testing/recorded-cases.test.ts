import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../../tools/shared-data.mjs'
import { integrationOf } from '../tasks/outcome.ts'
import { replay, type Comparison, type RecordedCase } from './recorded-cases.ts'

const path = sharedData('oracle/sfn-cases.json')

/** Why a conversation is not expected to go as it did on AWS; nothing where it is. */
function reasonToDiffer({ steps, expected, lambdas }: RecordedCase): string | undefined {
  const told = JSON.stringify(expected)
  if (lambdas?.some(({ kind }) => kind.startsWith('raise:'))) return 'the words of a Python function that fails'
  if (told.includes('encryptionConfiguration') && steps.some(({ op }) => op?.startsWith('DescribeStateMachine')))
    return 'a description from after AWS began to tell of encryption'
  if (told.includes('"executions":[{') && !told.includes('redriveCount')) return 'a list from before AWS began to tell of redrives'
  if (steps.some(({ op }) => op === 'ReceiveMessage')) return 'a token that the recording does not say who answers'
  if (/"billedDurationInMilliseconds":(?!100\b)/.test(told)) return 'how long a function took'
  const role = steps.filter(({ op, params }) => op === 'UpdateStateMachine' && params?.['roleArn'] !== undefined)
  return role.length > 0 ? 'several roles that the recording writes alike' : undefined
}

describe.skipIf(path === undefined)('conversations recorded on AWS', async () => {
  const all = path === undefined ? [] : (JSON.parse(readFileSync(path, 'utf8')) as { cases: RecordedCase[] }).cases
  const comparison = path === undefined ? undefined : ((await import(`${dirname(path)}/compare.mjs`)) as Comparison)
  const wanted = new RegExp(process.env['SFN_CASES'] ?? '')
  const cases = all.filter((one) => !one.quirk && wanted.test(`${one.tier}/${one.kind}/${one.category}/${one.id}`))

  const differencesOf = (replayed: readonly RecordedCase[]): string[] =>
    replayed.flatMap((one) => {
      const { isSame, problem, diffs } = replay(one, comparison as Comparison)
      const lines = diffs.slice(0, 3).map(({ path: at, expected, actual }) => `${at}: want ${short(expected)}, got ${short(actual)}`)
      return isSame ? [] : [[`${one.kind}/${one.category} ${one.id.split('::').pop()} ${problem}`, ...lines].join('\n  ')]
    })

  it.each(['pure', 'lambda', 'sqs-sns-sfn'])('of tier %s go the same here', (tier) => {
    const replayed = cases.filter((one) => one.tier === tier && one.kind !== 'test-state' && reasonToDiffer(one) === undefined)
    expect(differencesOf(replayed)).toEqual([])
    expect(replayed.length).toBeGreaterThan(10)
  })

  it('with objects in S3 go the same here', () => {
    const replayed = cases.filter(({ tier, steps }) => tier === 'other-aws' && steps.some(({ service }) => service === 's3'))
    expect(differencesOf(replayed)).toEqual([])
    expect(replayed.length).toBeGreaterThan(10)
  })

  it('about states tried alone go the same here', () => {
    const replayed = cases.filter((one) => one.kind === 'test-state' && !isMockOfUnknown(one))
    expect(differencesOf(replayed)).toEqual([])
    expect(replayed.length).toBeGreaterThan(10)
  })
})

/** A mock is checked against the answer of an operation: of one that is not described here, any is taken. */
function isMockOfUnknown({ steps, expected }: RecordedCase): boolean {
  const resource = /"Resource": "(arn:aws:states:::[^"]+)"/.exec(String(steps[0]?.params?.['definition']))?.[1]
  return JSON.stringify(expected).includes('schema validation error') && integrationOf(resource ?? '') === undefined
}

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
