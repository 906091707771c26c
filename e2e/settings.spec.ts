// A setting is changed in the inspector while it runs: one value of the template changes, the world follows, one undo takes it back.
import type { Locator, Page } from '@playwright/test'
import { codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, enter, figure, look, node, openFiles, openPage, readClock, run, setSpeed, status } from './testing/playground.ts'

/** The template with another visibility timeout of billing-queue. */
function withTimeout(text: string, seconds: number): string {
  const changed = text.replace(/(QueueName: billing-queue\n\s+VisibilityTimeout: )18\b/, `$1${seconds}`)
  if (changed === text) throw new Error('billing-queue has no such line')
  return changed
}

async function openedTemplate(page: Page): Promise<string> {
  await openCode(page)
  return codeText(page)
}

function typed(sheet: Locator, label: string): Locator {
  return sheet.getByRole('textbox', { name: label, exact: true })
}

test('a visibility timeout set while it runs is one value of the text, holds for the next receive, and undo takes it back', async ({
  page,
}) => {
  await openPage(page)
  await run(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const field = typed(sheet, 'Visibility timeout')
  await expect(field).toHaveValue('18')
  await field.fill('45')
  await field.press('Enter')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. BillingQueue: VisibilityTimeout/)
  expect(await codeText(page)).toBe(withTimeout(before, 45))
  await page.getByRole('tab', { name: 'Log' }).click()
  await setSpeed(page, '10')
  await expect(page.getByText(/hidden for 45 s/).first()).toBeVisible()
  await expect(status(page)).toHaveText('running')

  await field.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('18')
  expect(await openedTemplate(page)).toBe(before)
})

test('the dot on the scale is moved with the keyboard: stop by stop, to the end, and back with Escape', async ({ page }) => {
  await openPage(page)
  await run(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const scale = sheet.getByRole('slider', { name: 'Visibility timeout, scale' })
  await scale.focus()
  await page.keyboard.press('ArrowRight')
  await expect(typed(sheet, 'Visibility timeout')).toHaveValue('20')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. BillingQueue: VisibilityTimeout/)
  expect(await codeText(page)).toBe(withTimeout(before, 20))
  await scale.focus()
  await page.keyboard.press('End')
  await expect(scale).toHaveAttribute('aria-valuetext', '12 h')
  await expect.poll(() => codeText(page)).toBe(withTimeout(before, 43_200))

  await scale.focus()
  await page.keyboard.down('ArrowLeft')
  await expect(scale).not.toHaveAttribute('aria-valuetext', '12 h')
  await page.keyboard.press('Escape')
  await page.keyboard.up('ArrowLeft')
  await expect(scale).toHaveAttribute('aria-valuetext', '12 h')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(scale).toHaveAttribute('aria-valuetext', '18 s')
  expect(await codeText(page)).toBe(before)
})

test('what AWS would refuse is said under the field and changes nothing', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const field = typed(sheet, 'Visibility timeout')
  await field.fill('13 h')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/must be from 0 to 43,?200 seconds.*Nothing was changed/)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('soon')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/This is no number/)
  expect(await codeText(page)).toBe(before)
  await field.focus()
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('18')
  await expect(field).not.toHaveAttribute('aria-invalid')
})

test('switches, references and defaults are one press each, also of what hangs on a node', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const topic = await look(page, 'orders')
  await topic.getByRole('button', { name: 'Subscription billing-queue' }).click()
  const raw = topic.getByRole('region', { name: 'Subscription, billing-queue' }).getByRole('switch', { name: 'Raw delivery' })
  await raw.click()
  await expect(raw).toBeChecked()
  await expect.poll(() => codeText(page)).toMatch(/OrdersToBilling:[\s\S]{0,300}RawMessageDelivery: true/)
  await topic.getByRole('button', { name: 'Raw delivery: back to the default off' }).click()
  await expect.poll(() => codeText(page)).toBe(before)

  const queue = await look(page, 'billing-queue')
  const letters = queue.getByRole('combobox', { name: 'Dead-letter queue' })
  await expect(letters.locator('option:checked')).toHaveText('billing-dlq')
  await letters.selectOption('analytics-dlq')
  await expect
    .poll(() => codeText(page))
    .toContain('deadLetterTargetArn: !GetAtt AnalyticsDlq.Arn\n        maxReceiveCount: 3\n\n  BillingDlq')
  await expect(letters.locator('option:checked')).toHaveText('analytics-dlq')
})

