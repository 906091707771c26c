// Nothing moves that the engine did not do: at any paused moment the messages drawn are exactly the agenda's.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { listed, misfits, patchesOn, placesOf, type Placed } from './testing/drawn-messages.ts'
import { expect, test } from './testing/journey.ts'
import { createNodeRun, exampleText, type NodeRun } from './testing/node-run.ts'
import {
  enter,
  faceOf,
  inspector,
  openPage,
  openTemplate,
  pause,
  pauseButton,
  readClock,
  readRun,
  run,
  setSpeed,
  status,
  steps,
} from './testing/playground.ts'
import { seeded } from './testing/random.ts'
import { poisoned } from './testing/templates.ts'

test.setTimeout(150_000)

test('at 20 random paused times the messages drawn are exactly those on the agenda', async ({ page }) => {
  const node = await createNodeRun(exampleText, 'orders-fan-out.yaml')
  const random = seeded(20)
  const seen = new Set<string>()
  await openPage(page)
  await run(page)
  await setSpeed(page, '10')
  for (let time = 0, wanted = 0; time < 20; time += 1) {
    wanted += 1_000 + Math.floor(random() * 7_000)
    if (time > 0) await run(page)
    await expect.poll(() => readClock(page), { intervals: [20] }).toBeGreaterThan(wanted)
    await pause(page)
    const places = await compare(page, node)
    for (const { passage } of places) seen.add(`${passage.leg} ${passage.status}`)
    await openOne(page, places, random)
    wanted = await readClock(page)
  }
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['after-disc running', 'before-disc running', 'whole running']))
})

test('retries and dead letters are drawn as such, step by step', async ({ page }) => {
  const node = await createNodeRun(poisoned, 'mine.yaml')
  const seen = new Set<string>()
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await enter(page)
  for (let time = 0; time < 150 && !seen.has('failed'); time += 1) {
    await steps(page, 1)
    await expect(async () => node.follow(await readRun(page))).toPass({ timeout: 15_000 })
    const statuses = node.underWay().map((passage) => passage.status)
    if (statuses.every((one) => seen.has(one))) continue
    for (const { passage } of await compare(page, node)) seen.add(passage.status)
  }
  expect([...seen].toSorted()).toEqual(['failed', 'retry', 'running'])
})

test('calls of workflows and handlers are drawn as messages are, out and back, also when they are refused', async ({ page }) => {
  const text = readFileSync(new URL('../public/examples/order-saga.yaml', import.meta.url), 'utf8')
  const node = await createNodeRun(text, 'mine.yaml')
  const seen = new Set<string>()
  await openPage(page)
  await openTemplate(page, text, 'Order saga')
  await enter(page)
  for (let time = 0; time < 220 && !seen.has('back failed'); time += 1) {
    await steps(page, 1)
    await expect(async () => node.follow(await readRun(page))).toPass({ timeout: 15_000 })
    const legs = node.underWay().map(({ leg, status }) => `${leg} ${status}`)
    if (legs.every((one) => seen.has(one))) continue
    for (const { passage } of await compare(page, node)) seen.add(`${passage.leg} ${passage.status}`)
  }
  expect([...seen].toSorted()).toEqual(['back failed', 'back running', 'whole running'])
})

/** Fails unless list, shapes and places on the page are those of the same run in Node. */
async function compare(page: Page, node: NodeRun): Promise<Placed[]> {
  let places: Placed[] = []
  await expect(async () => {
    const shown = await readRun(page)
    node.follow(shown)
    places = await placesOf(page, node.underWay(), shown.clockMs)
    expect(misfits(await patchesOn(page), places)).toEqual([])
  }).toPass({ timeout: 15_000 })
  const order = await page.locator('[data-wire]').evaluateAll((tracks) => tracks.map((track) => track.getAttribute('data-wire') ?? ''))
  const list = page.getByRole('list', { name: 'Messages under way' }).getByRole('listitem')
  await expect(list).toHaveText(listed(node.underWay(), order), { timeout: 15_000 })
  return places
}

/** A click on a message that stands by itself opens its sheet: the same message, from where and since when. */
async function openOne(page: Page, places: readonly Placed[], random: () => number): Promise<void> {
  const free = places.filter((one) => places.every((other) => other === one || Math.hypot(other.x - one.x, other.y - one.y) > 26))
  const chosen = free[Math.floor(random() * free.length)]
  if (chosen === undefined) return
  const { passage } = chosen
  await page.mouse.click(chosen.x, chosen.y)
  const sheet = inspector(page)
  await expect(sheet).toContainText(`left ${faceOf(passage.sentAt)}, arrives ${faceOf(passage.arrivesAt)}`)
  await expect(sheet).toContainText(passage.label)
  if (passage.leg === 'whole') await expect(sheet).toContainText(passage.names)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(status(page)).toHaveText('paused')
  await expect(pauseButton(page)).toBeHidden()
}
