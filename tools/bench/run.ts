// `npm run bench`: runs every *.bench.ts of this folder, or those whose file name holds a word given, and prints their lines.
// A line is a measurement beside its reference from the same run. No test depends on one.
import { readdirSync } from 'node:fs'
import { type Bench, print } from './line.ts'

const words = process.argv.slice(2)
const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.bench.ts'))
const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)))

for (const file of wanted.toSorted()) {
  const { name, run } = (await import(new URL(file, import.meta.url).href)) as Bench
  console.log(`\n${name}`)
  try {
    for (const line of await run()) console.log(`  ${print(line)}`)
  } catch (error) {
    console.error(`  failed: ${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = 1
  }
}
