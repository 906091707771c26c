// What is inside is looked at without being touched: a queue's messages, a message's life, a function's log and code.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { codeText } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { figure, inspector, look, node, openFiles, openPage, openTemplate, pause, readClock, run, setSpeed } from './testing/playground.ts'
import { linesTemplate, poisoned } from './testing/templates.ts'

/** Six dead letters, and nothing left to do. */
async function deadLetters(page: Page): Promise<void> {
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await run(page)
  await page.keyboard.press('i')
  await expect(node(page, 'work-dlq')).toHaveAccessibleName(/6 waiting/)
}

const throwing = linesTemplate('One line', [
  {
    name: 'Work',
    every: '1 s',
    code: `
const stock = (order) => {
  if (order.n > 0) throw new Error('no boxes left')
}
exports.handler = async (event) => {
  console.log('packing')
  stock(JSON.parse(event.Records[0].body))
}`,
  },
])

test('a figure answers which ones, and words narrow them further', async ({ page }) => {
  await deadLetters(page)
  const sheet = await look(page, 'work-dlq')
  await sheet.getByRole('button', { name: '6 visible' }).click()
  await expect(sheet.getByRole('tab', { name: /^Messages/ })).toHaveAttribute('aria-selected', 'true')
  await expect(sheet.getByRole('button', { name: 'visible 6', pressed: true })).toBeVisible()
  const rows = sheet.getByTestId('messages').getByRole('listitem')
  await expect(rows).toHaveCount(6)
  await sheet.getByRole('searchbox', { name: 'Words in the messages' }).fill('bad-4')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('bad-4')
  await sheet.getByRole('searchbox').fill('nothing like that')
  await expect(sheet).toContainText('No message here fits that.')
  await sheet.getByRole('searchbox').press('Escape')
  await expect(rows).toHaveCount(6)
  await sheet.getByRole('button', { name: '0 in flight' }).click()
  await expect(sheet).toContainText('No message here fits that.')
  expect(await figure(page, 'work-dlq', 'waiting'), 'looking receives nothing').toBe(6)
})

test('by keyboard alone: through the messages into one, to a moment of its life, and back', async ({ page }) => {
  await deadLetters(page)
  const now = await readClock(page)
  const sheet = await look(page, 'work-dlq', 'Messages')
  const rows = sheet.getByTestId('messages').getByRole('button')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  const life = inspector(page).getByTestId('life')
  await expect(life).toContainText('Received from work-queue for the 2nd time')
  await expect(life).toContainText('Moved from work-queue to the dead-letter queue work-dlq')
  await expect(inspector(page).getByRole('region', { name: 'System attributes' })).toContainText(/DeadLetterQueueSourceArn\s*work-queue/)
  await life.getByRole('button', { name: /Sent by Shop/ }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => readClock(page)).toBeLessThan(now)
  await expect(inspector(page)).toContainText('This message is not in work-dlq')
  await page.keyboard.press('End')
  await expect.poll(() => readClock(page)).toBe(now)
  await expect(inspector(page).getByRole('region', { name: 'System attributes' })).toBeVisible()
})

test('a table shows what was put into it; words find an item, and one is read', async ({ page }) => {
  await openPage(page)
  await run(page)
  await setSpeed(page, '60')
  await expect(node(page, 'billed-orders')).toHaveAccessibleName(/, ([3-9]|\d\d+) items/)
  await pause(page)
  const sheet = await look(page, 'billed-orders', 'Items')
  const rows = sheet.getByRole('region', { name: 'Items' }).getByRole('listitem')
  await expect(rows.first()).toContainText('attributes')
  await sheet.getByRole('searchbox', { name: 'Words in the items' }).fill('"ord-1"')
  await expect(rows).toHaveCount(1)
  await rows.getByRole('button').click()
  await expect(sheet.getByLabel('The item', { exact: true })).toContainText('"orderId": "ord-1"')
})

test('an error leads to the line that threw, and from there to the place where it is written', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, throwing, 'One line')
  await run(page)
  await setSpeed(page, '5')
  await expect(node(page, 'work')).toHaveAccessibleName(/\d errors?/)
  await pause(page)
  const sheet = await look(page, 'work', 'Log')
  const log = sheet.getByTestId('console')
  await expect(log).toContainText('packing')
  await expect(log).toContainText('Error: no boxes left')
  await log
    .getByRole('button', { name: /^at stock \(index\.js:2/ })
    .first()
    .click()
  const marked = sheet.getByTestId('source').locator('[aria-current]')
  await expect(marked).toContainText("throw new Error('no boxes left')")
  await marked.getByRole('button', { name: 'Error: no boxes left' }).click()
  await expect(page.getByTestId('code-editor').getByRole('textbox', { name: 'Template' })).toBeFocused()
  const selected = await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/plain')
  })
  expect(selected).toContain("throw new Error('no boxes left')")
  expect(await codeText(page)).toContain(selected)
})

test('an error in a file leads to the line in that file', async ({ page }) => {
  await openPage(page)
  const code = "export const handler = async () => {\n  throw new Error('no boxes left')\n}\n"
  const template = throwing
    .replace(/ {6}InlineCode: \|[^]*$/, '      CodeUri: work.mjs\n')
    .replace('Handler: index.handler', 'Handler: work.handler')
  const own = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await openFiles(page, [own('template.yaml', template), own('work.mjs', code)])
  await expect(page.getByRole('group', { name: 'Diagram of One line:' })).toBeVisible()
  await run(page)
  await setSpeed(page, '5')
  const sheet = await look(page, 'work', 'Log')
  await sheet
    .getByTestId('console')
    .getByRole('button', { name: /work\.mjs:2/ })
    .first()
    .click()
  await sheet.getByTestId('source').getByRole('button', { name: 'Error: no boxes left' }).click()
  await expect(page.getByTestId('code-editor').getByRole('textbox', { name: 'work.mjs' })).toBeFocused()
})

test('an invocation says what it took, and the last event can be read', async ({ page }) => {
  await openPage(page)
  await run(page)
  await setSpeed(page, '5')
  const sheet = await look(page, 'pack', 'Log')
  await expect(sheet.getByTestId('console')).toContainText(/billed .* · 128 MB/)
  await sheet.getByRole('button', { name: /^Last event/ }).click()
  await expect(sheet.getByTestId('message-body').first()).toContainText('"eventSource": "aws:sqs"')
})

test('on a narrow screen the answer takes the inspector’s place', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await run(page)
  await page.keyboard.press('i')
  await expect(node(page, 'work-dlq')).toHaveAccessibleName(/6 waiting/)
  await node(page, 'worker').focus()
  await page.keyboard.press('Enter')
  await inspector(page)
    .getByRole('button', { name: /^\d+ errors/ })
    .click()
  await expect(inspector(page)).toBeHidden()
  await expect(page.getByRole('log')).toContainText('failed')
  await expect(page.getByRole('search', { name: 'Filter of the log' }).getByRole('combobox', { name: 'Node' })).toHaveValue('Worker')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing in them keeps anybody out, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await deadLetters(page)
    await look(page, 'work-dlq', 'Messages')
    await expect(inspector(page).getByTestId('messages').getByRole('listitem')).toHaveCount(6)
    expect(await findings(page)).toEqual([])
    await inspector(page).getByTestId('messages').getByRole('button').first().click()
    await expect(inspector(page).getByTestId('life')).toBeVisible()
    expect(await findings(page)).toEqual([])
    for (const tab of ['Log', 'Code']) {
      await look(page, 'worker', tab)
      expect(await findings(page)).toEqual([])
    }
  })
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="inspector"]').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
