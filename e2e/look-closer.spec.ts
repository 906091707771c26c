// Everything can be asked "why?", and the answer names the rule with its numbers.
import { placesOf } from './testing/drawn-messages.ts'
import { expect, test } from './testing/journey.ts'
import { createNodeRun } from './testing/node-run.ts'
import {
  enter,
  faceOf,
  inspector,
  look,
  node,
  openPage,
  openTemplate,
  pause,
  readClock,
  readRun,
  run,
  setSpeed,
  steps,
} from './testing/playground.ts'
import { poisoned } from './testing/templates.ts'

test('a queue shows its settings with units and defaults, and AWS’s page to each', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const sheet = await look(page, 'fulfilment-queue')
  const setting = (property: string) => sheet.locator(`[data-property="${property}"]`)
  await expect(setting('VisibilityTimeout').getByRole('textbox')).toHaveValue('18')
  await expect(setting('VisibilityTimeout')).toContainText('default 30 s')
  await expect(setting('MessageRetentionPeriod').getByRole('textbox')).toHaveValue('4')
  await expect(setting('MessageRetentionPeriod').getByRole('combobox')).toHaveValue('days')
  await expect(setting('MessageRetentionPeriod')).toContainText(/default(?! \d)/)
  await expect(setting('MaximumMessageSize').getByRole('slider')).toHaveAttribute('aria-valuetext', '1 MiB')
  await expect(sheet.getByRole('combobox', { name: 'Dead-letter queue' }).locator('option:checked')).toHaveText('fulfilment-dlq')
  await expect(setting('RedrivePolicy/maxReceiveCount').getByRole('textbox')).toHaveValue('3')
  await sheet.getByRole('button', { name: 'Visibility timeout', exact: true }).click()
  await expect(sheet.getByRole('link', { name: 'AWS documentation' })).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//)
  await expect(sheet).toContainText('arn:aws:sqs:us-east-1:111111111111:fulfilment-queue')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('a message under way says what it is, from where to where, and when it arrives', async ({ page }) => {
  const node = await createNodeRun(poisoned, 'mine.yaml')
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await enter(page)
  let shown = { hash: await steps(page, 1), clockMs: 0 }
  const isOnItsWay = () => node.underWay().some(({ sentAt }) => sentAt < shown.clockMs)
  for (let tries = 0; tries < 40 && !isOnItsWay(); tries += 1) {
    await steps(page, 1)
    await expect(async () => {
      shown = await readRun(page)
      node.follow(shown)
    }).toPass({ timeout: 20_000 })
  }
  const { clockMs } = shown
  const place = (await placesOf(page, node.underWay(), clockMs)).find(({ passage }) => passage.sentAt < clockMs)
  if (place === undefined) throw new Error('nothing is under way')
  await page.mouse.click(place.x, place.y)
  const sheet = inspector(page)
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText(place.passage.label)
  await expect(sheet).toContainText(`left ${faceOf(place.passage.sentAt)}, arrives ${faceOf(place.passage.arrivesAt)}`)
  await expect(sheet.getByTestId('whys')).toContainText(
    `left ${clockMs - place.passage.sentAt} ms ago, arrives in ${place.passage.arrivesAt - clockMs} ms`,
  )
  await expect(sheet.getByTestId('whys').getByRole('link', { name: 'AWS documentation' })).toBeVisible()
  await expect(sheet.getByTestId('message-body')).toHaveText('bad')
})

test('a message in flight and a dead letter say why they are where they are, with the numbers', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await run(page)
  await setSpeed(page, '5')
  await expect.poll(() => readClock(page), { intervals: [20] }).toBeGreaterThan(4_000)
  await pause(page)

  const queue = await look(page, 'work-queue', 'Messages')
  const hidden = queue
    .getByRole('region', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: 'bad-' })
    .first()
    .getByRole('button')
  await expect(hidden).toHaveAttribute('title', /visible again in/)
  await hidden.click()
  await expect(inspector(page)).toContainText('in flight')
  await expect(inspector(page).getByTestId('whys')).toContainText(/4 s/)
  await expect(inspector(page).getByTestId('whys')).toContainText(/of 2|maxReceiveCount/)
  await page.keyboard.press('Escape')

  await page.keyboard.press('i')
  await expect(node(page, 'work-dlq')).toHaveAccessibleName(/6 waiting/)
  const letters = await look(page, 'work-dlq', 'Messages')
  await letters.getByRole('region', { name: 'Messages' }).getByRole('listitem').filter({ hasText: 'bad-1' }).getByRole('button').click()
  const whys = inspector(page).getByTestId('whys')
  await expect(whys).toContainText(/received (2 times|twice) from work-queue without a delete/)
})

test('a node answers why it does what it does just now', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, poisoned, 'Poisoned')
  await run(page)
  await setSpeed(page, '60')
  await expect(node(page, 'worker')).toHaveAccessibleName(/\d errors?/)
  await pause(page)
  await expect((await look(page, 'worker', 'Why?')).getByTestId('whys')).toContainText('it cannot be done')
  await expect((await look(page, 'work-queue', 'Why?')).getByTestId('whys')).toContainText(/\d/)
})
