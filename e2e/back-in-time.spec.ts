// Going back: look at an earlier moment, return, or act there and start another future. The log, the paths and the charts follow.
import type { Locator, Page } from '@playwright/test'
import { codeText, openCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import {
  chooseExample,
  enter,
  figure,
  look,
  node,
  oneSecondOfFrames,
  openPage,
  pause,
  readClock,
  readRun,
  run,
  setSpeed,
  status,
  steps,
} from './testing/playground.ts'

/** A run of two minutes or so, in which something went wrong, paused. */
async function twoMinutes(page: Page): Promise<void> {
  await openPage(page)
  await run(page)
  await setSpeed(page, '60')
  await expect.poll(() => readClock(page), { timeout: 30_000 }).toBeGreaterThan(120_000)
  await pause(page)
}

function playhead(page: Page): Locator {
  return page.getByRole('slider', { name: 'Moment of the run' })
}

/** Presses on the timeline, so far from its left edge. */
async function pressTimeline(page: Page, share: number): Promise<void> {
  const box = await page.getByTestId('timeline-track').boundingBox()
  if (box === null) throw new Error('no timeline')
  await page.mouse.click(box.x + box.width * share, box.y + 52)
}

const inPast = (page: Page) => page.getByRole('note', { name: 'In the past' })

test('a press on the timeline goes back, the picture is the one of then, and "back to now" returns', async ({ page }) => {
  await twoMinutes(page)
  const now = await readRun(page)
  const published = await figure(page, 'orders', 'published')
  const picture = page.getByRole('group', { name: /^Diagram of/ })
  const place = await picture.boundingBox()
  await pressTimeline(page, 0.1)
  await expect(inPast(page)).toContainText('You stand at 09:00:')
  expect(await picture.boundingBox(), 'the picture stays where it was').toEqual(place)
  const note = await inPast(page).boundingBox()
  expect(note?.y, 'the words lie on nothing of it').toBeGreaterThanOrEqual((place?.y ?? 0) + (place?.height ?? 0))
  await expect.poll(() => readClock(page)).toBeLessThan(now.clockMs / 2)
  await expect.poll(() => figure(page, 'orders', 'published')).toBeLessThan(published / 2)
  await expect(page.getByTestId('timeline-ahead')).toBeVisible()
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(inPast(page)).toBeHidden()
  await expect.poll(() => readRun(page)).toEqual(now)
  await expect.poll(() => figure(page, 'orders', 'published')).toBe(published)
})

test('dragging the playhead scrubs, and run from there does the same again, without a word', async ({ page }) => {
  await twoMinutes(page)
  const now = await readRun(page)
  const box = await page.getByTestId('timeline-track').boundingBox()
  if (box === null) throw new Error('no timeline')
  await page.mouse.move(box.x + box.width * 0.3, box.y + 50)
  await page.mouse.down()
  for (const share of [0.28, 0.2, 0.12, 0.06]) await page.mouse.move(box.x + box.width * share, box.y + 50, { steps: 4 })
  await page.mouse.up()
  await expect(inPast(page)).toBeVisible()
  await expect.poll(() => readClock(page)).toBeLessThan(now.clockMs * 0.5)
  await run(page)
  await expect(inPast(page)).toContainText('The same happens again')
  await expect(inPast(page)).toBeHidden({ timeout: 20_000 })
  await pause(page)
  expect(await readClock(page)).toBeGreaterThanOrEqual(now.clockMs)
})

test('by keyboard: a step back is the step before, Home the start, End now', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const hashes: string[] = []
  for (let press = 0; press < 4; press += 1) hashes.push(await steps(page, 1))
  const hash = async () => (await readRun(page)).hash
  await page.keyboard.press(',')
  await expect.poll(hash).toBe(hashes[2])
  await page.getByRole('button', { name: 'Step back one event' }).click()
  await expect.poll(hash).toBe(hashes[1])
  await playhead(page).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(hash).toBe(hashes[2])
  await page.keyboard.press('Home')
  await expect(page.getByRole('timer')).toHaveText('Mon09:00:00.000')
  await page.keyboard.press('End')
  await expect.poll(hash).toBe(hashes[3])
  await expect(inPast(page)).toBeHidden()
})

