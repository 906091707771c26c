// The worst document can only stop its own function: each hostile handler is ended by the guard that is meant for it,
// the function's log names that guard, and the line beside it goes on counting.
import type { Page } from '@playwright/test'
import { changeTemplate } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { figure, look, node, notices, openPage, openTemplate, readClock, run, setSpeed, status } from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const guards = {
  ticks: 'Switchyard stopped the code: it used up its 2000 ticks of computing.',
  jobs: 'Switchyard stopped the code: it used up its promise jobs.',
  stack: 'Switchyard stopped the code: it used up its stack.',
  memory: 'Switchyard stopped the code: it used up its memory.',
  output: 'Switchyard stopped the code: it wrote more than is kept.',
  watchdog: 'Switchyard stopped the code: it gave no sign of life and the watchdog ended it.',
} as const

const hostile = [
  { what: 'an endless loop', body: 'for (;;) {}', guard: 'ticks' },
  { what: 'an endless loop that catches everything', body: 'for (;;) try { for (;;) {} } catch {}', guard: 'ticks' },
  { what: 'endless promises', body: 'for (;;) await 0', guard: 'jobs' },
  { what: 'a runaway recursion', body: 'const down = () => down() + 1; return down()', guard: 'stack' },
  { what: 'a memory bomb', body: 'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))', guard: 'memory' },
  { what: 'a huge output', body: "return 'x'.repeat(9e6)", guard: 'output' },
] as const

function document(body: string): string {
  const code = `exports.handler = async () => {\n  console.log('entered')\n  ${body}\n}`
  return linesTemplate('Hostile', [
    { name: 'Good', code: wellBehaved, every: '1 s' },
    { name: 'Bad', code, every: '1 s', count: 4 },
  ])
}

async function open(page: Page, body: string): Promise<void> {
  await openPage(page)
  await openTemplate(page, document(body), 'Hostile')
  await run(page)
}

for (const { what, body, guard } of hostile) {
  test(`${what} is ended by the budget of ${guard}, and its neighbour goes on`, async ({ page }) => {
    await open(page, body)
    await setSpeed(page, '10')
    const sheet = await look(page, 'bad', 'Log')
    await expect(sheet.getByTestId('console')).toContainText('entered')
    await expect(sheet.getByTestId('console')).toContainText(guards[guard])
    await expect(sheet.getByTestId('console')).toContainText('Task timed out after 3.00 seconds')
    for (const [other, words] of Object.entries(guards)) {
      if (other !== guard) await expect(sheet.getByTestId('console')).not.toContainText(words)
    }
    await stillCounts(page)
    await expect(notices(page)).toHaveCount(0)
  })
}

// One call of a native built-in that counts no ticks, so that nothing inside the worker can end it.
const native = 'return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)'

test('a native built-in that does not come back is ended by the watchdog; the third time switches the function off', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page, native)
  for (let end = 1; end <= 3; end += 1) {
    await expect(notices(page)).toContainText('bad', { timeout: 40_000 })
    await expect(notices(page)).toContainText(/did not come back for 3 s and was ended\. Paused at the step before it\./)
    await expect(status(page)).toHaveText('paused')
    await notices(page).getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    if (end < 3) continue
    await stillCounts(page)
    await expect(node(page, 'bad')).toHaveAccessibleName(/switched off/)
  }
  const sheet = await look(page, 'bad', 'Log')
  await expect(sheet.getByTestId('console')).toContainText(guards.watchdog)
  await changeTemplate(page, (text) => text.replace(native, "console.log('harmless')"))
  await expect(node(page, 'bad')).not.toHaveAccessibleName(/switched off/)
  await expect(sheet.getByTestId('console')).toContainText('harmless')
  await page.getByRole('tab', { name: 'Log' }).first().click()
  await stillCounts(page)
})

async function stillCounts(page: Page): Promise<void> {
  const sent = await figure(page, 'Good source', 'sent')
  const clock = await readClock(page)
  await expect.poll(() => figure(page, 'Good source', 'sent')).toBeGreaterThan(sent + 1)
  await expect(page.getByRole('log')).toContainText(/counted \d+/)
  await expect.poll(() => readClock(page)).toBeGreaterThan(clock)
  await expect(status(page)).toHaveText('running')
}
