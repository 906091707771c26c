// Arranging the picture: nodes are dragged, moved by keys or by two clicks, one or several; each is one edit of the template and one step back.
import type { Page } from '@playwright/test'
import { expect, test } from './testing/journey.ts'
import { changeTemplate, openCode } from './testing/code-editor.ts'
import { enter, inspector, node, notices, openPage, openTemplate, readRun, steps } from './testing/playground.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** The middle of a node on the screen. */
async function placeOf(page: Page, name: string): Promise<Place> {
  const box = await node(page, name).boundingBox()
  if (box === null) throw new Error(`${name} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function dragBy(page: Page, name: string, by: Place): Promise<void> {
  const from = await placeOf(page, name)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 })
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 })
  await page.mouse.up()
}

async function path(page: Page, wire: RegExp): Promise<string> {
  const line = page.getByRole('button', { name: wire }).locator('path').first()
  return (await line.getAttribute('d')) ?? ''
}

test('a dragged node takes its wires along, is one edit of the template, and goes back with one undo', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const hash = await steps(page, 40)
  const before = await placeOf(page, 'pack')
  const wire = /^fulfilment-queue to pack/
  const wasAt = await path(page, wire)
  // Away from the canvas's edge, near which a drag pans.
  await dragBy(page, 'pack', { x: 60, y: 50 })
  await expect.poll(async () => (await placeOf(page, 'pack')).x - before.x).toBeGreaterThan(30)
  const moved = await placeOf(page, 'pack')
  expect(moved.y).toBeGreaterThan(before.y + 25)
  expect(await path(page, wire)).not.toBe(wasAt)
  await expect(page.getByText(/^Moved$/)).toBeAttached()
  expect((await readRun(page)).hash, 'where a node stands changes nothing that runs').toBe(hash)
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'pack')).toEqual(before)
  expect(await path(page, wire)).toBe(wasAt)
  await page.keyboard.press('Control+y')
  await expect.poll(() => placeOf(page, 'pack')).toEqual(moved)
})

test('Shift with the arrows moves a node, and letting Shift go is one edit', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await placeOf(page, 'ingest')
  await node(page, 'ingest').focus()
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.up('Shift')
  await expect.poll(async () => (await placeOf(page, 'ingest')).y - before.y).toBeGreaterThan(20)
  await expect(page.getByText(/^Moved$/)).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'ingest')).toEqual(before)
})

test('without dragging: M takes the selected node up, a click puts it down, Escape lets it be', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await node(page, 'charge').getByText('charge', { exact: true }).click()
  const selected = await placeOf(page, 'charge')
  await page.keyboard.press('m')
  await expect(page.getByText(/^Click where charge is to stand/)).toBeVisible()
  await page.mouse.move(selected.x, selected.y - 120)
  await expect.poll(async () => (await placeOf(page, 'charge')).y).toBeLessThan(selected.y - 60)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await placeOf(page, 'charge')).y).toBe(selected.y)
  await page.keyboard.press('m')
  await page.mouse.click(selected.x, selected.y - 120)
  await expect.poll(async () => (await placeOf(page, 'charge')).y).toBeLessThan(selected.y - 60)
  await expect(page.getByText(/^Moved$/)).toBeAttached()
})

test('moving one node of a picture that laid itself out leaves the others where they are, and Tidy lays it out again', async ({ page }) => {
  await openPage(page)
  await openTemplate(
    page,
    `Metadata: { Switchyard: { Version: 1, Title: Loose } }
Resources:
  First: { Type: 'AWS::SQS::Queue', Properties: { QueueName: first } }
  Second: { Type: 'AWS::SQS::Queue', Properties: { QueueName: second } }
  Third: { Type: 'AWS::SQS::Queue', Properties: { QueueName: third } }
`,
    'Loose',
  )
  await expect(node(page, 'third')).toBeVisible()
  const places = () => Promise.all(['first', 'second', 'third'].map((name) => placeOf(page, name)))
  const [first, second, third] = await places()
  await dragBy(page, 'second', { x: 90, y: 0 })
  await expect.poll(async () => (await placeOf(page, 'second')).x - (second?.x ?? 0)).toBeGreaterThan(40)
  await expect(page.getByText(/^Moved$/)).toBeAttached()
  expect([await placeOf(page, 'first'), await placeOf(page, 'third')]).toEqual([first, third])
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('tidy')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => {
      const [a, b] = await places()
      return (a?.x ?? 0) - (b?.x ?? 1)
    })
    .toBe(0)
  await expect(notices(page)).toHaveCount(0)
})

test('several nodes: a box with Shift, a Shift-click fewer, one drag, one undo', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const names = ['pack', 'charge', 'ingest', 'orders']
  const places = () => Promise.all(names.map((name) => placeOf(page, name)))
  const before = await places()
  const [pack, , ingest] = before
  await page.keyboard.down('Shift')
  await page.mouse.move((pack?.x ?? 0) + 90, (pack?.y ?? 0) - 20)
  await page.mouse.down()
  await page.mouse.move((ingest?.x ?? 0) + 20, (ingest?.y ?? 0) + 10, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('3 nodes')
  for (const name of ['pack', 'charge', 'ingest']) await expect(node(page, name)).toHaveAttribute('aria-pressed', 'true')
  await node(page, 'ingest')
    .getByText('ingest', { exact: true })
    .click({ modifiers: ['Shift'] })
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('2 nodes')
  await expect(node(page, 'ingest')).toHaveAttribute('aria-pressed', 'false')
  const held = await places()
  await dragBy(page, 'pack', { x: -40, y: 30 })
  await expect(page.getByText(/^Moved$/)).toBeAttached()
  const now = await places()
  const [first, second, third, fourth] = now.map(({ x, y }, index) => ({ x: x - (held[index]?.x ?? 0), y: y - (held[index]?.y ?? 0) }))
  expect(first?.x).toBeLessThan(-15)
  expect(second?.x).toBeCloseTo(first?.x ?? 0, 0)
  expect(second?.y).toBeCloseTo(first?.y ?? 0, 0)
  expect(third).toEqual({ x: 0, y: 0 })
  expect(fourth).toEqual({ x: 0, y: 0 })
  await page.keyboard.press('Control+z')
  await expect.poll(places).toEqual(held)
})

test('several nodes by keys alone: Shift with Enter adds, Shift with arrows moves them together', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await node(page, 'pack').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('2 nodes')
  const places = () => Promise.all(['pack', 'charge'].map((name) => placeOf(page, name)))
  const before = await places()
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.up('Shift')
  await expect(page.getByText(/^Moved$/)).toBeAttached()
  await expect.poll(async () => (await places()).every(({ x }, index) => x > (before[index]?.x ?? 0) + 10)).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(places).toEqual(before)
  await node(page, 'charge').focus()
  await page.keyboard.press('Control+a')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('15 nodes')
  await page.keyboard.press('Escape')
  await expect(inspector(page)).toHaveCount(0)
})

test('a dead-letter queue that is typed into a placed picture stands by its queue, on nothing else', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await openCode(page)
  await changeTemplate(
    page,
    (text) => `${text.trimEnd()}\n  PackLost:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: pack-lost\n`,
  )
  await expect(node(page, 'pack-lost')).toBeVisible()
  await changeTemplate(page, (text) => text.replace('!GetAtt FulfilmentDlq.Arn', '!GetAtt PackLost.Arn'))
  await expect(page.getByRole('button', { name: /^fulfilment-queue to pack-lost, redrive/ })).toBeAttached()
  await expect
    .poll(async () => {
      const [queue, lost] = await Promise.all([placeOf(page, 'fulfilment-queue'), placeOf(page, 'pack-lost')])
      const box = await node(page, 'fulfilment-queue').boundingBox()
      return Math.abs(lost.y - queue.y) < (box?.height ?? 0) * 1.5 && Math.abs(lost.x - queue.x) < (box?.width ?? 0) * 2
    })
    .toBe(true)
  const boxes = await Promise.all((await page.locator('[data-node]').all()).map((one) => one.boundingBox()))
  const lost = await node(page, 'pack-lost').boundingBox()
  const covered = boxes.filter((box) => {
    if (box === null || lost === null || (box.x === lost.x && box.y === lost.y)) return false
    return box.x < lost.x + lost.width && lost.x < box.x + box.width && box.y < lost.y + lost.height && lost.y < box.y + box.height
  })
  expect(covered).toEqual([])
})
