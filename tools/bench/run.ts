// Runs every *.bench.ts of this folder, or those whose file name holds a word given, and prints their lines. A line is a
// measurement beside its reference from the same run. No test depends on one.
import { type Bench, print } from './line.ts'

const benches = import.meta.glob<Bench>('./*.bench.ts')
const words = process.argv.slice(2)
const wanted = Object.keys(benches).filter((file) => words.length === 0 || words.some((word) => file.includes(word)))

for (const file of wanted.toSorted()) {
  const { name, run } = await (benches[file] as () => Promise<Bench>)()
  console.log(`\n${name}`)
  try {
    for (const line of await run()) console.log(`  ${print(line)}`)
  } catch (error) {
    console.error(`  failed: ${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = 1
  }
}
