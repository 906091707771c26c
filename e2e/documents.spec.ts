// Documents are kept as they are typed: over reloads, with their names and their bin, out as the bytes that came in.
import { changeTemplate, codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { chooseFromMenu, documentName, exported, names, openMine, saveStatus } from './testing/library.ts'
import { exampleText } from './testing/node-run.ts'
import {
  editOutcome,
  enter,
  figure,
  node,
  notices,
  openFile,
  openFiles,
  openPage,
  openTemplate,
  readClock,
  run,
  runButton,
} from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const mine = linesTemplate('Mine first', [{ name: 'Work', code: wellBehaved, every: '1 s' }])

test('an edited example is saved as a copy, a reload in the middle of a run brings its text back at time 0, and the example stays', async ({
  page,
}) => {
  await openPage(page)
  await expect(saveStatus(page)).toHaveText('example')
  await run(page)
  await changeTemplate(page, (text) => text.replace('QueueName: billing-queue', 'QueueName: bills-queue'))
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  await expect.poll(() => readClock(page)).toBeGreaterThan(0)
  const edited = await codeText(page)

  await page.reload()
  await expect(node(page, 'bills-queue')).toBeVisible()
  await expect(runButton(page)).toBeVisible()
  expect(await readClock(page)).toBe(0)
  await openCode(page)
  expect(await codeText(page)).toBe(edited)
  await expect(saveStatus(page)).toHaveText('saved in this browser')

  await chooseFromMenu(page, 'Orders fan-out')
  await expect(node(page, 'billing-queue')).toBeVisible()
  await expect(saveStatus(page)).toHaveText('example')
  await expect(names(await openMine(page))).toHaveText(['Orders fan-out'])
})

test('what was typed last is there after a reload that did not wait for its save, and a text that cannot be read comes back as it was left', async ({
  page,
}) => {
  await openPage(page)
  await enter(page)
  await changeTemplate(page, (text) => text.replace('QueueName: billing-queue', 'QueueName: bills-queue'))
  await expect(node(page, 'bills-queue')).toBeVisible()
  const broken = (await codeText(page)).replace('QueueName: bills-queue', 'QueueName: bills: queue')
  await setCode(page, broken)
  await expect(editOutcome(page)).toContainText('the picture is the last good one')
  await setCode(page, `${broken}# last words\n`)
  await page.reload()
  await expect(node(page, 'bills-queue')).toBeVisible()
  await openCode(page)
  await expect.poll(() => codeText(page)).toBe(`${broken}# last words\n`)
  await expect(editOutcome(page)).toContainText('the picture is the last good one')
})

test('a document is renamed, duplicated, binned, put back and deleted by keyboard alone', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, mine, 'Mine first')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  const menu = page.getByRole('button', { name: 'Mine first', exact: true })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('  طلبات 注文  ')
  await page.keyboard.press('Enter')
  await expect(documentName(page)).toHaveText('طلبات 注文')
  await expect(page).toHaveTitle('طلبات 注文 · Switchyard')
  await expect(page.getByRole('button', { name: 'طلبات 注文', exact: true })).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(documentName(page)).toHaveText('طلبات 注文 (copy)')

  const door = page.getByRole('button', { name: 'Mine', exact: true })
  await door.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('dialog', { name: 'Mine' })
  await expect(names(list)).toHaveText(['طلبات 注文 (copy)', 'طلبات 注文'])
  await list.getByRole('button', { name: 'More for طلبات 注文', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(names(list, 'Bin')).toHaveText(['طلبات 注文'])
  await list.getByRole('button', { name: 'Put طلبات 注文 back' }).focus()
  await page.keyboard.press('Enter')
  await expect(names(list)).toHaveText(['طلبات 注文 (copy)', 'طلبات 注文'])

  await list.getByRole('button', { name: 'More for طلبات 注文', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await list.getByRole('button', { name: 'Delete طلبات 注文 for ever' }).focus()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(names(list, 'Bin')).toHaveCount(1)
  await list.getByRole('button', { name: 'Delete طلبات 注文 for ever' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(names(list, 'Bin')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.reload()
  await expect(documentName(page)).toHaveText('طلبات 注文 (copy)')
})

test('moving the open document to the bin shows the example, and what is in the bin is not drawn after a reload', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, mine, 'Mine first')
  await chooseFromMenu(page, 'Move to bin')
  await expect(documentName(page)).toHaveText('Orders fan-out')
  await page.getByTestId('notice').getByRole('button', { name: 'Put it back' }).click()
  await expect(names(await openMine(page))).toHaveText(['Mine first'])
  await page
    .getByRole('dialog', { name: 'Mine' })
    .getByRole('button', { name: /^Mine first/ })
    .click()
  await expect(documentName(page)).toHaveText('Mine first')
  await chooseFromMenu(page, 'Move to bin')
  await expect(notices(page)).toContainText('is in the bin')
  await page.reload()
  await expect(documentName(page)).toHaveText('Orders fan-out')
  await expect(names(await openMine(page), 'Bin')).toHaveText(['Mine first'])
})

test('an export holds the bytes that were imported, and an archive with files opens as the same document', async ({ page }) => {
  await openPage(page)
  const odd = `\uFEFF# Grüße 👋, with a byte-order mark and Windows line ends\r\n${mine.replaceAll('\n', '\r\n')}`
  await openFile(page, odd, 'odd.yaml')
  await expect(documentName(page)).toHaveText('Mine first')
  const single = await exported(page, () => chooseFromMenu(page, 'Export'))
  expect(single.name).toBe('Mine first.yaml')
  expect(single.bytes.equals(Buffer.from(odd))).toBe(true)

  const template = mine.replace(/InlineCode: \|[\s\S]*$/, 'CodeUri: handlers/\n')
  await openFiles(page, [{ name: 'template.yaml', mimeType: 'text/plain', buffer: Buffer.from(template) }])
  await openFiles(page, [{ name: 'index.js', mimeType: 'text/plain', buffer: Buffer.from(wellBehaved) }])
  await expect(documentName(page)).toHaveText('Mine first')
  const archive = await exported(page, () => chooseFromMenu(page, 'Export'))
  expect(archive.name).toBe('Mine first.zip')
  await chooseFromMenu(page, 'Orders fan-out')
  await openFiles(page, { name: archive.name, mimeType: 'application/zip', buffer: archive.bytes })
  await expect(documentName(page)).toHaveText('Mine first')
  const again = await exported(page, () => chooseFromMenu(page, 'Export'))
  expect(again.bytes.equals(archive.bytes)).toBe(true)
  await run(page)
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(0)
})

test('all documents are exported as one archive, and come back from it where they are not kept', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, mine, 'Mine first')
  await openTemplate(page, mine.replace('Mine first', 'Mine second'), 'Mine second')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  const list = await openMine(page)
  const { name, bytes } = await exported(page, () => list.getByRole('button', { name: 'Export all documents' }).click())
  expect(name).toBe('Switchyard documents.zip')
  await page.keyboard.press('Escape')
  await chooseFromMenu(page, 'Move to bin')
  await expect(names(await openMine(page))).toHaveText(['Mine first'])
  await page.keyboard.press('Escape')
  await openFiles(page, { name, mimeType: 'application/zip', buffer: bytes })
  await expect(notices(page).filter({ hasText: '1 of 2 documents came in' })).toContainText('1 is here already.')
  await expect(names(await openMine(page))).toHaveText(['Mine second', 'Mine first'])
  await (await openMine(page)).getByRole('button', { name: /^Mine second/ }).click()
  await expect(page.getByRole('group', { name: 'Diagram of Mine second:' })).toBeVisible()
})

test('an example is exported as the file that it is', async ({ page }) => {
  await openPage(page)
  const { name, bytes } = await exported(page, () => chooseFromMenu(page, 'Export'))
  expect(name).toBe('Orders fan-out.yaml')
  expect(bytes.toString()).toBe(exampleText)
})
