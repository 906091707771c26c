// Data sets that are kept beside the repository, not in it: recordings and corpora that some tests compare with. A test asks
// for one with `sharedData`; where it is absent the test has nothing to compare. `.ci/run` prints which ones were used.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Every data set that a test may ask for, by its path inside the folder `shared`. */
export const DATA_SETS = /** @type {const} */ ([
  'oracle/sns-filter-cases.json',
  'oracle/sfn-cases.json',
  'asl-corpus/index.json',
  'facts/sqs-sns-behaviours.md',
])

const SHARED = new URL('../../shared/', import.meta.url)

/**
 * The path of a data set, or nothing when it is absent.
 * @param {(typeof DATA_SETS)[number]} name
 * @returns {string | undefined}
 */
export function sharedData(name) {
  const path = fileURLToPath(new URL(name, SHARED))
  if (!existsSync(path)) return undefined
  const report = process.env.SWITCHYARD_SHARED_REPORT
  if (report !== undefined) appendFileSync(report, `${name}\n`)
  return path
}

/**
 * Prints "run" or "absent" for each data set, and counts those that a test should have used.
 * @param {string} report the file that `sharedData` wrote to
 * @param {string} checkout the folder `shared` that should have been used
 */
function printUse(report, checkout) {
  const used = existsSync(report) ? readFileSync(report, 'utf8').split('\n') : []
  const missed = DATA_SETS.filter((name) => {
    const isUsed = used.includes(name)
    console.log(`shared data ${name}: ${isUsed ? 'run' : 'absent'}`)
    return !isUsed && existsSync(`${checkout}/${name}`)
  })
  if (missed.length > 0) {
    console.error(`${missed.join(', ')}: there, but no test used it`)
    process.exitCode = 1
  }
}

const [, script, report, checkout] = process.argv
if (script === fileURLToPath(import.meta.url) && report !== undefined && checkout !== undefined) printUse(report, checkout)
