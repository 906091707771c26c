// The documents that a browser keeps, as their owner handles them.
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect } from './journey.ts'

export function saveStatus(page: Page): Locator {
  return page.getByTestId('save-status')
}

export function documentName(page: Page): Locator {
  return page.getByTestId('document-name')
}

/** Chooses from the menu at the document's name. */
export async function chooseFromMenu(page: Page, item: string): Promise<void> {
  await documentName(page).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** The list of documents, in sight. */
export async function openMine(page: Page): Promise<Locator> {
  const mine = page.getByRole('dialog', { name: 'Mine' })
  if (!(await mine.isVisible())) await page.getByRole('button', { name: 'Mine', exact: true }).click()
  await expect(mine).toBeVisible()
  return mine
}

/** The names in the list, newest first; `which` is `Documents` or `Bin`. */
export function names(mine: Locator, which: 'Documents' | 'Bin' = 'Documents'): Locator {
  return mine.getByRole('list', { name: which }).locator('bdi')
}

/** What an export hands out, and what the file is called. */
export async function exported(page: Page, act: () => Promise<unknown>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await act()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
