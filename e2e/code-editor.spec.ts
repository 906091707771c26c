// Text and picture are one: what is typed in the code editor is drawn, what is selected in one is marked in the other, and one
// history takes back what was done in either.
import type { Page } from '@playwright/test'
import { changeTemplate, codeEditor, codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, enter, inspector, look, node, openFiles, openPage, status } from './testing/playground.ts'

/** Puts the caret behind the first place where these words stand. */
async function caretBehind(page: Page, words: string, name = 'Template'): Promise<void> {
  await (await codeEditor(page, name)).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('textbox', { name: 'Find' }).fill(words)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
}

function crosses(page: Page) {
  return page.getByTestId('code-editor').locator('.code-error-mark')
}

test('what is typed is drawn, undo works from the picture as from the text, and redo does it again', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await openCode(page)
  const before = await codeText(page)
  await caretBehind(page, 'TopicName: orders')
  await page.keyboard.type('-eu')
  await expect(node(page, 'orders-eu')).toBeVisible()

  await look(page, 'fulfilment-queue')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(node(page, 'orders')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(node(page, 'orders-eu')).toBeVisible()
  await (await codeEditor(page)).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(node(page, 'orders')).toBeVisible()
  expect(await codeText(page)).toBe(before)
})

test('an error is marked at its place, says what it is, and is gone when it is mended', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await changeTemplate(page, (text) => text.replace('      TopicName: orders\n', '      TopicName: orders: again\n'))
  await expect(editOutcome(page)).toContainText('the picture is the last good one')
  await editOutcome(page).getByRole('button').first().click()
  await expect(crosses(page)).toHaveCount(1)
  await expect(page.getByTestId('code-editor').locator('.squiggly-error')).not.toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editOutcome(page)).toHaveText('Nothing that runs has changed.')
  await expect(crosses(page)).toHaveCount(0)
})

test('a problem that can be mended is mended from its mark, and one undo takes it back', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await changeTemplate(page, (text) => text.replace('VisibilityTimeout: 18', 'VisibilityTimeout: 5'))
  await caretBehind(page, 'VisibilityTimeout: 5')
  await expect(page.getByTestId('code-editor').locator('.squiggly-warning, .squiggly-info')).not.toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+.')
  await page.getByRole('option', { name: /^Set VisibilityTimeout to/ }).click()
  await expect.poll(() => codeText(page)).not.toContain('VisibilityTimeout: 5\n')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => codeText(page)).toContain('VisibilityTimeout: 5\n')
})

test('selecting a node marks it in the text, and the caret in a resource selects its node', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await openCode(page)
  await look(page, 'charge')
  const shown = page.getByTestId('code-editor').locator('.view-line')
  await expect(shown.filter({ hasText: 'FunctionName: charge' })).toBeVisible()
  await expect(page.locator('.code-shown').first()).toBeVisible()
  await caretBehind(page, 'QueueName: billing-queue')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('billing-queue')
  await expect(await codeEditor(page)).toBeFocused()
})

test('Escape leaves the text, and after Ctrl+M so does Tab', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await (await openCode(page)).focus()
  await page.keyboard.press('Escape')
  await expect(await codeEditor(page)).not.toBeFocused()
  await (await codeEditor(page)).focus()
  await page.keyboard.press('Control+m')
  await page.keyboard.press('Tab')
  await expect(await codeEditor(page)).not.toBeFocused()
  await expect(page.getByText('lets Tab leave it')).toBeVisible()
})

test('letters in the text are letters, not commands', async ({ page }) => {
  await openPage(page)
  await enter(page)
  await (await openCode(page)).focus()
  await page.keyboard.type('# l . 0')
  await expect(page.getByRole('tab', { name: 'Template' })).toHaveAttribute('aria-selected', 'true')
  await expect(status(page)).toHaveText('paused')
})

const template = `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard: { Version: 1, Title: Jobs }
Resources:
  JobQueue: { Type: AWS::SQS::Queue, Properties: { QueueName: job-queue } }
  Work:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: work
      Runtime: nodejs22.x
      Handler: work.handler
      CodeUri: ./
      Events: { FromQueue: { Type: SQS, Properties: { Queue: !GetAtt JobQueue.Arn } } }
`
const handler = `import { SQSClient } from '@aws-sdk/client-sqs'

export const handler = async (event) => {
  console.log(event.Records[0].bodi)
}
`

test('a handler is checked: its event has a type without a word, and the SDK is completed', async ({ page }) => {
  await openPage(page)
  const files = { 'template.yaml': template, 'work.mjs': handler }
  await openFiles(
    page,
    Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
  )
  await expect(page.getByRole('group', { name: 'Diagram of Jobs:' })).toBeVisible()
  await enter(page)
  await openCode(page)
  await page.getByRole('button', { name: /^work\.mjs/ }).click()
  await expect(crosses(page)).toHaveCount(1)
  await setCode(page, handler.replace('bodi', 'body'), 'work.mjs')
  await expect(crosses(page)).toHaveCount(0)
  await setCode(page, handler.replace('SQSClient', 'SQSClient, SendM'), 'work.mjs')
  await caretBehind(page, 'SendM', 'work.mjs')
  await page.keyboard.press('ControlOrMeta+Space')
  await expect(page.getByRole('option', { name: /^SendMessageCommand,/ })).toBeVisible()
})

test('without its chunk there is a plain text field, which says so and works, undo included', async ({ page, complaints }) => {
  await page.route(/monaco-editor-.*\.js$/, (route) => route.abort())
  await openPage(page)
  await enter(page)
  await page.getByRole('tab', { name: 'Template' }).click()
  await expect(page.getByText('The code editor could not be loaded')).toBeVisible()
  const area = page.getByRole('textbox', { name: 'Template' })
  const before = await area.inputValue()
  await area.fill(before.replace('TopicName: orders', 'TopicName: orders-eu'))
  await expect(node(page, 'orders-eu')).toBeVisible()
  await area.press('ControlOrMeta+z')
  await expect(node(page, 'orders')).toBeVisible()
  await expect(area).toHaveValue(before)
  await page.unroute(/monaco-editor-.*\.js$/)
  expect(complaints.splice(0).every((complaint) => /ERR_FAILED|monaco-editor/.test(complaint))).toBe(true)
})
