// Time is a tool: one step at a time, back to the start, another seed, another speed, until nothing is left to do.
import { expect, test } from './testing/journey.ts'
import { createNodeRun, exampleText } from './testing/node-run.ts'
import {
  enter,
  look,
  openPage,
  openTemplate,
  pause,
  readClock,
  readRun,
  run,
  runButton,
  setSpeed,
  status,
  steps,
} from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const finite = linesTemplate('Finite', [{ name: 'Work', code: wellBehaved, every: '2 s', count: 4 }])

test('a step is one step of the engine, no more and no less', async ({ page }) => {
  const node = await createNodeRun(exampleText, 'orders-fan-out.yaml')
  await openPage(page)
  // The deployment is step 1, so the first press shows step 2; the sandbox is fetched for it.
  await page.keyboard.press('.')
  for (let done = 2; done <= 12; done += 1) {
    await expect.poll(async () => (await readRun(page)).hash).toBe(node.hashAfter(done))
    await page.keyboard.press('.')
  }
  await expect.poll(async () => (await readRun(page)).hash).toBe(node.hashAfter(13))
  await page.getByRole('button', { name: 'Step one event' }).click()
  await expect.poll(async () => (await readRun(page)).hash).toBe(node.hashAfter(14))
  await expect(status(page)).toHaveText('paused')
})

test('back to the start is step 1 again, and the same way leads to the same hash', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const ninth = await steps(page, 9)
  await run(page)
  await expect.poll(() => readClock(page)).toBeGreaterThan(1_000)
  await page.getByRole('button', { name: 'Back to the start' }).click()
  await expect(page.getByRole('timer')).toHaveText('Mon09:00:00.000')
  await expect(page.getByRole('log')).not.toContainText('Publish')
  const start = await readRun(page)
  expect(await steps(page, 9)).toBe(ninth)
  await page.keyboard.press('0')
  await expect.poll(() => readRun(page)).toEqual(start)
})

test('another seed restarts another run; the old seed brings the old one back', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const seed = page.getByRole('textbox', { name: /^Seed/ })
  const first = await steps(page, 30)
  for (const [text, isSame] of [
    ['7', false],
    ['42', true],
  ] as const) {
    await seed.fill(text)
    await seed.press('Enter')
    await expect(page.getByRole('timer')).toHaveText('Mon09:00:00.000')
    await expect(seed).toHaveValue(text)
    expect((await steps(page, 30)) === first).toBe(isSame)
  }
})

test('every speed of the scale can be had, and each goes through the same moments', async ({ page }) => {
  const node = await createNodeRun(exampleText, 'orders-fan-out.yaml')
  await openPage(page)
  await enter(page)
  const scale = page.getByRole('slider', { name: 'Speed' })
  await scale.focus()
  await page.keyboard.press('Home')
  await expect(scale).toHaveAttribute('aria-valuetext', '0.1 times')
  for (const words of ['0.5', '1', '2', '5', '10', '60', '3,600', '86,400', '1 M']
    .map((figure) => `${figure} times`)
    .concat('as fast as it goes')) {
    await page.keyboard.press('ArrowRight')
    await expect(scale).toHaveAttribute('aria-valuetext', words)
  }
  for (const speed of ['0.1', '2', '60', '3600']) {
    await setSpeed(page, speed)
    const from = await readClock(page)
    await run(page)
    await expect.poll(() => readClock(page), { intervals: [20] }).toBeGreaterThan(from)
    await pause(page)
    await expect(async () => node.follow(await readRun(page))).toPass({ timeout: 20_000 })
  }
})

test('until idle ends a finite document idle, with nothing left to do', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, finite, 'Finite')
  await page.keyboard.press('i')
  await expect(status(page)).toHaveText('Idle: nothing is under way, and nothing is left to do.')
  await expect(runButton(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^work-queue,/ })).toHaveAccessibleName(/0 waiting, 0 in flight/)
  await expect(page.getByRole('list', { name: 'Messages under way' }).getByRole('listitem')).toHaveCount(0)
  const written = (await look(page, 'work', 'Log')).getByTestId('console')
  for (const n of [1, 2, 3, 4]) await expect(written).toContainText(`counted ${n}`)
  expect(await readClock(page), 'idle never waits for a retention period').toBeLessThan(60_000)
})
