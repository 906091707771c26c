// What a person does by hand is AWS's own operation, with AWS's answer; and breaking things on purpose can be taken back.
import { AxeBuilder } from '@axe-core/playwright'
import { changeTemplate } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import {
  chooseExample,
  enter,
  figure,
  inspector,
  look,
  node,
  openPage,
  openTemplate,
  readClock,
  run,
  setSpeed,
} from './testing/playground.ts'
import { linesTemplate, wellBehaved } from './testing/templates.ts'

const body = '{"orderId":"by-hand-1","item":"teapot"}'

test('a message sent by hand lies in its queue, and AWS says what it does not take', async ({ page }) => {
  await openPage(page)
  await run(page)
  const sheet = await look(page, 'fulfilment-dlq', 'By hand')
  const send = sheet.getByRole('region', { name: 'Send a message' })
  await send.getByRole('button', { name: 'Send a message' }).click()
  await send.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(send.getByTestId('call-answer')).toContainText('MissingParameter')

  await send.getByRole('textbox', { name: 'Body' }).fill(body)
  await send.getByRole('button', { name: 'Add an attribute' }).click()
  await send.getByRole('textbox', { name: 'Name of attribute 1' }).fill('type')
  await send.getByRole('textbox', { name: 'Value of attribute 1' }).fill('goods')
  await send.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(send.getByTestId('call-answer')).toContainText('SQS took it')
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/1 waiting/)
  await send.getByRole('button', { name: 'Look at the message' }).click()
  await expect(inspector(page).getByTestId('message-body')).toContainText('by-hand-1')
  await expect(inspector(page)).toContainText(/type\s*goods/)
})

test('what was typed is still there after a look at another tab and another node', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const sheet = await look(page, 'orders', 'By hand')
  await sheet.getByRole('textbox', { name: 'Message', exact: true }).fill(body)
  await sheet.getByRole('button', { name: 'Add an attribute' }).click()
  await sheet.getByRole('textbox', { name: 'Name of attribute 1' }).fill('type')
  await sheet.getByRole('tab', { name: 'Settings' }).click()
  await look(page, 'refunds', 'By hand')
  await expect(sheet.getByRole('textbox', { name: 'Message', exact: true })).toHaveValue('')
  await look(page, 'orders', 'By hand')
  await expect(sheet.getByRole('textbox', { name: 'Message', exact: true })).toHaveValue(body)
  await expect(sheet.getByRole('textbox', { name: 'Name of attribute 1' })).toHaveValue('type')
})

test('a call waits in a world that stands, and a step or two later it is answered', async ({ page }) => {
  await openPage(page)
  await enter(page)
  const sheet = await look(page, 'fulfilment-dlq', 'By hand')
  const send = sheet.getByRole('region', { name: 'Send a message' })
  await send.getByRole('button', { name: 'Send a message' }).click()
  await send.getByRole('textbox', { name: 'Body' }).fill(body)
  await send.getByRole('button', { name: 'Send', exact: true }).click()
  const answer = send.getByTestId('call-answer')
  await expect(answer).toContainText('SendMessage is under way. The world stands still')
  await expect(async () => {
    if (!(await answer.innerText()).includes('SQS took it')) await answer.getByRole('button', { name: 'step' }).click({ timeout: 500 })
    await expect(answer).toContainText('SQS took it', { timeout: 500 })
  }).toPass()
})