test('acting in the past asks once; "go on" drops what came later, "do nothing" and "back to now" drop nothing', async ({ page }) => {
  await twoMinutes(page)
  const now = await readRun(page)
  await pressTimeline(page, 0.15)
  await expect(inPast(page)).toBeVisible()
  await expect.poll(() => readClock(page)).toBeLessThan(now.clockMs / 2)
  const then = await readClock(page)
  const act = page.getByRole('button', { name: /^Set BatchSize/ })
  const question = page.getByRole('dialog', { name: 'This starts another future' })
  await act.click()
  await question.getByRole('button', { name: 'Do nothing' }).click()
  await expect(question).toBeHidden()
  await expect(inPast(page)).toBeVisible()
  await act.click()
  await question.getByRole('button', { name: 'Back to now' }).click()
  await expect.poll(() => readRun(page)).toEqual(now)
  await pressTimeline(page, 0.15)
  await expect(inPast(page)).toBeVisible()
  await act.click()
  await question.getByRole('button', { name: 'Go on' }).click()
  await expect(inPast(page)).toBeHidden()
  await expect.poll(() => readClock(page)).toBe(then)
  expect(Number(await playhead(page).getAttribute('aria-valuemax'))).toBe(then)
  await expect(page.getByRole('log').locator('[data-ahead]')).toHaveCount(0)
})

test('the template of then can only be read; what was changed since is there again now', async ({ page }) => {
  await twoMinutes(page)
  await page.getByRole('button', { name: /^Set BatchSize/ }).click()
  await openCode(page)
  await expect(page.getByTestId('edit-outcome')).toContainText('Applied to the running world')
  const batchesOfTen = async () => (await codeText(page)).split('BatchSize: 10').length - 1
  const changed = await batchesOfTen()
  const mark = page.getByRole('group', { name: 'Marks' }).getByRole('button', { name: /^Change at .*The template was changed/ })
  await expect(mark).toBeAttached()
  await mark.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('past-text')).toContainText('The text as it was at')
  expect(await batchesOfTen()).toBe(changed - 1)
  await page.getByTestId('past-text').getByRole('button', { name: 'Back to now' }).click()
  await expect(page.getByTestId('past-text')).toBeHidden()
  expect(await batchesOfTen()).toBe(changed)
})

test('the log is narrowed by node and by words, and leads to the moment of a row', async ({ page }) => {
  await twoMinutes(page)
  const log = page.getByRole('log')
  const filter = page.getByRole('search', { name: 'Filter of the log' })
  await filter.getByRole('combobox', { name: 'Node' }).selectOption({ label: 'billing-dlq' })
  await expect(log.locator('[data-row]').first()).toContainText('billing-dlq')
  const rows = await log.locator('[data-row]').allTextContents()
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toContain('billing-dlq')
  await filter.getByRole('button', { name: 'Show everything' }).click()
  await filter.getByRole('searchbox').fill('ORD-3')
  await expect(async () => {
    const texts = await log.locator('[data-row]').allTextContents()
    expect(texts.length).toBeGreaterThan(3)
    for (const row of texts) expect(row.toLowerCase()).toContain('ord-3')
  }).toPass()
  await filter.getByRole('searchbox').fill('no such word')
  await expect(log).toContainText('Nothing so far has these words')
  await filter.getByRole('button', { name: 'Show everything' }).click()
  const row = log.locator('[data-row]').nth(5)
  const face = (await row.textContent())?.slice(0, 12)
  await row.getByRole('button').first().focus()
  await page.keyboard.press('g')
  await expect(inPast(page)).toContainText(`You stand at ${face}`)
  await expect(log.locator('[data-ahead]').first()).toBeAttached()
})

