// Applies the house rules to every file that git knows or would add.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type SourceFile, tidy } from './tidy-rules.ts'

const ROOT = new URL('..', import.meta.url)
const TEXT = /\.(ts|tsx|mjs|js|json|css|html|md|yaml|yml|svg)$|^\.ci\//

function sourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
  })
  const paths = listed.split('\n').filter((path) => TEXT.test(path) && existsSync(new URL(path, ROOT)))
  return paths.map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }))
}

const files = sourceFiles()
const problems = tidy(files)
for (const problem of problems) console.error(problem)
console.log(`${files.length} files read`)
if (files.length === 0 || problems.length > 0) process.exitCode = 1
