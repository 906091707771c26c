// Wires can be pointed at, walked to and looked into like nodes; text and picture are one selection.
import type { Page } from '@playwright/test'
import { codeEditor, openCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { enter, inspector, node, openPage, run, setSpeed, steps } from './testing/playground.ts'

const wire = (page: Page, name: RegExp) => page.getByRole('group', { name: /^Diagram of/ }).getByRole('button', { name })
const toBilling = /^orders to billing-queue, subscription/

/** Where on the screen a wire lies, so far along it. */
async function pointOn(page: Page, name: RegExp, share: number): Promise<{ readonly x: number; readonly y: number }> {
  return wire(page, name)
    .locator('path')
    .first()
    .evaluate((element, along) => {
      const path = element as unknown as SVGPathElement
      const at = path.getPointAtLength(path.getTotalLength() * along)
      const matrix = path.getScreenCTM()
      return matrix === null ? { x: 0, y: 0 } : { x: at.x * matrix.a + matrix.e, y: at.y * matrix.d + matrix.f }
    }, share)
}

test('a click near a wire opens its form: what it carried, and settings that change the template', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const at = await pointOn(page, /^orders to fulfilment-queue, subscription/, 0.5)
  await page.mouse.click(at.x - 10, at.y)
  const sheet = inspector(page)
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('orders → fulfilment-queue')
  await expect(wire(page, /^orders to fulfilment-queue, subscription/)).toHaveAttribute('aria-pressed', 'true')
  await expect(sheet.getByRole('list', { name: 'Figures' })).toContainText('0 delivered')
  await expect(sheet.locator('[data-property="RawMessageDelivery"]')).toBeVisible()
  await steps(page, 60)
  await expect(sheet.getByRole('list', { name: 'Figures' })).toContainText(/[1-9] delivered/)
  await sheet.getByRole('button', { name: 'fulfilment-queue' }).first().click()
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('fulfilment-queue')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('by keys alone: W goes to the wires of a node, arrows along them, Enter selects', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await node(page, 'orders').focus()
  await page.keyboard.press('w')
  await expect(wire(page, /^orders to fulfilment-queue/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(wire(page, toBilling)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('orders → billing-queue')
  await page.keyboard.press('ArrowRight')
  await expect(node(page, 'billing-queue')).toBeFocused()
  await page.keyboard.press('w')
  await expect(wire(page, /^billing-queue to charge/)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(
    page.getByRole('group', { name: /^Diagram of/ }).locator('[data-node]:focus, .diagram-wire:focus'),
    'the canvas is one stop',
  ).toHaveCount(0)
  await page.keyboard.press('Shift+Tab')
  await expect(wire(page, /^billing-queue to charge/)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(inspector(page)).toHaveCount(0)
})

test('the caret in a subscription selects its wire, and a wire that is selected is marked in the text', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await openCode(page)
  await (await codeEditor(page)).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('textbox', { name: 'Find' }).fill('RefundsToBilling:')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await expect(wire(page, /^refunds to billing-queue/)).toHaveAttribute('aria-pressed', 'true')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('refunds → billing-queue')
})

test('looked at from near, a queue lists its first messages with the first fields of their bodies', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await run(page)
  await setSpeed(page, '5')
  for (let presses = 0; presses < 4; presses += 1) await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(
    page
      .locator('[data-bodies]')
      .getByText(/orderId ord-\d+|refundId ref-\d+/)
      .first(),
  ).toBeAttached()
  for (let presses = 0; presses < 4; presses += 1) await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page.locator('[data-bodies]')).toHaveCount(0)
})
