// `npm run fidelity` writes the table of behaviours into docs/fidelity.md; with `--check` it only says whether the table, the
// tests it names and the share of tested behaviours are right. Without the recordings it checks that the named tests exist.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isSamePage, judge, readBehaviours, withTable, writeTable, type Coverage } from './behaviours.ts'
import { sharedData } from './shared-data.mjs'

const ROOT = new URL('..', import.meta.url)
const PAGE = new URL('docs/fidelity.md', ROOT)

function readTest(path: string): string | undefined {
  const file = new URL(path, ROOT)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function main(isCheck: boolean): readonly string[] {
  const coverage = JSON.parse(readFileSync(new URL('docs/fidelity-behaviours.json', ROOT), 'utf8')) as Coverage
  const recordings = sharedData('facts/sqs-sns-behaviours.md')
  if (recordings === undefined) {
    console.log('behaviours: absent')
    return judge([], coverage, readTest).problems
  }
  const behaviours = readBehaviours(readFileSync(recordings, 'utf8'))
  const verdict = judge(behaviours, coverage, readTest)
  const { rows, recorded, tested, reasoned, open, openInAll } = verdict
  console.log(
    `behaviours: ${rows} rows, ${openInAll} not yet; of ${recorded} recorded ${tested} tested, ${reasoned} with a reason, ${open} not yet`,
  )
  const page = readFileSync(PAGE, 'utf8')
  const written = withTable(page, writeTable(behaviours, coverage, verdict))
  if (isSamePage(written, page)) return verdict.problems
  if (isCheck) return [...verdict.problems, 'docs/fidelity.md does not say what the tests are; npm run fidelity writes it']
  writeFileSync(PAGE, written)
  return verdict.problems
}

for (const problem of main(process.argv.includes('--check'))) {
  console.error(problem)
  process.exitCode = 1
}
