// A state machine as a diagram of its own: opened by keys and by mouse, run with an input of one's own, looked into, and left again.
import type { Locator, Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './testing/journey.ts'
import { inspector, node, openPage, openTemplate, pause, runButton, status } from './testing/playground.ts'

/** Two branches of which one fails twice, a week's wait, and a choice by the input. */
const template = `Transform: AWS::Serverless-2016-10-31
Metadata: { Switchyard: { Title: Onboarding } }
Resources:
  Crm:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: |
        let calls = 0
        exports.handler = async () => {
          calls += 1
          if (calls < 3) { const error = new Error('busy'); error.name = 'Crm.Throttled'; throw error }
          return { crmId: 'crm-1' }
        }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: onboarding
      Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Crm } }]
      Definition:
        StartAt: Sign up
        States:
          Sign up: { Type: Pass, Next: Onboard }
          Onboard:
            Type: Parallel
            Branches:
              - StartAt: Insert CRM
                States:
                  Insert CRM:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Parameters: { FunctionName: !Ref Crm }
                    Retry: [{ ErrorEquals: [States.ALL], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 4 }]
                    End: true
              - StartAt: Welcome
                States: { Welcome: { Type: Pass, End: true } }
            ResultPath: null
            Next: Wait 1 Week
          Wait 1 Week: { Type: Wait, Seconds: 604800, Next: On trial }
          On trial:
            Type: Choice
            Choices: [{ Variable: $.plan, StringEquals: trial, Next: Offer }]
            Default: Survey
          Offer: { Type: Pass, End: true }
          Survey: { Type: Succeed }
`

/** The whole drawing has room. */
test.use({ viewport: { width: 1440, height: 1200 } })

const drawing = (page: Page): Locator => page.getByRole('group', { name: /^Workflow onboarding/ })
const state = (page: Page, name: string): Locator => drawing(page).getByRole('button', { name: new RegExp(`^${name},`) })

async function openFlow(page: Page): Promise<void> {
  await openPage(page)
  await openTemplate(page, template, 'Onboarding')
  await node(page, 'onboarding').dblclick()
  await expect(drawing(page)).toBeVisible()
}

async function start(page: Page, input: string): Promise<void> {
  await page.getByRole('button', { name: 'Start execution' }).click()
  const form = page.getByRole('form', { name: 'Start an execution' })
  await form.getByRole('textbox', { name: 'Input' }).fill(input)
  await form.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(form.or(page.getByTestId('workflow').getByText('RUNNING')).first()).toBeVisible()
}

async function untilIdle(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'until idle' }).click()
  await expect(page.getByTestId('workflow').getByText('SUCCEEDED')).toBeVisible()
}

test('an execution runs through the drawing: a retry, a week, a choice; each state tells how its input became its output', async ({
  page,
}) => {
  await openFlow(page)
  await expect(page.getByRole('navigation', { name: 'Workflow' })).toContainText('onboarding')
  await start(page, '{"plan":"trial"}')
  await runButton(page).click()
  await expect(state(page, 'Insert CRM')).toHaveAttribute('data-status', 'retrying')
  await expect(state(page, 'Insert CRM')).toContainText(/retry \d of 4 in/)
  await pause(page)
  await state(page, 'Insert CRM').click()
  await inspector(page)
    .getByRole('tab', { name: /^Attempts/ })
    .click()
  await expect(page.getByTestId('attempts')).toContainText('Crm.Throttled')
  await untilIdle(page)
  await expect(state(page, 'Offer')).toHaveAttribute('data-status', 'succeeded')
  await expect(state(page, 'Survey')).not.toHaveAttribute('data-status', /./)
  await expect(page.locator('[data-edge$="/Choices/0"]')).toHaveAttribute('data-taken', 'true')
  await inspector(page).getByRole('tab', { name: 'Input and output' }).click()
  await expect(page.getByTestId('stages')).toContainText('crm-1')
})

test('the whole execution: history as AWS lists it, output, and what its transitions cost', async ({ page }) => {
  await openFlow(page)
  await start(page, '{"plan":"team"}')
  await untilIdle(page)
  await page.getByTitle('Input, output and history of this execution').click()
  await expect(inspector(page)).toContainText('about $0.000')
  await expect(page.getByTestId('history')).toContainText('ExecutionStarted')
  await expect(page.getByTestId('history').getByRole('listitem').last()).toContainText('ExecutionSucceeded')
  await inspector(page).getByRole('tab', { name: 'Input and output' }).click()
  await expect(inspector(page)).toContainText('"plan": "team"')
})

