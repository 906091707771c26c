// `npm run check`: every check that needs no browser, two at a time. `npm run check -- types lint` runs only those named.
// Property tests try a few hundred scripts; `npm test` tries ten times as many (`src/base/testing/scripts.ts`).
import './jsonata-sync.mjs'
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REPORTS, readReport, scriptTotals } from './reports.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** A step that takes this long hangs, as a test with an endless loop does; it is ended and has failed. */
const PATIENCE_MS = 900_000
const PROJECTS = ['test', 'app', 'node', 'worker', 'sandbox', 'pure']

interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** How to mend it, printed when the step fails. */
  readonly advice?: string
  /** Printed also when the step passes. */
  readonly show?: RegExp
}

/** The longest first, so that the two lanes end together. */
const STEPS: readonly Step[] = [
  {
    name: 'tests',
    command: [
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=node_modules/.cache/switchyard/unit.json',
    ],
    show: /Tests .*(passed|failed).*/,
  },
  ...PROJECTS.map((project) => ({ name: `types:${project}`, command: ['typescript/bin/tsc', '-p', `src/tsconfig.${project}.json`] })),
  { name: 'walls', command: ['tsx/dist/cli.mjs', 'tools/walls.ts'], show: /modules read:.*/ },
  { name: 'unused', command: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'fidelity',
    command: ['tsx/dist/cli.mjs', 'tools/fidelity.ts', '--check'],
    show: /behaviours:.*/,
  },
  { name: 'tidy', command: ['tsx/dist/cli.mjs', 'tools/tidy.ts'] },
  { name: 'lint', command: ['oxlint/bin/oxlint', '--deny-warnings', '.'] },
  { name: 'format', command: ['@biomejs/biome/bin/biome', 'format', '--reporter=summary', '.'], advice: 'npm run format mends it' },
]

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name === word || name.startsWith(`${word}:`)))
  const known = STEPS.map(({ name }) => name).join(' ')
  if (steps.length === 0) throw new Error(`no such step: ${wanted.join(' ')}; there are: ${known}`)
  mkdirSync(REPORTS, { recursive: true })
  rmSync(join(REPORTS, 'unit.json'), { force: true })
  const started = Date.now()
  const failed = await runAll(steps)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const totals = scriptTotals(readReport('unit.json'))
  if (totals !== undefined) console.log(`\n${totals}`)
  console.log(
    failed.length === 0
      ? `\nchecked in ${seconds} s`
      : `\n${failed.length} of ${steps.length} failed in ${seconds} s: ${failed.join(', ')}`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function runAll(steps: readonly Step[]): Promise<string[]> {
  const waiting = [...steps]
  const failed: string[] = []
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await runStep(step))) failed.push(step.name)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism() - 1) }, lane))
  return failed
}

async function runStep({ name, command, advice, show }: Step): Promise<boolean> {
  const started = Date.now()
  const { code, output } = await run(command)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const fact = code === 0 && show !== undefined ? `  ${show.exec(output)?.[0].trim() ?? ''}` : ''
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(14)} ${seconds.padStart(5)} s${fact}`)
  if (code !== 0) console.log(`${output.trim().replaceAll(/^/gm, '    ')}\n`)
  if (code !== 0 && advice !== undefined) console.log(`    ${advice}\n`)
  return code === 0
}

function run([tool = '', ...args]: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${tool}`, ...args], {
      cwd: ROOT,
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal !== null) chunks.push(Buffer.from(`\nended by ${signal} after at most ${PATIENCE_MS / 1000} s`))
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

await main()
