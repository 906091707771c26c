// Storage that is full, blocked, broken, slow or newer is told, and loses nothing.
import type { Page } from '@playwright/test'
import { changeTemplate } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { chooseFromMenu, documentName, exported, names, openMine, saveStatus } from './testing/library.ts'
import { enter, node, notices, openPage, openTemplate } from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

test('full storage is told; the text is exported, and saved when there is room again', async ({ page, baseURL }) => {
  const devtools = await page.context().newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 })
  await openPage(page)
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  const large = `${'# a long remark\n'.repeat(30_000)}${linesTemplate('Large', [{ name: 'Work', code: wellBehaved, every: '1 s' }])}`
  await openTemplate(page, large, 'Large')
  await expect(saveStatus(page)).toContainText('not saved: storage is full')
  const { bytes } = await exported(page, () => saveStatus(page).getByRole('button', { name: 'Export it' }).click())
  expect(bytes.equals(Buffer.from(large))).toBe(true)

  await chooseFromMenu(page, 'Orders fan-out')
  await expect(notices(page)).toContainText('“Large” is not saved')
  await expect(node(page, 'work-queue')).toBeVisible()

  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await rename(page, 'work-queue', 'jobs')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  await expect(names(await openMine(page))).toHaveText(['Large', 'Orders fan-out'])
  await page.reload()
  await expect(node(page, 'jobs')).toBeVisible()
})

test('blocked storage is told from the start; documents live in this tab and can be exported', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
  })
  await openPage(page)
  await expect(saveStatus(page)).toHaveText('storage is blocked: lives in this tab only')
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page)).toContainText('storage is blocked: lives in this tab only')
  await expect(names(await openMine(page))).toHaveText(['Orders fan-out'])
  await page.keyboard.press('Escape')
  await chooseFromMenu(page, 'Sign-up notifications')
  await expect(documentName(page)).toHaveText('Sign-up notifications')
  const mine = await openMine(page)
  await mine.getByRole('button', { name: /^Orders fan-out/ }).click()
  await expect(node(page, 'bills-a')).toBeVisible()
  const { bytes } = await exported(page, () => saveStatus(page).getByRole('button', { name: 'Export it' }).click())
  expect(bytes.toString()).toContain('QueueName: bills-a')
})

test('a database of a newer Switchyard is left as it is, and what is done lives in this tab', async ({ page }) => {
  // It is asked for before the page asks for it, and comes first.
  await page.addInitScript(() => {
    const asked = indexedDB.open('switchyard', 99)
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('tomorrow').put('kept', 'key'))
  })
  await openPage(page)
  await expect(saveStatus(page)).toContainText('storage belongs to a newer Switchyard')
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page).getByRole('button', { name: 'Export it' })).toBeVisible()
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([{ name: 'switchyard', version: 99 }])
})

test('a page that needs a newer database gets it, and the older one says that it saves no more', async ({ page, context }) => {
  await openPage(page)
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  const newer = await context.newPage()
  await newer.goto('/favicon.svg')
  await newer.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.open('switchyard', 2)
        asked.addEventListener('success', () => resolve())
      }),
  )
  await expect(saveStatus(page)).toContainText('storage belongs to a newer Switchyard')
})

test('a record that cannot be read is listed, and its text can be had', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.open('switchyard')
        asked.addEventListener('success', () => {
          const change = asked.result.transaction('documents', 'readwrite')
          change
            .objectStore('documents')
            .put({ format: 1, id: 'odd', name: 'Old one', path: 'old.yaml', openedAs: 'old', text: 'Resources: {}', files: 7 }, 'odd')
          change.addEventListener('complete', () => resolve())
        })
      }),
  )
  const mine = await openMine(page)
  await expect(names(mine)).toHaveText(['Orders fan-out', 'Old one'])
  await expect(mine).toContainText('cannot be read: its files are damaged')
  const { bytes } = await exported(page, () => mine.getByRole('button', { name: 'Download the text of Old one' }).click())
  expect(bytes.toString()).toContain('Resources: {}')
})

test('storage that answers late replaces nothing unasked', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await rename(page, 'billing-queue', 'bills-a')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...given) {
      const asked = open.apply(this, given)
      const hear = asked.addEventListener.bind(asked)
      asked.addEventListener = (type: string, listener: unknown, options?: AddEventListenerOptions | boolean) =>
        hear(
          type,
          (event: Event) => {
            const go = () => (listener as (event: Event) => void)(event)
            if (type === 'success') addEventListener('let-storage-answer', go, { once: true })
            else go()
          },
          options,
        )
      return asked
    }
  })
  await page.reload()
  await expect(documentName(page)).toHaveText('Orders fan-out')
  await expect(saveStatus(page)).toHaveText('example')
  await page.evaluate(() => dispatchEvent(new Event('let-storage-answer')))
  await expect(notices(page)).toContainText('“Orders fan-out” is here now')
  await expect(node(page, 'billing-queue')).toBeVisible()
  await notices(page).getByRole('button', { name: 'Open it' }).click()
  await expect(node(page, 'bills-a')).toBeVisible()
})

async function rename(page: Page, from: string, to: string): Promise<void> {
  await changeTemplate(page, (text) => text.replace(`QueueName: ${from}`, `QueueName: ${to}`))
}
