// The code editor by hand: its whole text read as by a copy, and set as by a paste.
import type { Locator, Page } from '@playwright/test'
import { expect } from './journey.ts'

/** Shows the template's text, and waits until the code editor has come. */
export async function openCode(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Template' }).click()
  return codeEditor(page)
}

/** What has the keyboard in the editor of a text (`Template`, or a file's path); it has no size, so the lines tell that it is in sight. */
export async function codeEditor(page: Page, name = 'Template'): Promise<Locator> {
  const editor = page.getByTestId('code-editor')
  const box = editor.getByRole('textbox', { name })
  await expect(box).toHaveCount(1)
  await expect(editor.locator('.view-line').first()).toBeVisible()
  return box
}

export async function codeText(page: Page, name = 'Template'): Promise<string> {
  await selectAll(page, name)
  return page.evaluate(() => {
    const clipboardData = new DataTransfer()
    document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/plain')
  })
}

export async function setCode(page: Page, text: string, name = 'Template'): Promise<void> {
  await selectAll(page, name)
  await page.evaluate((put) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', put)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Changes the template by hand: the whole of it is replaced at once. */
export async function changeTemplate(page: Page, change: (text: string) => string): Promise<void> {
  await openCode(page)
  const text = await codeText(page)
  const changed = change(text)
  if (changed === text) throw new Error('the change changes nothing')
  await setCode(page, changed)
}

async function selectAll(page: Page, name: string): Promise<void> {
  const box = await codeEditor(page, name)
  await box.focus()
  await page.keyboard.press('ControlOrMeta+a')
}