test('page keys go through the log as fast as they are pressed, and the keyboard stays in it', async ({ page }) => {
  await twoMinutes(page)
  const focused = page.getByRole('log').locator('[data-row]:focus-within')
  const row = async () => Number(await focused.getAttribute('data-row'))
  await page.locator('[data-row] button[tabindex="0"]').focus()
  const newest = await row()
  for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press('PageDown')
  await expect.poll(row).toBeLessThan(newest - 24)
  // The last key may still be under way.
  await expect(async () => {
    const before = await row()
    await oneSecondOfFrames(page)
    expect(await row()).toBe(before)
  }).toPass()
  const far = await row()
  await page.keyboard.press('ArrowDown')
  await expect.poll(row).toBe(far - 1)
  for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press('PageUp')
  await expect.poll(row, 'within the eight rows in sight').toBeGreaterThan(newest - 9)
})

test('a row of the log marks its messages in the picture, and a message under the pointer its rows', async ({ page }) => {
  await openPage(page)
  await enter(page)
  // The shop's first order is on its three ways.
  const row = page.getByRole('log').getByRole('button', { name: /orders, Publish, ord-1 / })
  for (let count = 0; count < 40 && !(await row.isVisible()); count += 1) await steps(page, 1)
  const drawn = () => page.locator('canvas.diagram-messages').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  await page.mouse.move(0, 0)
  const unmarked = await drawn()
  await row.hover()
  await expect.poll(drawn).not.toBe(unmarked)
  await page.mouse.move(0, 0)
  await expect.poll(drawn).toBe(unmarked)
})

test('a row of the log marks its messages where they stand, too: in their queues, in a workflow, in a function’s hands', async ({
  page,
}) => {
  await openPage(page)
  await enter(page)
  const received = page.getByRole('log').getByRole('button', { name: /ingest, ReceiveMessage, ord-1 / })
  for (let count = 0; count < 60 && !(await received.isVisible()); count += 1) await steps(page, 1)
  const marked = (what: string, id: string) => page.locator(`[data-node="${id}"] [data-pointed="${what}"]`)
  // The log may tell of it some steps later.
  await received.dblclick()
  await received.hover()
  for (const queue of ['FulfilmentQueue', 'BillingQueue', 'AnalyticsQueue']) {
    await expect(marked('node', queue)).toHaveCount(1)
    await expect(marked('message', queue)).toHaveCount(1)
  }
  await expect(marked('node', 'OrdersTopic')).toHaveCount(0)
  await page.mouse.move(0, 0)
  await expect(page.locator('[data-pointed]')).toHaveCount(0)

  await chooseExample(page, 'Human approval')
  const started = page.getByRole('log').getByRole('button', { name: /expenses, StartExecution, exp-1 / })
  for (let count = 0; count < 20 && !(await started.isVisible()); count += 1) await steps(page, 1)
  await started.dblclick()
  await started.hover()
  await expect(marked('node', 'Expenses')).toHaveCount(1)
})

test('paths draw a line a message and name it; charts show the selected node, in words as well', async ({ page }) => {
  await twoMinutes(page)
  await page.getByRole('tab', { name: 'Paths' }).click()
  const paths = page.getByTestId('paths')
  await expect.poll(async () => Number(await paths.getAttribute('data-lines'))).toBeGreaterThan(20)
  await expect(page.getByRole('list', { name: 'Stations' })).toContainText('Web shop')
  await paths.focus()
  await page.keyboard.press('ArrowRight')
  await expect(paths.locator('[aria-live]')).toHaveText(/^ord-\d+$/)
  await look(page, 'billing-queue')
  await expect(page.getByRole('list', { name: 'Stations' })).toContainText('billing-queue')
  await page.getByRole('tab', { name: 'Charts' }).click()
  const depth = page.getByTestId('chart-depth')
  await expect(depth.locator('canvas')).toBeVisible()
  await expect(depth.getByRole('table')).toContainText('Messages in flight')
  await expect(page.getByRole('figure', { name: 'Trouble' }).getByRole('table')).toContainText('Dead letters')
  await expect(node(page, 'billing-queue')).toBeVisible()
  await expect(status(page)).toHaveText('paused')
})
