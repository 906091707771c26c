import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isSamePage, judge, readBehaviours, withTable, writeTable, type Coverage, type Entry } from './behaviours.ts'
import { sharedData } from './shared-data.mjs'

const recordings = `# Title
## SQS: 2 of 3
### Purge (2)
- \`test_purge\` (no AWS validation record on file): Purge
- \`test_purge_twice\` [2x] snapshot: Twice: no
    - error \`X\` (403): no
### Tags (1)
- \`test_tags\` snapshot: Tags
`
const behaviours = readBehaviours(recordings)
const files: Readonly<Record<string, string>> = { 'a.test.ts': "it('purges', () => {})\nit.each([1])(\n  'tags %j',\n  () => {})" }

function verdictOf(rows: Record<string, Entry>, atLeastPercent = 0) {
  return judge(behaviours, { atLeastPercent, rows }, (path) => files[path])
}

test('rows are read with their section, and whether AWS was recorded', () => {
  expect(behaviours).toEqual([
    { id: 'test_purge', section: 'SQS: Purge', isRecorded: false },
    { id: 'test_purge_twice', section: 'SQS: Purge', isRecorded: true },
    { id: 'test_tags', section: 'SQS: Tags', isRecorded: true },
  ])
})

test('rows that are tested, excused and open are counted', () => {
  const verdict = verdictOf({ test_purge: { reason: 'no' }, test_tags: { test: ['a.test.ts: tags %j', 'a.test.ts: purges'] } })
  expect(verdict).toEqual({ rows: 3, recorded: 2, tested: 1, reasoned: 0, open: 1, openInAll: 1, problems: [] })
})

test.each<[Record<string, Entry>, string]>([
  [{ test_tags: { test: 'a.test.ts: purge' } }, 'test_tags: a.test.ts has no test «purge»'],
  [{ test_tags: { test: 'a.test.ts' } }, 'test_tags: a.test.ts has no test «»'],
  [{ test_tags: { test: 'b.test.ts: purges' } }, 'test_tags: there is no b.test.ts'],
  [{ test_other: { reason: 'no' } }, 'test_other is no row of the recordings'],
  [{ test_tags: { reason: '' } }, 'test_tags has not exactly one of test and reason'],
  [{ test_tags: { test: [] } }, 'test_tags has not exactly one of test and reason'],
  [{ test_tags: { test: 'a.test.ts: purges', reason: 'no' } as Entry }, 'test_tags has not exactly one of test and reason'],
])('%j is reported', (rows, problem) => {
  expect(verdictOf(rows).problems).toEqual([problem])
})

test('a share below the one asked for is reported, and a reason is no test', () => {
  const rows: Record<string, Entry> = { test_tags: { test: 'a.test.ts: purges' }, test_purge_twice: { reason: 'no' } }
  expect(verdictOf(rows, 50).problems).toEqual([])
  expect(verdictOf(rows, 51).problems).toEqual(['1 of 2 recorded behaviours have a test; at least 51 % must'])
})

test('without the recordings only the named tests are looked for', () => {
  const rows = { anything: { test: 'a.test.ts: purges' }, other: { test: 'a.test.ts: none' } }
  expect(judge([], { atLeastPercent: 95, rows }, (path) => files[path]).problems).toEqual(['other: a.test.ts has no test «none»'])
})

test('the table stands between its marks, and writing it again changes nothing', () => {
  const rows: Record<string, Entry> = { test_tags: { test: 'src/engine/services/a.test.ts: a|b' }, test_purge: { reason: 'why' } }
  const coverage: Coverage = { atLeastPercent: 0, rows }
  const table = writeTable(
    behaviours,
    coverage,
    judge(behaviours, coverage, () => undefined),
  )
  expect(table).toContain('| purge       |     | why     |\n| purge_twice | ●   | not yet |')
  expect(table).toContain('| tags      | ●   | `a.test.ts` a\\|b |')
  const page = 'before\n<!-- written by npm run fidelity: begin -->\nold\n<!-- written by npm run fidelity: end -->\nafter\n'
  const written = withTable(page, table)
  expect(written).toMatch(/^before\n[\s\S]*not yet[\s\S]*after\n$/)
  expect(written).not.toContain('\nold\n')
  expect(withTable(written, table)).toBe(written)
  expect(isSamePage(written, written.replaceAll('| --------- ', '| --- '))).toBe(true)
  expect(isSamePage(written, written.replace('why', 'because'))).toBe(false)
  expect(() => withTable('no marks', table)).toThrow('marks')
})

const path = sharedData('facts/sqs-sns-behaviours.md')

test(`the recordings, ${path === undefined ? 'absent' : 'present'}: every row of the coverage names tests that exist`, () => {
  const root = new URL('..', import.meta.url)
  const coverage = JSON.parse(readFileSync(new URL('docs/fidelity-behaviours.json', root), 'utf8')) as Coverage
  const rows = path === undefined ? [] : readBehaviours(readFileSync(path, 'utf8'))
  const read = (file: string): string | undefined =>
    existsSync(new URL(file, root)) ? readFileSync(new URL(file, root), 'utf8') : undefined
  expect(judge(rows, coverage, read).problems).toEqual([])
})
