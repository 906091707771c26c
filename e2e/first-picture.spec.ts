// The first visit: a still picture with one sentence and one button, and messages that move one click later.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { patchesOn } from './testing/drawn-messages.ts'
import { expect, test } from './testing/journey.ts'
import {
  enter,
  figure,
  oneSecondOfFrames,
  openPage,
  pause,
  readClock,
  readRun,
  runButton,
  setSpeed,
  status,
  steps,
} from './testing/playground.ts'

const readme = fileURLToPath(new URL('../README.md', import.meta.url))
const screenshot = fileURLToPath(new URL('../docs/orders-fan-out.png', import.meta.url))

test('the orders fan-out stands still, with its sentence and Run', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openPage(page)
  await expect(page).toHaveTitle(/Orders fan-out/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'One order, published once, reaches three teams, each through a queue of its own.',
  )
  const diagram = page.getByRole('group', { name: /^Diagram of Orders fan-out: 15 nodes/ })
  await expect(diagram.getByRole('button', { name: /, (SNS|SQS|Lambda|DynamoDB)/ })).toHaveCount(13)
  await expect(diagram.getByRole('button', { name: / to .*, (subscription|event source|redrive|traffic)/ })).toHaveCount(13)
  await page.evaluate(() => document.fonts.ready)
  const before = await page.screenshot()
  await oneSecondOfFrames(page)
  expect(await patchesOn(page)).toEqual([])
  expect((await page.screenshot()).equals(before), 'two pictures, a second apart').toBe(true)
  expect(
    asked.filter((path) => path.endsWith('.wasm')),
    'the sandbox is fetched with the first run',
  ).toEqual([])
})

for (const [how, start] of [
  ['a click on Run', (page: Page) => runButton(page).click()],
  ['the space bar', (page: Page) => page.keyboard.press('Space')],
] as const) {
  test(`${how} sets it in motion: counts grow and the log fills`, async ({ page }) => {
    await openPage(page)
    await start(page)
    await expect(status(page)).toHaveText('running')
    await setSpeed(page, '10')
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(2)
    await expect.poll(async () => (await patchesOn(page)).length).toBeGreaterThan(0)
    await expect(page.getByRole('log').getByRole('button', { name: /ord-/ }).first()).toBeVisible()
    const published = await figure(page, 'orders', 'published')
    const clock = await readClock(page)
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(published)
    await expect.poll(() => readClock(page)).toBeGreaterThan(clock)
    await pause(page)
    const stands = await readRun(page)
    await oneSecondOfFrames(page)
    expect(await readRun(page)).toEqual(stands)
  })
}

// It is made when it is missing or asked for, so that a test run leaves the checkout as it was.
test('the README shows this page, 1,364 steps into the run', async ({ page }) => {
  if (process.env['SWITCHYARD_SCREENSHOTS'] === '1' || !existsSync(screenshot)) {
    await page.emulateMedia({ colorScheme: 'light' })
    await openPage(page)
    await enter(page)
    await steps(page, 1_363)
    await expect(page.getByRole('list', { name: 'Messages under way' }).getByRole('listitem')).toHaveCount(5)
    await expect(page.getByRole('log').getByRole('button', { name: /09:01:28.*, put,/ })).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: screenshot, animations: 'disabled' })
  }
  const image = readFileSync(screenshot)
  expect([image.readUInt32BE(16), image.readUInt32BE(20)], 'its width and height').toEqual([1440, 900])
  expect(readFileSync(readme, 'utf8')).toContain('](docs/orders-fan-out.png)')
})