test('a second execution is counted, and the first one is looked at again', async ({ page }) => {
  await openFlow(page)
  await start(page, '{"plan":"trial"}')
  await untilIdle(page)
  await start(page, '{"plan":"team"}')
  await untilIdle(page)
  const executions = page.getByRole('group', { name: 'Executions' })
  await expect(executions).toContainText('2 of 2')
  await expect(state(page, 'Survey')).toHaveAttribute('data-status', 'succeeded')
  await executions.getByRole('button', { name: 'The execution before' }).click()
  await expect(executions).toContainText('1 of 2')
  await expect(state(page, 'Offer')).toHaveAttribute('data-status', 'succeeded')
})

test('by keys: Enter opens it, arrows follow the transitions, F folds, Enter looks closer, Escape goes back', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, template, 'Onboarding')
  await node(page, 'onboarding').focus()
  await page.keyboard.press('Enter')
  await expect(state(page, 'Sign up')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(state(page, 'Onboard')).toBeFocused()
  await page.keyboard.press('f')
  await expect(state(page, 'Welcome')).toHaveCount(0)
  await page.keyboard.press('f')
  await expect(state(page, 'Welcome')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(state(page, 'Welcome')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { name: 'Welcome' })).toBeVisible()
  await state(page, 'Welcome').press('Escape')
  await expect(inspector(page)).toHaveCount(0)
  await state(page, 'Welcome').press('Escape')
  await expect(node(page, 'onboarding')).toBeFocused()
})

test('a state that is selected is marked in its text, and the inspector shows it', async ({ page }) => {
  await openFlow(page)
  await state(page, 'Wait 1 Week').click()
  await inspector(page).getByRole('tab', { name: 'Definition' }).click()
  await expect(page.getByTestId('definition')).toContainText('Seconds: 604800')
  await inspector(page).getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('tab', { name: /^Template/ })).toHaveAttribute('aria-selected', 'true')
})

test('its states stand along virtual time: attempts and waits between them, and a week that is drawn short', async ({ page }) => {
  await openFlow(page)
  await start(page, '{"plan":"trial"}')
  await untilIdle(page)
  const time = page.getByRole('region', { name: 'States over time' })
  const row = (name: string): Locator => time.getByRole('button', { name: new RegExp(`^${name}`) })
  await expect(time.getByRole('img', { name: /^Time; drawn shorter than they are: 7\.0 d/ })).toBeVisible()
  await expect(row('Insert CRM')).toHaveAccessibleName(/attempt 1 failed with Crm\.Throttled.*attempt 3 succeeded/)
  await expect(row('Insert CRM').locator('[data-ink=failed]')).toHaveAttribute('d', /M.*M/)
  await row('Wait 1 Week').click()
  await expect(inspector(page).getByRole('heading', { name: 'Wait 1 Week' })).toBeVisible()
  await expect(state(page, 'Wait 1 Week')).toHaveAttribute('aria-pressed', 'true')
  await row('Wait 1 Week').press('ArrowDown')
  await expect(row('On trial')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { name: 'On trial' })).toBeVisible()
  await time.getByRole('button', { name: 'Whole run' }).click()
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible()
  await page.getByRole('button', { name: 'States', exact: true }).click()
  await expect(row('Sign up')).toBeVisible()
})

test('in a low window the drawing keeps a third of its height beside the inspector', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await openFlow(page)
  await start(page, '{"plan":"trial"}')
  await state(page, 'Sign up').click()
  await expect(inspector(page)).toBeVisible()
  await expect.poll(async () => (await drawing(page).boundingBox())?.height).toBeGreaterThan(768 / 3)
})

test('it can be read without seeing it, in light and dark', async ({ page }) => {
  await openFlow(page)
  await start(page, '{"plan":"trial"}')
  await untilIdle(page)
  await state(page, 'Insert CRM').click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .include('[data-testid="workflow"]')
      .include('[data-testid="inspector"]')
      .include('section[aria-label="States over time"]')
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([])
  }
  await expect(status(page)).toBeVisible()
})
