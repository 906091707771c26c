// `npm run oracle`: replays what was recorded on AWS against our endpoint, with AWS's own SDK, and compares. Options go on to the
// recordings' runner. `--keep` writes down which cases pass; without it, one that passed when it was last kept and fails now makes
// this fail. `npm test` does that too. Where the recordings are not there, there is nothing to compare.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startEndpoint } from '../src/endpoint/start-endpoint.ts'
import { REPORTS } from './reports.mjs'
import { sharedData } from './shared-data.mjs'

/** Hashes of the cases that pass, one a line: the recordings themselves are kept elsewhere. */
const KEPT = new URL('oracle-kept.txt', import.meta.url)
const TIERS = 'pure,lambda,sqs-sns-sfn,dynamodb,other-aws'
/** Once more, one at a time: a case on a busy machine may run out of the time that the runner gives it. */
const MOST_REPEATED = 20

interface Outcome {
  readonly id: string
  readonly status: 'pass' | 'pass-relaxed' | 'fail' | 'skip'
}

async function main(): Promise<void> {
  const cases = sharedData('oracle/sfn-cases.json')
  if (cases === undefined) {
    console.log('The recordings are not here: nothing to compare.')
    return
  }
  const words = process.argv.slice(2)
  const options = words.filter((word) => word !== '--keep')
  const { port, close } = await startEndpoint({ port: 0, clock: 'fast', seed: 1, realism: 'exact', settling: false })
  const runner = join(dirname(cases), 'run.mjs')
  const replay = (more: readonly string[]): Promise<Outcome[]> => runCases(runner, ['--endpoint', `http://127.0.0.1:${port}`, ...more])
  const outcomes = await replay(options.includes('--tier') ? options : ['--tier', TIERS, ...options])
  const kept = readKept()
  let lost = outcomes.filter(({ id, status }) => status !== 'pass' && kept.has(hashOf(id)))
  if (lost.length > 0 && lost.length <= MOST_REPEATED) {
    console.log(`\n${lost.length} of the kept cases failed; once more, one at a time:`)
    const grep = lost.map(({ id }) => `^${id.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`).join('|')
    const again = await replay(['--concurrency', '1', '--grep', grep])
    lost = again.filter(({ status }) => status !== 'pass')
  }
  await close()
  conclude(outcomes, { kept, lost, isKeeping: words.includes('--keep') })
}

interface Comparison {
  readonly kept: ReadonlySet<string>
  readonly lost: readonly Outcome[]
  readonly isKeeping: boolean
}

function conclude(outcomes: readonly Outcome[], { kept, lost, isKeeping }: Comparison): void {
  const passing = outcomes.filter(({ status }) => status === 'pass').map(({ id }) => hashOf(id))
  if (isKeeping) {
    const others = [...kept].filter((hash) => !outcomes.some(({ id }) => hashOf(id) === hash))
    const all = [...new Set([...others, ...passing])].toSorted()
    writeFileSync(KEPT, all.map((hash) => `${hash}\n`).join(''))
    console.log(`\n${all.length} cases kept (${kept.size} before)`)
    return
  }
  const gained = passing.filter((hash) => !kept.has(hash)).length
  console.log(
    `\nrecordings: ${passing.length} of ${outcomes.length} pass; of those kept, ${lost.length} fail; ${gained} more pass than are kept`,
  )
  for (const { id } of lost) console.log(`    passed before: ${id}`)
  process.exitCode = lost.length > 0 ? 1 : 0
}

/** Runs the recordings' own runner to its end; what it prints is seen. */
async function runCases(runner: string, options: readonly string[]): Promise<Outcome[]> {
  mkdirSync(REPORTS, { recursive: true })
  const report = join(REPORTS, 'oracle.json')
  writeFileSync(report, '[]')
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', runner, ...options, '--report', report], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', () => resolve())
  })
  return JSON.parse(readFileSync(report, 'utf8')) as Outcome[]
}

function readKept(): Set<string> {
  try {
    return new Set(readFileSync(KEPT, 'utf8').split('\n').filter(Boolean))
  } catch {
    return new Set()
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16)
}

await main()
