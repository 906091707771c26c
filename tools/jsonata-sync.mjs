// Makes a synchronous, deterministic module of the published package `jsonata`: nothing of its text is kept in this repository.
// Whatever runs our code imports this first (vite.config.ts, tools/check.ts, `tsx --import` in package.json), so that
// `#jsonata-sync` is there; Node takes no import target inside node_modules. A release of the package in which something is
// not found as often as told here is refused.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is replaced by what, and how often it stands in the package's text. */
const replacements = [
  // An evaluation that waits for nothing.
  { what: /\basync (?=function|\()/g, by: '', times: 46 },
  { what: /\bawait /g, by: '', times: 105 },
  { what: /Promise\.all\(/g, by: '(', times: 2 },
  // Time, chance and base64 are the caller's.
  { what: /new Date\(\)/g, by: 'new Date(host.nowMs)', times: 2 },
  { what: /Date\.now\(\)/g, by: 'host.nowMs', times: 2 },
  { what: /Math\.random\(\)/g, by: 'host.random()', times: 2 },
  { what: /var btoa = [\s\S]*?\n {12}\};\n/g, by: 'var btoa = host.toBase64;\n', times: 1 },
  { what: /var atob = [\s\S]*?\n {12}\};\n/g, by: 'var atob = host.fromBase64;\n', times: 1 },
  // What grows faster than evaluations are counted is measured before it is made.
  { what: /new Array\(padLength \+ 1\)/g, by: 'new Array(host.bounded(padLength) + 1)', times: 2 },
  {
    what: /result = lstr\.concat\(rstr\);/g,
    by: 'host.bounded(lstr.length + rstr.length);\n        result = lstr.concat(rstr);',
    times: 1,
  },
  { what: /return strs\.join\(separator\);/g, by: 'return host.joined(strs, separator);', times: 1 },
  { what: /str = JSON\.stringify\(/g, by: 'str = host.stringified(', times: 1 },
  {
    what: /function isDeepEqual\(lhs, rhs\) \{/g,
    by: 'function isDeepEqual(lhs, rhs) {\n        if (--host.left < 0) host.refuse();',
    times: 1,
  },
  // One function that counts for all lists, not one each.
  {
    what: /var sequence = \[\];\n\s*if \(options && options\.sequence\) \{[\s\S]*?\n {20}\}\n/g,
    by: 'var sequence = [];\nsequence.push = host.push;\n',
    times: 1,
  },
  // Every evaluation of a part is counted, and may be refused.
  {
    what: /var entryCallback = [\s\S]*?if\(entryCallback\) \{[\s\S]*?\n {8}\}\n/g,
    by: 'if (--host.left < 0) host.refuse();\n',
    times: 1,
  },
  // So are the members of the lists that come of them.
  {
    what: /var exitCallback = [\s\S]*?if\(exitCallback\) \{[\s\S]*?\n {8}\}\n/g,
    by: "if (Array.isArray(result) && expr.type !== 'variable' && (host.room -= result.length) < 0) host.refuseMembers();\n",
    times: 1,
  },
]

/**
 * The package's text as an ES module that exports `jsonata` and `withHost(host, work)`; see `src/asl/jsonata/jsonata-sync.d.ts`.
 * @param {string} text
 */
export function makeSynchronous(text) {
  let made = text
  for (const { what, by, times } of replacements) {
    const found = made.match(what)?.length ?? 0
    if (found !== times)
      throw new Error(`jsonata: ${what} stands ${found} times in the package, not ${times}; look at what its release changed`)
    made = made.replace(what, by)
  }
  return `let host = { nowMs: 0 }
export function withHost(next, work) {
  const before = host
  host = next
  try { return work() } finally { host = before }
}
const module = { exports: {} }, exports = module.exports;
${made}
export const jsonata = module.exports
`
}

const target = fileURLToPath(new URL('../.cache/jsonata-sync.mjs', import.meta.url))
const types = target.replace(/mjs$/, 'd.mts')

/** Writes the module, and where its types are, unless both stand there already. */
export function writeSynchronousJsonata() {
  const published = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8')
  mkdirSync(dirname(target), { recursive: true })
  writeIfNew(target, makeSynchronous(published))
  writeIfNew(types, "export * from '../src/asl/jsonata/jsonata-sync.js'\n")
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeIfNew(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

writeSynchronousJsonata()
