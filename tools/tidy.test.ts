import { expect, test } from 'vitest'
import { missingPlatforms } from './complete-lock.mjs'
import { tidy } from './tidy-rules.ts'

const long = 'a\n'.repeat(301)

test.each([
  ['e2e/run.spec.ts', long, '300 are the most'],
  ['src/base/readText.ts', '', 'kebab-case'],
  ['src/base/utils.ts', '', 'does not say'],
  ['src/app/wire-manager.ts', '', 'does not say'],
  ['src/engine/kernel/step.ts', 'let count = 0', 'state of a module'],
  ['src/engine/kernel/step.ts', 'export async function step() {}', 'never waits'],
  ['src/engine/kernel/step.ts', '  return Promise.resolve(1)', 'never waits'],
  ['src/base/heap.test.ts', `test.${'skip'}('later', () => {})`, 'skipped'],
  ['e2e/run.spec.ts', `test.describe.${'only'}('now', () => {})`, 'skipped'],
  ['e2e/run.spec.ts', `await page.${'waitFor'}${'Timeout'}(5)`, 'wait for what must be seen'],
  ['docs/architecture.md', `see ${'/home'}/me/notes`, 'machine'],
  ['package-lock.json', `"resolved": ${'"http'}s://example.com/a.tgz"`, 'download address'],
  ['package-lock.json', '{"packages":{"":{"optionalDependencies":{"@a/b-linux-x64-musl":"1.0.0"}}}}', 'npm run lock'],
])('%s with «%s» is reported: %s', (path, text, problem) => {
  expect(tidy([{ path, text }])).toEqual([expect.stringContaining(problem)])
})

test('a tidy file is not reported', () => {
  expect(tidy([{ path: 'src/engine/kernel/step.ts', text: '// let it be async\nexport const limit = 5\n' }])).toEqual([])
})

test('a binary that the lock file lacks is named for its own platform only', () => {
  const packages = {
    'node_modules/a': { dev: true, optionalDependencies: { '@a/binding-linux-arm64-musl': '1.2.0', '@a/darwin-x64': '1.2.0' } },
  }
  expect(missingPlatforms({ ...packages, 'node_modules/@a/darwin-x64': {} })).toEqual({
    'node_modules/@a/binding-linux-arm64-musl': {
      version: '1.2.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})
