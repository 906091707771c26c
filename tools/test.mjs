// `npm test`: everything, from a fresh clone. Packages and a browser are installed if missing; then the checks, the build
// with its size, what was recorded on AWS (where that is at hand), and the end-to-end tests. The last line adds up what passed and failed.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { installPackages } from './install.mjs'
import { REPORTS, readReport, scriptTotals } from './reports.mjs'
import { runTool } from './run.mjs'

/** Ten times the scripts of `npm run check`, and long simulations at their full size, unless the caller says otherwise. */
const FULL = { SWITCHYARD_FUZZ_TIMES: '10', ...process.env }

async function main() {
  await installPackages()
  const browser = await ensureBrowser()
  console.log(`Browser: ${browser}`)
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const failed = []
  if ((await step('Checks', 'tsx/dist/cli.mjs', ['tools/check.ts'], FULL)) !== 0) failed.push('check')
  const oracle = ['--import', './tools/jsonata-sync.mjs', 'tools/oracle.ts', '--ids', '0']
  if ((await step('Recordings', 'tsx/dist/cli.mjs', oracle)) !== 0) failed.push('oracle')
  if ((await step('Build', 'vite/bin/vite.js', ['build', '--logLevel', 'warn'])) !== 0) failed.push('build')
  if (!failed.includes('build')) {
    if ((await step('Size', 'tsx/dist/cli.mjs', ['tools/size.ts'])) !== 0) failed.push('size')
    const env = { ...process.env, SWITCHYARD_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'e2e.json') }
    if ((await step('End to end', '@playwright/test/cli.js', ['test', '--reporter=list,json'], env)) !== 0) failed.push('e2e')
  }
  conclude(failed)
}

/**
 * @param {string} title
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function step(title, tool, args, env = process.env) {
  console.log(`\n— ${title} —`)
  return runTool(tool, args, env)
}

/** @param {readonly string[]} failed */
function conclude(failed) {
  const unit = readReport('unit.json')
  const e2e = readReport('e2e.json')?.stats
  const flaky = e2e?.flaky ?? 0
  const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0) + flaky
  const wrong = (unit?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0)
  const totals = scriptTotals(unit)
  if (totals !== undefined) console.log(`\n${totals}`)
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
  if (flaky > 0) console.log(`\n${flaky} of the end-to-end tests did not pass the first time: they are named above`)
  console.log(`\n${passed} passed, ${wrong} failed`)
  process.exitCode = failed.length === 0 && wrong === 0 && passed > 0 ? 0 : 1
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