test('what was received by hand is hidden, given back, and deleted with its receipt; the rest is purged', async ({ page }) => {
  await openPage(page)
  await run(page)
  const sheet = await look(page, 'fulfilment-dlq', 'By hand')
  const send = sheet.getByRole('region', { name: 'Send a message' })
  await send.getByRole('button', { name: 'Send a message' }).click()
  for (const count of [1, 2]) {
    await send.getByRole('textbox', { name: 'Body' }).fill(`note ${count}`)
    await send.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(new RegExp(`${count} waiting`))
  }

  const receive = sheet.getByRole('region', { name: 'Receive messages' })
  await receive.getByRole('button', { name: 'Receive messages' }).click()
  await receive.getByRole('spinbutton', { name: 'At most' }).fill('11')
  await receive.getByRole('button', { name: 'Receive', exact: true }).click()
  await expect(receive.getByTestId('call-answer').first()).toContainText(/InvalidParameterValue[\s\S]*MaxNumberOfMessages/)
  await receive.getByRole('spinbutton', { name: 'At most' }).fill('1')
  await receive.getByRole('spinbutton', { name: 'Visibility timeout' }).fill('600')
  await receive.getByRole('button', { name: 'Receive', exact: true }).click()
  const held = receive.getByRole('list', { name: 'Received' }).getByRole('listitem')
  await expect(held).toHaveCount(1)
  await expect(held).toContainText(/hidden for (9|10)\.\d min more/)
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/1 waiting, 1 in flight/)

  const { violations } = await new AxeBuilder({ page }).include('[data-testid="inspector"]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])

  await held.getByRole('button', { name: 'Hide for' }).click()
  await expect(held).toContainText('visible to everybody again')
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/2 waiting/)
  await held.getByRole('button', { name: 'Delete' }).click()
  await expect(held).toHaveCount(0)
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/1 waiting/)

  const purge = sheet.getByRole('region', { name: 'Purge the queue' })
  await purge.getByRole('button', { name: 'Purge the queue' }).click()
  await purge.getByRole('button', { name: 'Purge…' }).click()
  await expect(purge).toContainText('Lose 1 message for good?')
  await purge.getByRole('button', { name: 'Lose 1 message' }).click()
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/0 waiting/)
})

test('dead letters of a broken handler are redriven once it is mended', async ({ page }) => {
  const working = 'await work(900)'
  const broken = "throw new Error('no boxes left')"
  await openPage(page)
  await run(page)
  await setSpeed(page, '60')
  await changeTemplate(page, (text) => text.replace(working, broken))
  await expect.poll(() => figure(page, 'fulfilment-dlq', 'waiting')).toBeGreaterThan(3)
  await changeTemplate(page, (text) => text.replace(broken, working))
  await expect.poll(() => figure(page, 'fulfilment-queue', 'in flight')).toBeLessThan(2)
  await setSpeed(page, '5')

  const sheet = await look(page, 'fulfilment-dlq', 'By hand')
  const redrive = sheet.getByRole('region', { name: 'Redrive the dead letters' })
  await redrive.getByRole('spinbutton', { name: 'At most' }).fill('1')
  await redrive.getByRole('button', { name: 'Start redrive' }).click()
  await expect(redrive.getByTestId('move-task')).toContainText(/Moving: \d+ of \d+ moved/)
  await redrive.getByRole('button', { name: 'Cancel' }).click()
  await expect(redrive.getByTestId('move-task')).toContainText('Cancelled')
  await expect.poll(() => figure(page, 'fulfilment-dlq', 'waiting')).toBeGreaterThan(0)

  await redrive.getByRole('spinbutton', { name: 'At most' }).fill('')
  await redrive.getByRole('button', { name: 'Start redrive' }).click()
  await expect(redrive.getByTestId('move-task')).toContainText(/Done: (\d+) of \1 moved/)
  await expect(node(page, 'fulfilment-dlq')).toHaveAccessibleName(/0 waiting/)
  const packed = await figure(page, 'pack', 'errors?')
  const before = await readClock(page)
  await expect.poll(() => readClock(page)).toBeGreaterThan(before + 10_000)
  expect(await figure(page, 'pack', 'errors?'), 'and none of them fails again').toBe(packed)
})

