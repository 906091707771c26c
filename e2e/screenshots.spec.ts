// Every screen, in light and dark, on a desk, a tablet and a phone: nothing cut, nothing on top of another, no barrier; and a picture of each.
import { readdirSync, statSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { codeText, openCode, setCode } from './testing/code-editor.ts'
import { longNames, nothingYet, sixtyNodes } from './testing/crowded-templates.ts'
import { barriers } from './testing/barriers.ts'
import { flaws } from './testing/flaws.ts'
import { expect, test } from './testing/journey.ts'
import { openMine } from './testing/library.ts'
import { desk, everySize, fileNames, folder, settle, takePictures } from './testing/pictures.ts'
import { enter, look, node, openFile, openPage, openTemplate, steps } from './testing/playground.ts'

const everywhere = ['first-visit', 'empty', 'running', 'broken', 'sixty-nodes', 'long-names'] as const
const atTheDesk = [
  'past',
  'messages',
  'settings',
  'message',
  'paths',
  'charts',
  'code',
  'problems',
  'palette',
  'library',
  'outline',
  'keys',
] as const

/** A picture takes a second or two of the processor; a busy machine may need longer. */
test.setTimeout(180_000)

test('the first visit', async ({ page }) => {
  await openPage(page)
  await takePictures(page, 'first-visit', everySize)
})

test('a template in which nothing is drawn says what is missing and where to write it', async ({ page }) => {
  await openPage(page)
  await openFile(page, nothingYet)
  await expect(page.getByText('Nothing is drawn yet.')).toBeVisible()
  await takePictures(page, 'empty', everySize)
  await page.getByRole('button', { name: 'Write the first one' }).click()
  expect(await codeFrom(page)).toBe(nothingYet)
})

test('a run of some 90 seconds', async ({ page }) => {
  await running(page)
  await takePictures(page, 'running', everySize)
})

test('a text that cannot be read for a moment', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const text = await codeFrom(page)
  await setCode(page, text.replace('      TopicName: orders\n', '      TopicName: orders: again\n'))
  const line = page.getByRole('button', { name: /^\d+:18$/ })
  await line.click()
  await expect(page.locator('[data-stale]')).toBeVisible()
  await takePictures(page, 'broken', everySize)
})

test('sixty nodes', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, sixtyNodes, 'The whole shop')
  await expect(page.getByRole('group', { name: /^Diagram of The whole shop: 60 nodes/ })).toBeVisible()
  await enter(page)
  await steps(page, 500)
  await takePictures(page, 'sixty-nodes', everySize)
  const named = await page.locator('[data-far-name]').count()
  expect(named, 'names that can be read').toBeGreaterThan(35)
})

test('names as long as AWS allows', async ({ page }) => {
  await openPage(page)
  await openFile(page, longNames)
  await expect(page.getByRole('group', { name: /^Diagram of Fulfilment of the orders of all/ })).toBeVisible()
  await enter(page)
  await steps(page, 500)
  await takePictures(page, 'long-names', everySize)
})

test('a node and a message looked at closely', async ({ page }) => {
  await running(page)
  const sheet = await look(page, 'billing-queue', 'Messages')
  const rows = sheet.getByTestId('messages').getByRole('listitem')
  await expect(rows).not.toHaveCount(0)
  await takePictures(page, 'messages', [desk])
  await rows.nth(1).getByRole('button').click()
  await expect(sheet.getByTestId('life')).toBeVisible()
  await takePictures(page, 'message', [desk])
  await page.keyboard.press('Escape')
  await look(page, 'fulfilment-queue', 'Settings')
  await expect(sheet.getByRole('slider', { name: 'Visibility timeout, scale' })).toBeVisible()
  await takePictures(page, 'settings', [desk])
})

test('the panels below the picture', async ({ page }) => {
  await running(page)
  await page.getByRole('tab', { name: 'Paths' }).click()
  await expect(page.getByText(/^\d+ messages$/)).toBeVisible()
  await takePictures(page, 'paths', [desk])
  await page.getByRole('tab', { name: 'Charts' }).click()
  await expect(page.locator('.uplot').first()).toBeVisible()
  await takePictures(page, 'charts', [desk])
  await openCode(page)
  await takePictures(page, 'code', [desk])
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('button', { name: /^Set maxReceiveCount/ }).first()).toBeVisible()
  await takePictures(page, 'problems', [desk])
})