test('advice stands under its field with what to do about it; a text that cannot be read locks the form', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const before = await openedTemplate(page)
  const sheet = await look(page, 'billing-queue')
  const fix = sheet.getByRole('button', { name: /^Set maxReceiveCount to 5/ })
  await fix.click()
  await expect(typed(sheet, 'Maximum receives')).toHaveValue('5')
  await expect(fix).toHaveCount(0)
  await expect.poll(() => codeText(page)).not.toBe(before)
  await setCode(page, before.replace('      TopicName: orders\n', '      TopicName: orders: again\n'))
  await expect(sheet).toContainText('The template cannot be read just now')
  await expect(typed(sheet, 'Visibility timeout')).not.toBeEditable()
})

/** A workflow in a file of its own, started every minute. */
const scheduled = `Transform: AWS::Serverless-2016-10-31
Metadata: { Switchyard: { Title: Every minute } }
Resources:
  Lines: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /flow } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: check-in
      DefinitionUri: check-in.asl.json
      Events:
        Clock: { Type: Schedule, Properties: { Name: clock, Schedule: rate(1 minute) } }
  Beat: { Type: AWS::Events::Rule, Properties: { Name: beat, ScheduleExpression: rate(1 minute) } }
`
const definition = (next: string) => `{
  "StartAt": "Look",
  "States": {
    "Look": { "Type": "Pass", "Next": "${next}" },
    "Done": { "Type": "Succeed" }
  }
}
`

async function openScheduled(page: Page): Promise<void> {
  await openPage(page)
  const own = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await openFiles(page, [own('template.yaml', scheduled), own('check-in.asl.json', definition('Done'))])
  await expect(page.getByRole('group', { name: /^Diagram of Every minute/ })).toBeVisible()
}

test('a rule that is switched off while it runs comes due no more; a workflow logs from then on, once there is where to', async ({
  page,
}) => {
  await openScheduled(page)
  await run(page)
  await openCode(page)
  await setSpeed(page, '600')
  await expect.poll(() => figure(page, 'clock', 'invocations')).toBeGreaterThan(1)
  const rule = await look(page, 'clock')
  await rule.getByRole('combobox', { name: 'State' }).selectOption('DISABLED')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. FlowClock: State/)
  await expect(node(page, 'clock')).toHaveAccessibleName(/switched off · rate\(1 minute\)/)
  const [invocations, at] = [await figure(page, 'clock', 'invocations'), await readClock(page)]
  // Another rule goes on, so that there is something to run.
  await expect.poll(() => readClock(page)).toBeGreaterThan(at + 10 * 60_000)
  expect(await figure(page, 'clock', 'invocations')).toBe(invocations)

  const flow = await look(page, 'check-in')
  await flow.getByRole('button', { name: /^Logging/ }).click()
  const level = flow.getByRole('combobox', { name: 'Log level' })
  await level.selectOption('ALL')
  await expect(level).toHaveAccessibleDescription(/Must specify exactly one Log Destination\..*Nothing was changed/)
  await flow.getByRole('combobox', { name: 'Log group' }).selectOption('Lines')
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Flow: LoggingConfiguration/)
  await level.selectOption('ERROR')
  await expect
    .poll(async () => codeText(page))
    .toMatch(/Destinations:\s+- CloudWatchLogsLogGroup:\s+LogGroupArn: !GetAtt Lines\.Arn\s+Level: ERROR/)
  await expect(status(page)).toHaveText('running')
})

test('an error in a workflow’s file is listed with its file and line, opens there, and leaves the last good picture', async ({ page }) => {
  await openScheduled(page)
  await enter(page)
  await openCode(page)
  const flow = await look(page, 'check-in')
  await flow.getByRole('button', { name: 'Open check-in.asl.json' }).click()
  await setCode(page, definition('Nowhere'), 'check-in.asl.json')
  await expect(editOutcome(page)).toContainText('check-in.asl.json has an error; the picture is the last good one.')
  await expect(page.locator('.code-error-mark')).toHaveCount(2)
  await page
    .getByRole('navigation', { name: 'Files' })
    .getByRole('button', { name: /the template/ })
    .click()
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const problem = page.getByRole('button', { name: /line 4:39.*check-in\.asl\.json.*Missing 'Next' target: Nowhere/ })
  await problem.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Template' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('code-editor').getByRole('textbox', { name: 'check-in.asl.json' })).toBeFocused()
  // What is marked there is what is selected: typing takes its place.
  await page.keyboard.press('Delete')
  await page.keyboard.type('"Done"')
  await expect(editOutcome(page)).toHaveText(/Nothing that runs has changed/)
  expect(await codeText(page, 'check-in.asl.json')).toBe(definition('Done'))
})