test('a function that is broken on purpose fails, and is mended', async ({ page }) => {
  await openPage(page)
  await openTemplate(page, linesTemplate('One line', [{ name: 'Work', code: wellBehaved, every: '1 s' }]), 'One line')
  await run(page)
  await setSpeed(page, '10')
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(3)
  expect(await figure(page, 'work', 'errors?')).toBe(0)
  const sheet = await look(page, 'work', 'By hand')
  const fault = sheet.getByRole('region', { name: 'Break it' })
  await fault.getByRole('button', { name: 'Break it' }).click()
  await fault.getByRole('combobox', { name: 'How' }).selectOption('errors')
  await fault.getByRole('spinbutton', { name: 'Share that fails' }).fill('101')
  await fault.getByRole('button', { name: 'Break it' }).last().click()
  await expect(fault).toContainText('at most 100 % errors')
  await fault.getByRole('spinbutton', { name: 'Share that fails' }).fill('100')
  await fault.getByRole('button', { name: 'Break it' }).last().click()
  await expect(fault.getByTestId('broken')).toContainText('100 % errors')
  await expect.poll(() => figure(page, 'work', 'errors?')).toBeGreaterThan(2)

  await fault.getByRole('button', { name: 'Mend' }).click()
  await expect(fault.getByTestId('broken')).toBeHidden()
  const failed = await figure(page, 'work', 'errors?')
  const sent = await figure(page, 'Work source', 'sent')
  await expect.poll(() => figure(page, 'Work source', 'sent')).toBeGreaterThan(sent + 5)
  // The node tells of those of late.
  expect(await figure(page, 'work', 'errors?')).toBeLessThanOrEqual(failed)
})

test('a function invoked by hand answers with what it returned and the end of its log', async ({ page }) => {
  await openPage(page)
  await run(page)
  const sheet = await look(page, 'charge', 'By hand')
  const invoke = sheet.getByRole('region', { name: 'Invoke' })
  await invoke.getByRole('textbox', { name: 'Event' }).fill('{"Records":[]}')
  await invoke.getByRole('button', { name: 'Invoke' }).last().click()
  await expect(invoke.getByTestId('call-answer')).toContainText('Lambda answered with status 200')
  await expect(invoke.getByLabel('What it returned')).toContainText('"batchItemFailures": []')
  await expect(invoke.getByLabel('The end of its log')).toContainText('REPORT RequestId')
  await invoke.getByRole('textbox', { name: 'Event' }).fill('{}')
  await invoke.getByRole('button', { name: 'Invoke' }).last().click()
  await expect(invoke.getByTestId('call-answer')).toContainText('FunctionError: Unhandled')
  await expect(invoke.getByLabel('What it returned')).toContainText('TypeError')
})

test('a message published by hand reaches those whose filters let it through', async ({ page }) => {
  await openPage(page)
  await run(page)
  const sheet = await look(page, 'orders', 'By hand')
  const publish = sheet.getByRole('region', { name: 'Publish a message' })
  await publish.getByRole('textbox', { name: 'Message', exact: true }).fill('{"orderId":"by-hand-1","amount":7777}')
  await publish.getByRole('button', { name: 'Add an attribute' }).click()
  await publish.getByRole('textbox', { name: 'Name of attribute 1' }).fill('type')
  await publish.getByRole('textbox', { name: 'Value of attribute 1' }).fill('sample')
  await publish.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(publish.getByTestId('call-answer')).toContainText('SNS took it')
  await setSpeed(page, '20')
  await expect((await look(page, 'ingest', 'Log')).getByTestId('console')).toContainText('sample 7777')
  const clock = await readClock(page)
  await expect.poll(() => readClock(page)).toBeGreaterThan(clock + 20_000)
  await expect((await look(page, 'charge', 'Log')).getByTestId('console')).not.toContainText('by-hand-1')
})

test('a message is followed from its publishing to an inbox', async ({ page }) => {
  await openPage(page)
  await chooseExample(page, 'Sign-up notifications')
  await run(page)
  const sheet = await look(page, 'new-signup', 'By hand')
  await sheet.getByRole('textbox', { name: 'Message', exact: true }).fill('hello to the team')
  await sheet.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(sheet.getByTestId('call-answer')).toContainText('SNS took it')
  await look(page, 'Sales team', 'Arrived')
  await expect(inspector(page)).toContainText('hello to the team')
})
