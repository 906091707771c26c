// The reports of a test run, and how many scripts its property tests have tried: the sum of the notes that `src/base/testing/scripts.ts` leaves with each test
// in Vitest's JSON report.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.mjs'

/** Where the checks and the end-to-end tests leave their reports. */
export const REPORTS = join(ROOT, 'node_modules/.cache/switchyard')

/**
 * A report of this run; nothing when there is none.
 * @param {string} name
 */
export function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @typedef {{ subject: string, tried: number, seed: number }} Tried
 * @typedef {{ testResults?: { assertionResults: { meta?: { scripts?: Tried[] } }[] }[] }} Report
 */

/**
 * `models: SQS 2,400, SNS 1,600, mapping 1,200 scripts, seed 1`; nothing when no script was tried.
 * @param {Report | undefined} report
 * @returns {string | undefined}
 */
export function scriptTotals(report) {
  const tried = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults.flatMap(({ meta }) => meta?.scripts ?? []))
  if (tried.length === 0) return undefined
  const subjects = [...new Set(['SQS', 'SNS', 'mapping', ...tried.map(({ subject }) => subject)])]
  const sums = subjects.map((subject) => {
    const sum = tried.filter((one) => one.subject === subject).reduce((total, one) => total + one.tried, 0)
    return `${subject} ${sum.toLocaleString('en-US')}`
  })
  return `models: ${sums.join(', ')} scripts, seed ${tried[0]?.seed}`
}