test('what lies over the picture', async ({ page }) => {
  await running(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Command or node' })).toBeFocused()
  await page.keyboard.type('que')
  await takePictures(page, 'palette', [desk])
  await page.keyboard.press('Escape')
  const mine = await openMine(page)
  await expect(mine).toContainText('Nothing of yours yet.')
  await takePictures(page, 'library', [desk])
  await mine.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await takePictures(page, 'keys', [desk])
})

test('the picture as a list, and the past', async ({ page }) => {
  await running(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible()
  await takePictures(page, 'outline', [desk])
  await page.keyboard.press('n')
  await page.getByRole('slider', { name: 'Moment of the run' }).focus()
  for (const _ of [1, 2, 3]) await page.keyboard.press('PageDown')
  await expect(page.getByRole('note', { name: 'In the past' })).toBeVisible()
  await takePictures(page, 'past', [desk])
})

test('the folder has these pictures, no others, and stays small', () => {
  const wanted = [...everywhere.flatMap((name) => fileNames(name, everySize)), ...atTheDesk.flatMap((name) => fileNames(name, [desk]))]
  const kept = readdirSync(folder).filter((file) => file.endsWith('.png'))
  expect(kept.filter((file) => !wanted.includes(file))).toEqual([])
  const bytes = kept.map((file) => statSync(`${folder}${file}`).size)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000)
})

test('the look at a page finds what it looks for', async ({ page }) => {
  await page.setContent(`<!doctype html><style>div, span { position: absolute; white-space: nowrap; font: 16px sans-serif }</style>
    <div style="left: 10px; top: 10px">whole</div>
    <div style="left: 10px; top: 60px; width: 40px; overflow: hidden">cut at its side</div>
    <div style="left: 10px; top: 90px; width: 40px; overflow: hidden; text-overflow: ellipsis">short of words</div>
    <div style="left: 10px; top: 120px; width: 40px; overflow: hidden; text-overflow: ellipsis" title="all of its words">with a title</div>
    <div style="left: 10px; top: 150px; height: 8px; overflow: hidden">cut below</div>
    <div style="left: 10px; top: 180px">one</div><div style="left: 20px; top: 185px">other</div>
    <div style="left: 10px; top: 180px; visibility: hidden">unseen</div>
    <div style="left: 1400px; top: 210px">beyond the window</div>
    <span class="diagram-node" title="a" style="left: 10px; top: 300px; width: 60px; height: 60px"></span>
    <span class="diagram-node" title="b" style="left: 50px; top: 340px; width: 60px; height: 60px"></span>`)
  const found = await flaws(page)
  expect(found.map((flaw) => /wider|“[^”]+”( and “[^”]+”)?|nodes . and ./.exec(flaw)?.[0])).toEqual([
    'wider',
    '“cut at its side”',
    '“short of words”',
    '“cut below”',
    '“beyond the window”',
    '“one” and “other”',
    'nodes a and b',
  ])
})

test.describe('in a window of 720 px', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  test('eight rows of the log can be read, a chart as well, and the picture has its place', async ({ page }) => {
    await openPage(page)
    await enter(page)
    await steps(page, 300)
    const panel = await page.locator('#dock-panel').boundingBox()
    const bottom = (panel?.y ?? 0) + (panel?.height ?? 0)
    const rows = await page.locator('[data-row]').evaluateAll((all) => all.map((row) => row.getBoundingClientRect().bottom))
    expect(rows.filter((below) => below <= bottom + 1).length).toBeGreaterThanOrEqual(8)
    const canvas = await page.getByRole('group', { name: /^Diagram of/ }).boundingBox()
    expect(canvas?.height).toBeGreaterThan(250)
    await settle(page)
    expect(await flaws(page)).toEqual([])
    await page.getByRole('tab', { name: 'Charts' }).click()
    const chart = page.locator('.uplot').first()
    await expect(chart).toBeVisible()
    const plot = await chart.boundingBox()
    expect((plot?.y ?? 0) + (plot?.height ?? 0), 'its axis is in sight').toBeLessThanOrEqual(bottom)
  })
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })

  test('nothing is cut or lies on another, and there is no barrier', async ({ page }) => {
    const stands = async (where: string): Promise<void> => {
      await settle(page)
      expect(await flaws(page), where).toEqual([])
      expect(await barriers(page), where).toEqual([])
    }
    await openPage(page)
    await stands('the first visit')
    await enter(page)
    await steps(page, 300)
    await stands('a run')
    const canvas = await page.getByRole('group', { name: /^Diagram of/ }).boundingBox()
    expect(canvas?.height, 'the picture can be read').toBeGreaterThan(200)
    await openCode(page)
    await stands('the code')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Command or node' })).toBeFocused()
    await stands('the palette')
    await page.keyboard.press('Escape')
    await node(page, 'billing-queue').press('Enter')
    await expect(page.getByRole('slider', { name: 'Visibility timeout, scale' })).toBeVisible()
    await stands('the settings')
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Close' }).click()
  })
})

/** The orders fan-out, 90 virtual seconds into its run: the same each time, for it is stepped. */
async function running(page: Page): Promise<void> {
  await openPage(page)
  await enter(page)
  await steps(page, 1_363)
}

async function codeFrom(page: Page): Promise<string> {
  await openCode(page)
  return codeText(page)
}
