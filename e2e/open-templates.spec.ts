// What people already have opens: pasted, dropped or chosen; and what cannot be read leaves the open document untouched.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { codeText } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { exampleText } from './testing/node-run.ts'
import { enter, figure, inspector, node, notices, openFile, openPage, run, setSpeed } from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const mine = linesTemplate('Mine', [{ name: 'Work', code: wellBehaved, every: '1 s' }])

test('a pasted template is drawn and runs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPage(page)
  await page.evaluate((text) => navigator.clipboard.writeText(text), mine)
  await page.keyboard.press('ControlOrMeta+v')
  await expect(diagram(page, 'Mine')).toBeVisible()
  await run(page)
  await setSpeed(page, '60')
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(5)
  await expect(page.getByRole('log')).toContainText('counted 3')
})

test('a template that is dropped takes the place of one that runs, at time 0', async ({ page }) => {
  await openPage(page)
  await run(page)
  await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
  await drop(page, mine, 'mine.yaml')
  await expect(diagram(page, 'Mine')).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText('Mon09:00:00.000')
  await expect(page.getByText('Drop to open')).toBeHidden()
  await run(page)
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(0)
})

test('a chosen file opens, JSON as well', async ({ page }) => {
  await openPage(page)
  const template = { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } } } }
  await openFile(page, JSON.stringify(template, undefined, 2), 'jobs.template.json')
  await expect(page.getByRole('group', { name: /^Diagram of .*: 1 node/ })).toBeVisible()
  await expect(node(page, 'jobs')).toHaveAccessibleName(/SQS standard, 0 waiting/)
})

for (const { what, content, name, says } of [
  {
    what: 'a broken text',
    content: 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n   Properties: {}\n',
    name: 'broken.yaml',
    says: /^Line 4, column \d+: /,
  },
  { what: 'a text that is no template', content: 'just words\n', name: 'words.yaml', says: /^Line 1, column 1: / },
  { what: 'a picture', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), name: 'picture.yaml', says: /UTF-8/ },
  { what: 'a file of more than 1 MB', content: Buffer.alloc(1_000_001, '# much\n'), name: 'much.yaml', says: /1 MB/ },
]) {
  test(`${what} is refused with what and where, and the open document stays as it was`, async ({ page }) => {
    await openPage(page)
    await enter(page)
    await page.getByRole('tab', { name: 'Template' }).click()
    await openFile(page, content, name)
    await expect(notices(page)).toContainText(name)
    await expect(notices(page).getByRole('paragraph').nth(1)).toHaveText(says)
    expect(await codeText(page)).toBe(exampleText)
    await notices(page).getByRole('button', { name: 'Dismiss' }).click()
    await expect(notices(page)).toHaveCount(0)
    await run(page)
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
  })
}

test('what is not simulated is kept, drawn inert and listed with its reason', async ({ page }) => {
  await openPage(page)
  const extra = readFileSync(new URL('testing/unknown-resources.yaml', import.meta.url), 'utf8')
  await openFile(page, extra, 'unknown.yaml')
  await expect(diagram(page, 'unknown')).toBeVisible()
  await enter(page)
  await expect(node(page, 'Orders')).toHaveAccessibleName(/AWS::RDS::DBInstance, not simulated/)
  await expect(node(page, 'Cache')).toHaveAccessibleName(/AWS::ElastiCache::CacheCluster, not simulated/)
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const problems = page.getByRole('tabpanel', { name: 'problems' })
  for (const [name, type] of [
    ['Orders', 'AWS::RDS::DBInstance'],
    ['Cache', 'AWS::ElastiCache::CacheCluster'],
  ] as const) {
    await expect(problems.getByRole('button').filter({ hasText: type })).toContainText(new RegExp(`${name}.*not simulated`))
  }
  await problems.getByRole('button').filter({ hasText: 'Cache' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Cache')
  await run(page)
  await expect.poll(() => figure(page, 'Clerk', 'sent')).toBeGreaterThan(0)
})

function diagram(page: Page, title: string) {
  return page.getByRole('group', { name: `Diagram of ${title}:` })
}

async function drop(page: Page, text: string, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, file]) => {
      const data = new DataTransfer()
      data.items.add(new File([content], file, { type: 'text/yaml' }))
      return data
    },
    [text, name] as const,
  )
  const main = page.getByRole('main')
  await main.dispatchEvent('dragenter', { dataTransfer: transfer })
  await main.dispatchEvent('dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop to open')).toBeVisible()
  await main.dispatchEvent('drop', { dataTransfer: transfer })
}
