// Whoever has no mouse, wants no motion, or listens instead of looking, has the same page.
import type { Page } from '@playwright/test'
import { barriers } from './testing/barriers.ts'
import { patchesOn } from './testing/drawn-messages.ts'
import { codeEditor } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { figure, inspector, look, openPage, pause, readClock, run, setSpeed, status } from './testing/playground.ts'

test('the keyboard alone starts, pauses, steps, walks along the wires and looks closer', async ({ page }) => {
  await openPage(page)
  await page.keyboard.press('Space')
  await expect(status(page)).toHaveText('running')
  await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
  await page.keyboard.press('Space')
  await expect(status(page)).toHaveText('paused')
  const clock = await readClock(page)
  await page.keyboard.press('.')
  await expect.poll(() => readClock(page)).toBeGreaterThanOrEqual(clock)

  await tabTo(page, /^Web shop,/)
  const heading = inspector(page).getByRole('heading', { level: 2 })
  for (const name of ['orders', 'billing-queue', 'charge']) {
    await page.keyboard.press('ArrowRight')
    await expect(focused(page)).toHaveAccessibleName(new RegExp(`^${name},`))
  }
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('charge')
  await page.keyboard.press('ArrowLeft')
  await expect(focused(page)).toHaveAccessibleName(/^billing-queue,/)
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('billing-queue')
  await page.keyboard.press('Escape')
  await expect(inspector(page)).toBeHidden()

  await page.keyboard.press('t')
  await codeEditor(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
})

test('Tab goes through bar, picture, transport and lower panel in the order in which they are seen', async ({ page }) => {
  await openPage(page)
  await run(page)
  await pause(page)
  const names: string[] = []
  for (let presses = 0; presses < 80 && !(names.length > 1 && names.at(-1) === names[0]); presses += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '')
    if (names.length > 0 || name.startsWith('Open')) names.push(name)
  }
  const wanted = [
    /Open/,
    /^Theme/,
    /^Keys/,
    /^Web shop,/,
    /^Zoom out/,
    /^Back to the start/,
    /^Run/,
    /^Speed/,
    /^Seed/,
    /lower panel/,
    /^Log/,
  ]
  const places = wanted.map((pattern) => names.findIndex((name) => pattern.test(name)))
  expect(places, names.join(' · ')).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(
    names.filter((name) => /, (SQS|SNS|Lambda)/.test(name)),
    'the picture is one stop',
  ).toEqual([])
})

test('who asked for less motion sees counts in fixed places instead of messages that move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPage(page)
  await run(page)
  await setSpeed(page, '2')
  const tracks = await page.locator('[data-wire]').count()
  const still = await placesSeen(page)
  expect(still).toBeGreaterThan(0)
  expect(still, 'one place on each track at most').toBeLessThanOrEqual(tracks)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await placesSeen(page), 'and they move for everybody else').toBeGreaterThan(tracks)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`nothing serious keeps anybody out: ${colorScheme}, ${size.width} × ${size.height}`, async ({ page }) => {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      await openPage(page)
      expect(await barriers(page), 'on the first visit').toEqual([])
      await run(page)
      await setSpeed(page, '10')
      await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(2)
      await pause(page)
      // On a narrow screen the inspector takes the place of the lower panel.
      if (size.width < 800) expect(await barriers(page), 'in a run').toEqual([])
      await look(page, 'billing-queue', 'Why?')
      expect(await barriers(page), 'in a run, with the inspector').toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, 'nothing is wider than the window').toBeLessThanOrEqual(0)
    })
  }
}

function focused(page: Page) {
  return page.locator(':focus')
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => document.activeElement?.ariaLabel ?? '')
    if (name.test(label)) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

/** In how many places something was drawn while three more orders were published. */
async function placesSeen(page: Page): Promise<number> {
  const places = new Set<string>()
  const from = await figure(page, 'orders', 'published')
  await expect
    .poll(
      async () => {
        for (const { x, y } of await patchesOn(page)) places.add(`${Math.round(x / 3)} ${Math.round(y / 3)}`)
        return figure(page, 'orders', 'published')
      },
      { intervals: [30] },
    )
    .toBeGreaterThan(from + 2)
  return places.size
}
