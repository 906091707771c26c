// The examples as a newcomer meets them: chosen by title, run, told what to look at, and tried out at a press.
import { patchesOn } from './testing/drawn-messages.ts'
import { expect, test } from './testing/journey.ts'
import { chooseExample, node, openPage, pause, run } from './testing/playground.ts'

test('every example is in the list, and opens still, with its sentence', async ({ page }) => {
  await openPage(page)
  await page.getByRole('button', { name: 'Orders fan-out' }).click()
  const titles = [
    'Sign-up notifications',
    'Poison message',
    'Visibility timeout too short',
    'FIFO by customer',
    'Competing consumers',
    'Noisy tenant, fair queue',
    'A service that is down',
  ]
  for (const title of titles) await expect(page.getByRole('menuitem', { name: title })).toBeVisible()
  await page.getByRole('menuitem', { name: 'FIFO by customer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Each customer’s orders stay in order.')
})

test('the caption says what to look at; its button changes the running template, and takes it back', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Visibility timeout too short')
  const caption = page.getByRole('region', { name: 'What to look at' })
  await expect(caption).toHaveCount(0)
  await run(page)
  await expect(caption).toContainText('Follow ord-1.')
  await caption.getByRole('button', { name: 'Set VisibilityTimeout to 40' }).click()
  const takeBack = caption.getByRole('button', { name: 'Take it back' })
  await expect(takeBack).toBeVisible()
  await pause(page)
  await page.getByRole('tab', { name: /^Template/ }).click()
  await expect(page.getByTestId('edit-outcome')).toContainText('Applied to the running world')
  await takeBack.click()
  await expect(caption.getByRole('button', { name: 'Set VisibilityTimeout to 40' })).toBeVisible()
})

test('it is closed by a press and brought back from the palette; the next example shows its own', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Poison message')
  await run(page)
  const caption = page.getByRole('region', { name: 'What to look at' })
  await caption.getByRole('button', { name: 'Close what to look at' }).click()
  await expect(caption).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Command or node' })).toBeFocused()
  await page.keyboard.type('what to try')
  await page.keyboard.press('Enter')
  await expect(caption).toContainText('odd-1 has no address')
  await caption.getByRole('button', { name: 'Show north-parcels' }).click()
  await expect(page.getByRole('complementary').getByText('north-parcels').first()).toBeVisible()
})

test('the next example begins without the messages of the one before', async ({ page }) => {
  await openPage(page)
  await run(page)
  const drawn = async (): Promise<number> => (await patchesOn(page)).length
  await expect.poll(drawn, { intervals: [50] }).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Orders fan-out' }).click()
  await expect.poll(drawn, { intervals: [50] }).toBeGreaterThan(0)
  await page.getByRole('menuitem', { name: 'Poison message', exact: true }).click()
  await expect(page.getByRole('group', { name: /^Diagram of Poison message/ })).toBeVisible()
  await expect.poll(drawn).toBe(0)
})

test('a double click opens a workflow, although its first half moves the picture', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Order saga')
  await page.keyboard.press('.')
  await expect(page.getByRole('region', { name: 'What to look at' })).toBeVisible()
  const box = await node(page, 'order-saga').boundingBox()
  if (box === null) throw new Error('the workflow is not drawn')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.up()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await expect(page.getByRole('group', { name: /^Workflow order-saga/ })).toBeVisible()
})
