// Measures what the page loads first and what its workers load, compressed, and fails above the budget.
import { fileURLToPath } from 'node:url'
import { measureBuild } from './build-size.ts'

const sizes = measureBuild(fileURLToPath(new URL('../dist', import.meta.url)))
for (const { name, kilobytes, budget } of sizes) {
  const isOver = budget !== undefined && kilobytes > budget
  console.log(`${isOver ? '✗' : '✓'} ${name}: ${kilobytes.toFixed(1)} kB gzip${budget === undefined ? '' : ` of ${budget}`}`)
  if (isOver) process.exitCode = 1
}
