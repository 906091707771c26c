// What can be mended without a thought is mended at one press, in the text, and nothing else of the text changes.
import { codeText, openCode } from './testing/code-editor.ts'
import { expect, test } from './testing/journey.ts'
import { editOutcome, openFile, openPage, run, status } from './testing/playground.ts'

const short = `# Ours: do not reformat.
Transform: AWS::Serverless-2016-10-31
Resources:
  Jobs: # the only one
    Type: AWS::SQS::Queue
    Properties: { QueueName: jobs, VisibilityTimeout: 20 } # seconds
  Work:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: work
      Runtime: nodejs22.x
      Handler: index.handler
      Timeout:   5
      InlineCode: exports.handler = async () => 'done'
      Events:
        FromQueue: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }
`

test('a press mends a problem in the running world, keeps the rest of the text, and can be taken back', async ({ page }) => {
  await openPage(page)
  await openFile(page, short, 'short.yaml')
  await run(page)
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const problems = page.getByRole('tabpanel', { name: 'problems' })
  const item = problems.getByRole('listitem').filter({ hasText: 'The visibility timeout of Jobs is 20 s' })
  await expect(item.getByRole('link', { name: 'AWS page' })).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//)
  await item.getByRole('button', { name: 'Set VisibilityTimeout to 30' }).click()
  await expect(item).toHaveCount(0)
  await expect(problems.getByTestId('mended')).toHaveText(/^.*Done\. Set VisibilityTimeout to 30/)
  await openCode(page)
  expect(await codeText(page)).toBe(short.replace('VisibilityTimeout: 20', 'VisibilityTimeout: 30'))
  await expect(editOutcome(page)).toHaveText(/Applied to the running world\. Jobs: VisibilityTimeout/)
  await expect(status(page)).toHaveText('running')

  await page.getByRole('tab', { name: /^Problems/ }).click()
  await problems.getByRole('button', { name: 'Take it back' }).click()
  await expect(item).toHaveCount(1)
  await openCode(page)
  expect(await codeText(page)).toBe(short)
})
