// The page and the command line run the same engine: the same hash after the same step.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from './testing/journey.ts'
import { exampleText } from './testing/node-run.ts'
import { enter, openFile, openPage, readRun, steps } from './testing/playground.ts'
import { poisoned } from './testing/templates.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

for (const { name, text, title } of [
  { name: 'orders-fan-out.yaml', text: exampleText, title: 'Orders fan-out' },
  { name: 'poisoned.yaml', text: poisoned, title: 'Poisoned' },
]) {
  test(`${title}: the hash after a step is that of \`npm run simulate -- --steps\``, async ({ page }) => {
    await openPage(page)
    await openFile(page, text, name)
    await expect(page.getByRole('group', { name: `Diagram of ${title}:` })).toBeVisible()
    await enter(page)
    let done = 1
    for (const count of [2, 74, 333]) {
      const hash = await steps(page, count - done)
      done = count
      expect(hash, 'the whole hash').toMatch(/^[0-9a-f]{16}$/)
      await expect(page.getByTestId('hash')).toHaveText(hash.slice(0, 8))
      await expect.poll(async () => (await readRun(page)).hash, 'as the title gives it').toBe(hash)
      const printed = await simulate(name, text, count)
      expect(printed).toContain(`step ${count}  `)
      expect(printed).toContain(`hash ${hash}\n`)
    }
  })
}

/** What the command prints, run as a person runs it. */
async function simulate(name: string, text: string, steps: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-'))
  try {
    await writeFile(join(folder, name), text)
    const words = ['run', '--silent', 'simulate', '--', join(folder, name), '--steps', String(steps)]
    const { stdout } = await promisify(execFile)('npm', words, { cwd: root, shell: process.platform === 'win32' })
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}
