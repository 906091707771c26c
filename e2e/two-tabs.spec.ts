// Two tabs cannot overwrite each other: one writes, the other shows, takes over, or goes on as a copy.
import type { Page } from '@playwright/test'
import { changeTemplate, codeText, openCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { documentName, names, openMine, saveStatus } from './testing/library.ts'
import { enter, node, openPage } from './testing/playground.ts'

test('the second tab only shows the document until it takes it over, with all that the first one typed', async ({ page, context }) => {
  await begin(page)
  const second = await context.newPage()
  await second.goto('/')
  await expect(saveStatus(second)).toContainText('open in another tab')
  await renameQueue(page, 'bills-a', 'bills-b')
  await saveStatus(second).getByRole('button', { name: 'Edit here instead' }).click()
  await expect(saveStatus(second)).toHaveText('saved in this browser')
  await expect(node(second, 'bills-b')).toBeVisible()
  await expect(saveStatus(page)).toContainText('open in another tab')
  await renameQueue(second, 'bills-b', 'bills-c')
  await expect(node(second, 'bills-c')).toBeVisible()
  await expect(saveStatus(second)).toHaveText('saved in this browser')
  await saveStatus(page).getByRole('button', { name: 'Edit here instead' }).click()
  await expect(node(page, 'bills-c')).toBeVisible()
  await expect(names(await openMine(page))).toHaveText(['Orders fan-out'])
})

test('what is changed in a tab that only shows the document goes on as a copy', async ({ page, context }) => {
  await begin(page)
  const second = await context.newPage()
  await second.goto('/')
  await expect(saveStatus(second)).toContainText('open in another tab')
  await renameQueue(second, 'bills-a', 'bills-x')
  await expect(documentName(second)).toHaveText('Orders fan-out (from another tab)')
  await expect(saveStatus(second)).toHaveText('saved in this browser')
  await renameQueue(page, 'bills-a', 'bills-y')
  await expect(names(await openMine(page))).toHaveText(['Orders fan-out', 'Orders fan-out (from another tab)'])
  await second.reload()
  await expect(node(second, 'bills-x')).toBeVisible()
})

test('without locks two tabs both write, and the stale one’s text becomes a copy that it is told of', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
  await begin(page)
  const second = await context.newPage()
  await second.goto('/')
  await expect(node(second, 'bills-a')).toBeVisible()
  await expect(saveStatus(second)).toHaveText('saved in this browser')
  await renameQueue(page, 'bills-a', 'bills-b')
  await expect(saveStatus(page)).toHaveText('saved in this browser')
  await renameQueue(second, 'bills-a', 'bills-z')
  await expect(documentName(second)).toHaveText('Orders fan-out (from another tab)')
  await expect(second.getByTestId('notice')).toContainText('both texts were kept')
  await page.reload()
  await expect(node(page, 'bills-b')).toBeVisible()
  await second.reload()
  await expect(node(second, 'bills-z')).toBeVisible()
})

/** An example, edited: a document of one's own with a queue called bills-a. */
async function begin(page: Page): Promise<void> {
  await openPage(page)
  await enter(page)
  await changeTemplate(page, (text) => text.replace('QueueName: billing-queue', 'QueueName: bills-a'))
  await expect(saveStatus(page)).toHaveText('saved in this browser')
}

async function renameQueue(page: Page, from: string, to: string): Promise<void> {
  await openCode(page)
  await expect.poll(() => codeText(page)).toContain(`QueueName: ${from}`)
  await changeTemplate(page, (text) => text.replace(`QueueName: ${from}`, `QueueName: ${to}`))
}
