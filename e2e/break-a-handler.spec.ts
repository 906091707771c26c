// The picture and the code are one document: what is typed reaches the running world, and what is broken harms nothing.
import { changeTemplate, codeText, openCode, setCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, figure, look, node, openPage, openTemplate, readClock, run, setSpeed, status } from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const working = 'await work(900)'
const broken = "throw new Error('no boxes left')"

test('a broken handler fills queue and dead-letter queue; a mended one drains the queue', async ({ page }) => {
  await openPage(page)
  await run(page)
  await setSpeed(page, '60')
  await changeTemplate(page, (text) => text.replace(working, broken))
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Pack: Code/)
  await expect(node(page, 'pack')).toHaveAccessibleName(/\d errors/)
  await expect.poll(() => figure(page, 'fulfilment-queue', 'in flight')).toBeGreaterThan(2)
  await expect.poll(() => figure(page, 'fulfilment-dlq', 'waiting')).toBeGreaterThan(2)
  const sheet = await look(page, 'pack', 'Log')
  await expect(sheet.getByTestId('console')).toContainText('no boxes left')
  await page.keyboard.press('Escape')

  await changeTemplate(page, (text) => text.replace(broken, working))
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Pack: Code/)
  await expect.poll(() => figure(page, 'fulfilment-queue', 'in flight')).toBeLessThan(2)
  const lost = await figure(page, 'fulfilment-dlq', 'waiting')
  const published = await figure(page, 'orders', 'published')
  await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(published + 20)
  expect(await figure(page, 'fulfilment-dlq', 'waiting'), 'nothing more is lost').toBe(lost)
  await expect(status(page)).toHaveText('running')
})

test('a changed setting is a call of the API, not a restart', async ({ page }) => {
  await openPage(page)
  await run(page)
  await expect.poll(() => readClock(page)).toBeGreaterThan(500)
  await changeTemplate(page, (text) => text.replace('VisibilityTimeout: 20', 'VisibilityTimeout: 45'))
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. AnalyticsQueue: VisibilityTimeout/)
  await expect(status(page)).toHaveText('running')
  const sheet = await look(page, 'analytics-queue')
  await expect(sheet.getByRole('textbox', { name: 'Visibility timeout', exact: true })).toHaveValue('45')
})

test('text that cannot be read keeps the last good picture, greyed, and says where', async ({ page }) => {
  await openPage(page)
  await run(page)
  await openCode(page)
  const good = await codeText(page)
  const line = good.slice(0, good.indexOf('      TopicName: orders\n')).split('\n').length
  await setCode(page, good.replace('      TopicName: orders\n', '      TopicName: orders: again\n'))
  await expect(editOutcome(page)).toContainText('the picture is the last good one')
  await expect(editOutcome(page).getByRole('button').first()).toHaveText(new RegExp(`^${line}:\\d+$`))
  await expect(page.getByRole('banner')).toContainText(/template (cannot be read|has an error)/)
  const diagram = page.getByRole('group', { name: /^Diagram of/ })
  await expect(diagram).toHaveAttribute('data-stale', 'true')
  await expect(diagram.getByRole('button', { name: /, (SNS|SQS|Lambda)/ })).toHaveCount(11)
  await page.getByRole('tab', { name: 'Problems' }).click()
  await expect(page.getByRole('tabpanel', { name: 'problems' })).toContainText(/line \d+:\d+/)
  const clock = await readClock(page)
  await expect.poll(() => readClock(page), 'the world goes on').toBeGreaterThan(clock)

  await openCode(page)
  await setCode(page, good)
  await expect(editOutcome(page)).toHaveText('Nothing that runs has changed.')
  await expect(diagram).not.toHaveAttribute('data-stale')
})

for (const [what, change, reason, name] of [
  [
    'a renamed queue',
    (text: string) => text.replace('QueueName: analytics-queue', 'QueueName: facts-queue'),
    'QueueName of AnalyticsQueue changed',
    'facts-queue',
  ],
  [
    'an added queue',
    (text: string) =>
      text.replace('\nResources:\n', '\nResources:\n  Spare:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: spare-queue }\n'),
    'Spare was added.',
    'spare-queue',
  ],
] as const) {
  test(`${what} asks for a restart, and the restart does it`, async ({ page }) => {
    await openPage(page)
    await run(page)
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
    await changeTemplate(page, change)
    await expect(editOutcome(page)).toContainText(`The world still runs the old text. ${reason}`)
    await expect(page.getByRole('banner')).toContainText('runs the old text')
    await expect(status(page)).toHaveText('running')
    await page.getByRole('button', { name: 'Restart with this text' }).click()
    await expect(page.getByRole('timer')).toHaveText('Mon09:00:00.000')
    await expect(page.getByRole('banner')).not.toContainText('runs the old text')
    await expect(node(page, name)).toHaveAccessibleName(new RegExp(`^${name}, SQS standard, 0 waiting, 0 in flight`))
    await run(page)
    await expect.poll(() => figure(page, 'orders', 'published')).toBeGreaterThan(0)
  })
}

test('what AWS would refuse changes nothing, and says so in AWS’s words', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, linesTemplate('One line', [{ name: 'Work', code: wellBehaved, every: '1 s' }]), 'One line')
  await run(page)
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(0)
  const redrive = `RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111111111111:nowhere', maxReceiveCount: 3 }`
  await changeTemplate(page, (text) => text.replace('VisibilityTimeout: 18', `VisibilityTimeout: 30, ${redrive}`))
  await expect(editOutcome(page)).toContainText(/AWS would refuse this: [\w.]+\./)
  const sheet = await look(page, 'work-queue')
  await expect(sheet.locator('[data-property=VisibilityTimeout]')).toContainText('The run has 18 s just now')
  await expect(status(page)).toHaveText('running')
})
