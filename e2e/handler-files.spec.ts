// Handlers in files of their own: a folder or an archive opens as it lies, and what is typed into a file reaches the running world.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, enter, figure, look, node, notices, openFile, openFiles, openPage, run, setSpeed } from './testing/playground.ts'

const template = `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Version: 1
    Title: Boxes
    Seed: 7
    Pace: visible
    Traffic:
      Shop: { To: BoxQueue, Every: 1 s, Name: 'box-{{n}}', Messages: [{ Body: '{"n":{{n}}}' }] }
Resources:
  BoxQueue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: box-queue, VisibilityTimeout: 18 }
  Pack:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: pack
      Runtime: nodejs22.x
      Handler: pack.handler
      CodeUri: handlers/
      Timeout: 3
      Events:
        FromQueue: { Type: SQS, Properties: { Queue: !GetAtt BoxQueue.Arn, BatchSize: 1 } }
`
const handler = `import { numberOf } from './lib/number.mjs'
export const handler = async (event) => {
  for (const { body } of event.Records) console.log('packed ' + numberOf(body))
}
`
const project = {
  'template.yaml': template,
  'handlers/pack.mjs': handler,
  'handlers/lib/number.mjs': 'export const numberOf = (body) => JSON.parse(body).n\n',
  'handlers/node_modules/left-out/index.js': 'broken {{',
  'README.md': '# Boxes\n',
}

test('a dropped folder runs; a handler broken in its file fails, and works again when it is mended', async ({ page }, info) => {
  await openPage(page)
  await drop(page, [folderOf(info, project)])
  await expect(diagram(page)).toBeVisible()
  await expect(notices(page)).toContainText('node_modules was left out')
  await run(page)
  await setSpeed(page, '60')
  await inTheLog(page, 'packed 3')

  await openCode(page)
  await files(page).getByRole('button', { name: 'handlers/pack.mjs, pack', exact: true }).click()
  expect(await codeText(page, 'handlers/pack.mjs')).toBe(handler)
  await setCode(page, handler.replace('console.log(', "throw new Error('no boxes left', "), 'handlers/pack.mjs')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Pack: Code/)
  await expect(node(page, 'pack')).toHaveAccessibleName(/\d errors/)
  const sheet = await look(page, 'pack', 'Log')
  await expect(sheet.getByTestId('console')).toContainText('no boxes left')
  await page.keyboard.press('Escape')

  await setCode(page, handler, 'handlers/pack.mjs')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Pack: Code/)
  await expect(node(page, 'pack')).not.toHaveAccessibleName(/errors?/)
})

test('an archive opens as the folder that it holds', async ({ page }) => {
  await openPage(page)
  const entries = Object.fromEntries(Object.entries(project).map(([path, text]) => [`boxes-main/${path}`, strToU8(text)]))
  await openFile(page, Buffer.from(zipSync(entries)), 'boxes.zip')
  await expect(diagram(page)).toBeVisible()
  await run(page)
  await setSpeed(page, '60')
  await inTheLog(page, 'packed 3')
})

test('a template without its handler says so, and takes it when it is dropped alone', async ({ page }, info) => {
  await openPage(page)
  await openFile(page, template, 'template.yaml')
  await expect(diagram(page)).toBeVisible()
  await enter(page)
  await openCode(page)
  await expect(files(page)).toContainText('handlerspack: not here, drop it')
  const folder = folderOf(info, {
    'pack.mjs': "export const handler = async () => console.log('packed alone')\n",
    'other.mjs': 'export {}\n',
  })
  await drop(page, [join(folder, 'other.mjs')])
  await expect(notices(page)).toContainText('other.mjs has no place in this template')
  await expect(notices(page)).toContainText('The template names handlers (Pack).')
  await notices(page).getByRole('button', { name: 'Dismiss' }).click()

  await drop(page, [join(folder, 'pack.mjs')])
  await expect.poll(() => codeText(page, 'handlers/pack.mjs')).toContain('packed alone')
  await expect(files(page)).toContainText('handlers/pack.mjspack')
  await run(page)
  await setSpeed(page, '60')
  await page.getByRole('tab', { name: 'Log' }).click()
  await inTheLog(page, 'packed alone')
})

test('a handler that is dropped onto its function takes the place of the old one', async ({ page }, info) => {
  await openPage(page)
  const paths = folderOf(info, { ...project, 'new/pack.mjs': "export const handler = async () => console.log('packed anew')\n" })
  await openFiles(
    page,
    ['template.yaml', 'handlers/pack.mjs'].map((path) => join(paths, path)),
  )
  // Chosen files come without their folders: the handler is not where the template looks for it.
  await expect(node(page, 'pack')).toHaveAccessibleName(/its code is in/)
  await drop(page, [join(paths, 'handlers/pack.mjs')], 'pack')
  await expect.poll(() => codeText(page, 'handlers/pack.mjs')).toBe(handler)
  await drop(page, [join(paths, 'new/pack.mjs')], 'pack')
  await expect.poll(() => codeText(page, 'handlers/pack.mjs')).toContain('packed anew')
  await run(page)
  await page.getByRole('tab', { name: 'Log' }).click()
  await setSpeed(page, '60')
  await inTheLog(page, 'packed anew')
})

for (const { what, name, content, says } of [
  { what: 'an archive that leads out of itself', name: 'evil.zip', content: zipSync({ '../a.js': strToU8('a') }), says: /leads out of it/ },
  { what: 'an archive of large files', name: 'bomb.zip', content: zipSync({ 'a.js': new Uint8Array(5_000_000) }), says: /too large/ },
  { what: 'TypeScript', name: 'pack.ts', content: strToU8('let a: number'), says: /build it first/ },
]) {
  test(`${what} is refused, and the open document stays`, async ({ page }) => {
    await openPage(page)
    await openFile(page, Buffer.from(content), name)
    await expect(notices(page)).toContainText(says)
    await expect(page.getByRole('group', { name: /^Diagram of Orders fan-out/ })).toBeVisible()
    await run(page)
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
  })
}

function diagram(page: Page) {
  return page.getByRole('group', { name: 'Diagram of Boxes:' })
}

function files(page: Page) {
  return page.getByRole('navigation', { name: 'Files' })
}

/** Writes the files into a folder of this test's own. */
function folderOf(info: TestInfo, texts: Readonly<Record<string, string>>): string {
  const folder = info.outputPath('boxes')
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

/** Drops files and folders of the disk, as the system does: onto the middle of the canvas, or onto a node. */
async function drop(page: Page, paths: readonly string[], onto?: string): Promise<void> {
  const target = onto === undefined ? page.getByRole('main') : node(page, onto)
  // Not before it stands still: a picture that has just been opened is still being fitted.
  await target.hover({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to drop onto')
  const at = onto === undefined ? { x: box.x + 20, y: box.y + 20 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data })
  // A browser lets go only over a page that has said it takes what is held.
  await expect(page.getByText('Drop to open')).toBeVisible()
  for (const type of ['dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}

/** Few rows are in view, and at high speed they are gone at once: the others are filtered out. */
async function inTheLog(page: Page, words: string): Promise<void> {
  const filter = page.getByRole('searchbox', { name: 'Words in the log' })
  await filter.fill(words)
  await expect(page.getByRole('log')).toContainText(words)
  await filter.fill('')
}
