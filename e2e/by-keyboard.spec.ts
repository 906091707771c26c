// The journeys of a visitor who has no mouse: keys only, and focus where Tab puts it.
import type { Locator, Page } from '@playwright/test'
import { codeText } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { saveStatus } from './testing/library.ts'
import { editOutcome, enter, inspector, node, openPage, status } from './testing/playground.ts'
import { linesTemplate, poisoned, wellBehaved } from './testing/templates.ts'

/** Opens a template with the key for it; choosing the file is the system's dialog. */
async function openByKey(page: Page, text: string, title: string): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await page.keyboard.press('o')
  await (await asked).setFiles({ name: 'mine.yaml', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await expect(page.getByRole('group', { name: `Diagram of ${title}:` })).toBeVisible()
}

/** Types words into "Do anything" and takes the first that it finds: a command, or a node. */
async function doAnything(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Command or node' })).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('listbox', { name: 'What can be done' }).getByRole('option').first()).toContainText(words, {
    ignoreCase: true,
  })
  await page.keyboard.press('Enter')
}

/** Presses Tab until something has the focus. */
async function reach(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeAttached()
  for (let presses = 0; presses < 90; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

/** The first Escape gives up the selection, the second the text. */
async function leaveText(page: Page): Promise<void> {
  const text = page.getByTestId('code-editor').getByRole('textbox')
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(text).not.toBeFocused({ timeout: 500 })
  }).toPass()
}

/** Opens a tab of the inspector of a node. */
async function lookAt(page: Page, name: string, tab: RegExp): Promise<Locator> {
  await doAnything(page, name)
  const sheet = inspector(page)
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText(name)
  const chosen = sheet.getByRole('tab', { selected: true })
  await reach(page, chosen)
  for (let presses = 0; presses < 6 && !tab.test((await chosen.textContent()) ?? ''); presses += 1) await page.keyboard.press('ArrowRight')
  await expect(chosen).toHaveText(tab)
  return sheet
}

test('a visibility timeout is changed while it runs, seen in the log, and undone together with a moved node', async ({ page }) => {
  test.slow()
  await openPage(page)
  await page.keyboard.press('Space')
  await expect(status(page)).toHaveText('running')
  await page.keyboard.press('t')
  await expect(page.getByTestId('code-editor')).toBeVisible()
  const before = await codeText(page)
  await leaveText(page)
  await doAnything(page, 'billing-queue')
  await expect(node(page, 'billing-queue')).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => codeText(page)).not.toBe(before)
  const moved = await codeText(page)
  await leaveText(page)

  // In the text Tab writes a tab.
  await doAnything(page, 'Show the log')
  await doAnything(page, 'billing-queue')
  const field = inspector(page).getByRole('textbox', { name: 'Visibility timeout', exact: true })
  await reach(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('45')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/hidden for 45 s/).first()).toBeVisible({ timeout: 40_000 })
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('18')
  await reach(page, page.getByRole('tab', { name: 'Log' }))
  await doAnything(page, 'Show the template')
  await expect.poll(() => codeText(page)).toBe(moved)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => codeText(page)).toBe(before)
})

test('a handler is broken in its text, fails, and is mended by undo', async ({ page }) => {
  await openPage(page)
  await openByKey(page, linesTemplate('One line', [{ name: 'Work', code: wellBehaved, every: '1 s' }]), 'One line')
  await page.keyboard.press('Space')
  await expect(status(page)).toHaveText('running')
  await page.keyboard.press('t')
  await reach(page, page.getByTestId('code-editor').getByRole('textbox', { name: 'Template' }))
  // The last lines are the handler's: `for …`, `}`, and an empty one.
  await page.keyboard.press('ControlOrMeta+End')
  for (let line = 0; line < 2; line += 1) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.type('throw new Error("on strike"); ')
  await expect(editOutcome(page)).toContainText('Applied to the running world')
  await expect(node(page, 'work')).toHaveAccessibleName(/[1-9]\d* errors?/)
  while ((await codeText(page)).includes('on strike')) await page.keyboard.press('ControlOrMeta+z')
  await expect(editOutcome(page)).toContainText('Applied to the running world')
  expect(await codeText(page)).toContain('counted')
})

test('a message is published by hand and followed to an inbox', async ({ page }) => {
  await openPage(page)
  await reach(page, page.getByRole('button', { name: 'Orders fan-out', exact: true }))
  await page.keyboard.press('Enter')
  const example = page.getByRole('menuitem', { name: 'Sign-up notifications' })
  for (let presses = 0; presses < 20 && !(await example.evaluate((item) => item === document.activeElement)); presses += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Diagram of Sign-up notifications:' })).toBeVisible()
  await doAnything(page, 'Run or pause')
  await expect(status(page)).toHaveText('running')
  const sheet = await lookAt(page, 'new-signup', /^By hand/)
  await reach(page, sheet.getByRole('textbox', { name: 'Message', exact: true }))
  await page.keyboard.type('hello from the keyboard')
  await reach(page, sheet.getByRole('button', { name: 'Publish', exact: true }))
  await page.keyboard.press('Enter')
  await expect(sheet.getByTestId('call-answer')).toContainText('SNS took it')
  await page.keyboard.press('Escape')
  await lookAt(page, 'Sales team', /^Arrived/)
  await expect(inspector(page)).toContainText('hello from the keyboard')
})

test('dead letters are redriven', async ({ page }) => {
  await openPage(page)
  await openByKey(page, poisoned, 'Poisoned')
  await page.keyboard.press('i')
  await expect(node(page, 'work-dlq')).toHaveAccessibleName(/6 waiting/)
  const sheet = await lookAt(page, 'work-dlq', /^By hand/)
  await reach(page, sheet.getByRole('button', { name: 'Start redrive' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await expect(node(page, 'work-dlq')).toHaveAccessibleName(/6 waiting/)
  await lookAt(page, 'work-dlq', /^By hand/)
  await expect(inspector(page).getByTestId('move-task')).toContainText('Done: 6 of 6 moved')
})

test('a second tab takes the document over', async ({ page, context }) => {
  await openPage(page)
  await openByKey(page, linesTemplate('Mine', [{ name: 'Work', code: wellBehaved, every: '1 s' }]), 'Mine')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  const second = await context.newPage()
  await second.goto('/')
  await reach(second, saveStatus(second).getByRole('button', { name: 'Edit here instead' }))
  await second.keyboard.press('Enter')
  await expect(saveStatus(second)).toHaveText('saved in this browser')
  await expect(saveStatus(page)).toContainText('open in another tab')
})

test('full storage: the text is exported', async ({ page, baseURL }) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 300_000 })
  await openPage(page)
  const large = `${'# a long remark\n'.repeat(30_000)}${linesTemplate('Large', [{ name: 'Work', code: wellBehaved, every: '1 s' }])}`
  await openByKey(page, large, 'Large')
  await reach(page, saveStatus(page).getByRole('button', { name: 'Export it' }))
  const coming = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await coming).suggestedFilename()).toBe('Large.yaml')
})

test('single keys are switched off where they are listed, stay off, and Ctrl+K still does everything', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await page.keyboard.press('?')
  await reach(page, page.getByRole('checkbox', { name: 'Single letters and signs are shortcuts' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByRole('group', { name: /^Diagram of/ })).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('n')
  await doAnything(page, 'Keys')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Outline' })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Single letters and signs are shortcuts' })).not.toBeChecked()
  await reach(page, page.getByRole('checkbox', { name: 'Single letters and signs are shortcuts' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible()
})
