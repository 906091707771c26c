// Workflows beside their topics, queues and functions: the sign-up, a callback, and a definition of one's own.
import type { Locator, Page } from '@playwright/test'
import { changeTemplate } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { chooseExample, editOutcome, enter, figure, inspector, node, openPage, run, setSpeed } from './testing/playground.ts'

/** The whole drawing has room. */
test.use({ viewport: { width: 1440, height: 1200 } })

const drawing = (page: Page): Locator => page.getByRole('group', { name: /^Workflow / })
const state = (page: Page, name: string): Locator => drawing(page).getByRole('button', { name: new RegExp(`^${name},`) })
const bar = (page: Page): Locator => page.getByTestId('workflow')

async function openWorkflow(page: Page, name: string): Promise<void> {
  await node(page, name).dblclick()
  await expect(drawing(page)).toBeVisible()
}

test('the sign-up: the CRM fails, Retry counts down, Catch takes over, and a week later all is done', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Sign-up workflow')
  await enter(page)
  await page.getByRole('button', { name: 'Let the CRM fail' }).click()
  await openWorkflow(page, 'sign-up')
  await run(page)
  const crm = state(page, 'Insert CRM')
  await expect(crm).toHaveAttribute('data-status', 'retrying')
  await expect(crm).toContainText(/retry \d of 3 in/)
  await crm.click()
  await inspector(page)
    .getByRole('tab', { name: /^Attempts/ })
    .click()
  await expect(page.getByTestId('attempts')).toContainText('broken on purpose')
  await setSpeed(page, '10')
  await expect(crm).toHaveAttribute('data-status', 'caught')
  await expect(state(page, 'Ask Sales')).toHaveAttribute('data-status', 'succeeded')
  await expect(state(page, 'Wait 1 Week')).toHaveAttribute('data-status', 'waiting')
  await page.getByRole('button', { name: 'until idle' }).click()
  await expect(bar(page).getByText('SUCCEEDED')).toBeVisible()
  await expect(bar(page).getByRole('group', { name: 'Executions' })).toContainText('12 of 12')
  await page.getByRole('navigation', { name: 'Workflow' }).getByRole('button').first().click()
  expect(await figure(page, 'sales-inbox', 'waiting')).toBe(12)
})

test('a callback goes out through SNS and SQS, and comes back with its token', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Callback through a queue')
  await openWorkflow(page, 'encoding')
  await run(page)
  const encode = state(page, 'Encode')
  await expect(encode).toHaveAttribute('data-status', 'token')
  await encode.click()
  await expect(inspector(page)).toContainText(/token/)
  await setSpeed(page, '10')
  const log = page.getByRole('log')
  await page.getByRole('searchbox', { name: 'Words in the log' }).fill('SendTaskSuccess')
  await expect(log).toContainText('SendTaskSuccess')
  await page.getByRole('button', { name: 'until idle' }).click()
  await expect(bar(page).getByText(/SUCCEEDED|FAILED/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Workflow' }).getByRole('button').first().click()
  await expect.poll(() => figure(page, 'videos', 'item')).toBeGreaterThan(10)
})

test('a distributed Map shows its child executions; the one that failed is looked into, and left again', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Map over a file')
  await openWorkflow(page, 'import-file')
  await run(page)
  await expect(state(page, 'Import All')).toHaveAttribute('data-status', 'running')
  await page.getByRole('button', { name: 'until idle' }).click()
  await expect(bar(page).getByText('SUCCEEDED', { exact: true })).toBeVisible()
  await expect(drawing(page).getByRole('img', { name: '6 child executions: 5 succeeded, 1 failed' })).toBeVisible()
  await state(page, 'Import All').click()
  const sheet = inspector(page)
  await expect(sheet).toContainText('60 items: 50 done, 10 failed; up to 12 may fail (20 %).')
  await sheet.getByRole('button', { name: '1 failed' }).click()
  const grid = sheet.getByRole('slider', { name: /^6 child executions/ })
  await expect(grid).toHaveAttribute('aria-valuetext', 'Child 4: failed')
  await grid.press('Enter')
  await expect(bar(page).getByRole('group', { name: 'Children of Import All' })).toContainText('4 of 6')
  await expect(state(page, 'Import Batch')).toHaveAttribute('data-status', 'failed')
  await state(page, 'Import Batch').click()
  await expect(sheet).toContainText('cus-37: unknown is no number')
  await bar(page).getByRole('button', { name: 'The child before' }).click()
  await expect(state(page, 'Import Batch')).toHaveAttribute('data-status', 'succeeded')
  await bar(page)
    .getByRole('button', { name: /^imp-\d$/ })
    .click()
  await expect(bar(page).getByRole('group', { name: 'Executions' })).toContainText('3 of 3')
})

const own = {
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:rekognition:detectLabels',
      Parameters: { 'Image.$': '$.image' },
      Next: 'A cat?',
    },
    'A cat?': { Type: 'Choice', Choices: [{ Variable: '$.Labels[0].Name', StringEquals: 'Cat', Next: 'Cat' }], Default: 'Another' },
    Cat: { Type: 'Succeed' },
    Another: { Type: 'Succeed' },
  },
}

test('a definition of one’s own is pasted, says what nobody runs, and runs with mocks', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPage(page)
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(own, null, 2))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByRole('group', { name: /^Diagram of / }).locator('[data-kind=workflow]')).toBeVisible()
  await page.locator('[data-kind=workflow]').dblclick()
  await expect(drawing(page)).toBeVisible()
  await startAndFinish(page)
  await expect(bar(page).getByText('FAILED')).toBeVisible()
  await state(page, 'Look').click()
  await expect(inspector(page)).toContainText('Switchyard.NotSimulated')
  await changeTemplate(page, (text) => text.replace('Resources:', "Metadata: { Switchyard: { Mocks: { '*': sample } } }\nResources:"))
  await expect(editOutcome(page)).toContainText('Applied')
  await startAndFinish(page)
  await expect(bar(page).getByText('SUCCEEDED')).toBeVisible()
  await expect(state(page, 'Look')).toContainText('made up')
  await expect(inspector(page)).toContainText('The answer was made up')
})

async function startAndFinish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start execution' }).click()
  const form = page.getByRole('form', { name: 'Start an execution' })
  await form.getByRole('textbox', { name: 'Input' }).fill('{"image":{"Bytes":"eA=="}}')
  await form.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'until idle' }).click()
}
