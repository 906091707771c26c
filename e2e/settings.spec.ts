// A setting is changed in the inspector while it runs: one value of the template changes, the world follows, one undo takes it back.
import type { Locator, Page } from '@playwright/test'
import { codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, enter, look, openPage, run, setSpeed, status } from './testing/playground.ts'

/** The template with another visibility timeout of billing-queue. */
function withTimeout(text: string, seconds: number): string {
  const changed = text.replace(/(QueueName: billing-queue\n\s+VisibilityTimeout: )18\b/, `$1${seconds}`)
  if (changed === text) throw new Error('billing-queue has no such line')
  return changed
}

async function openedTemplate(page: Page): Promise<string> {
  await openCode(page)
  return codeText(page)
}

function typed(sheet: Locator, label: string): Locator {
  return sheet.getByRole('textbox', { name: label, exact: true })
}

test('a visibility timeout set while it runs is one value of the text, holds for the next receive, and undo takes it back', async ({
  page,
}) => {
  await openPage(page)
  await run(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const field = typed(sheet, 'Visibility timeout')
  await expect(field).toHaveValue('18')
  await field.fill('45')
  await field.press('Enter')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. BillingQueue: VisibilityTimeout/)
  expect(await codeText(page)).toBe(withTimeout(before, 45))
  await page.getByRole('tab', { name: 'Log' }).click()
  await setSpeed(page, '10')
  await expect(page.getByText(/hidden for 45 s/).first()).toBeVisible()
  await expect(status(page)).toHaveText('running')

  await field.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('18')
  expect(await openedTemplate(page)).toBe(before)
})

test('the dot on the scale is moved with the keyboard: stop by stop, to the end, and back with Escape', async ({ page }) => {
  await openPage(page)
  await run(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const scale = sheet.getByRole('slider', { name: 'Visibility timeout, scale' })
  await scale.focus()
  await page.keyboard.press('ArrowRight')
  await expect(typed(sheet, 'Visibility timeout')).toHaveValue('20')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. BillingQueue: VisibilityTimeout/)
  expect(await codeText(page)).toBe(withTimeout(before, 20))
  await scale.focus()
  await page.keyboard.press('End')
  await expect(scale).toHaveAttribute('aria-valuetext', '12 h')
  await expect.poll(() => codeText(page)).toBe(withTimeout(before, 43_200))

  await scale.focus()
  await page.keyboard.down('ArrowLeft')
  await expect(scale).not.toHaveAttribute('aria-valuetext', '12 h')
  await page.keyboard.press('Escape')
  await page.keyboard.up('ArrowLeft')
  await expect(scale).toHaveAttribute('aria-valuetext', '12 h')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(scale).toHaveAttribute('aria-valuetext', '18 s')
  expect(await codeText(page)).toBe(before)
})

test('what AWS would refuse is said under the field and changes nothing', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const field = typed(sheet, 'Visibility timeout')
  await field.fill('13 h')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/must be from 0 to 43,?200 seconds.*Nothing was changed/)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('soon')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/This is no number/)
  expect(await codeText(page)).toBe(before)
  await field.focus()
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('18')
  await expect(field).not.toHaveAttribute('aria-invalid')
})

test('switches, references and defaults are one press each, also of what hangs on a node', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const topic = await look(page, 'orders')
  await topic.getByRole('button', { name: 'Subscription billing-queue' }).click()
  const raw = topic.getByRole('region', { name: 'Subscription, billing-queue' }).getByRole('switch', { name: 'Raw delivery' })
  await raw.click()
  await expect(raw).toBeChecked()
  await expect.poll(() => codeText(page)).toMatch(/OrdersToBilling:[\s\S]{0,300}RawMessageDelivery: true/)
  await topic.getByRole('button', { name: 'Raw delivery: back to the default off' }).click()
  await expect.poll(() => codeText(page)).toBe(before)

  const queue = await look(page, 'billing-queue')
  const letters = queue.getByRole('combobox', { name: 'Dead-letter queue' })
  await expect(letters.locator('option:checked')).toHaveText('billing-dlq')
  await letters.selectOption('analytics-dlq')
  await expect
    .poll(() => codeText(page))
    .toContain('deadLetterTargetArn: !GetAtt AnalyticsDlq.Arn\n        maxReceiveCount: 3\n\n  BillingDlq')
  await expect(letters.locator('option:checked')).toHaveText('analytics-dlq')
})

test('advice stands under its field with what to do about it; a text that cannot be read locks the form', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const fix = sheet.getByRole('button', { name: /^Set maxReceiveCount to 5/ })
  await fix.click()
  await expect(typed(sheet, 'Maximum receives')).toHaveValue('5')
  await expect(fix).toHaveCount(0)
  await expect.poll(() => codeText(page)).not.toBe(before)
  await setCode(page, before.replace('      TopicName: orders\n', '      TopicName: orders: again\n'))
  await expect(sheet).toContainText('The template cannot be read just now')
  await expect(typed(sheet, 'Visibility timeout')).not.toBeEditable()
})
