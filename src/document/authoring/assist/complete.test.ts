import { describe, expect, test } from 'vitest'
import { scripts } from '../../../base/testing/scripts.ts'
import { exampleText, opened, textOfExample } from '../../testing/open.ts'
import { openTemplate } from '../../open-template.ts'
import type { Completion } from './assist-model.ts'
import { completionsAt } from './complete.ts'

/** Completions where `|` stands. */
function at(text: string): readonly Completion[] {
  const offset = text.indexOf('|')
  return completionsAt(text.slice(0, offset) + text.slice(offset + 1), offset)
}

const labels = (text: string) => at(text).map(({ label }) => label)

/** The text with one completion taken. */
function taken(text: string, label: string): string {
  const bare = text.replace('|', '')
  const item = at(text).find((each) => each.label === label)
  if (item === undefined) throw new Error(`${label} is not offered, but ${labels(text).join(', ')}`)
  return bare.slice(0, item.from) + item.insert + bare.slice(item.to)
}

const head = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Seconds: { Type: Number, Default: 90 }
  Stage: { Type: String, Default: dev }
Resources:
  Dead:
    Type: AWS::SQS::Queue
  News:
    Type: AWS::SNS::Topic
`
const queue = (lines: string) => `${head}  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n${lines}`
const flow = (lines: string) => `${head}  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n${lines}`
const rule = (target: string) => `${head}  Sold:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        ${target}\n`

describe('completion', () => {
  test.each([
    ['a property that is begun', queue('      Visib|\n'), 'VisibilityTimeout', queue('      VisibilityTimeout: 30\n')],
    [
      'a property on an empty line',
      queue('      DelaySeconds: 3\n      |\n'),
      'VisibilityTimeout',
      queue('      DelaySeconds: 3\n      VisibilityTimeout: 30\n'),
    ],
    [
      'a property before others',
      queue('      |\n      DelaySeconds: 3\n'),
      'QueueName',
      queue('      QueueName: my-queue\n      DelaySeconds: 3\n'),
    ],
    [
      'a mapping with what it needs',
      queue('      Redr|'),
      'RedrivePolicy',
      queue('      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt Dead.Arn\n        maxReceiveCount: 5'),
    ],
    [
      'a member',
      queue('      RedrivePolicy:\n        max|\n'),
      'maxReceiveCount',
      queue('      RedrivePolicy:\n        maxReceiveCount: 5\n'),
    ],
    ['between brackets', queue('      RedrivePolicy: { | }\n'), 'maxReceiveCount', queue('      RedrivePolicy: { maxReceiveCount: 5 }\n')],
    ['another name for a key', queue('      Visi|: 30\n'), 'VisibilityTimeout', queue('      VisibilityTimeout: 30\n')],
    [
      'an ARN where an ARN is wanted',
      queue('      RedrivePolicy:\n        deadLetterTargetArn: |\n'),
      'Dead',
      queue('      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt Dead.Arn\n'),
    ],
    [
      'after a tag',
      queue('      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt De|\n'),
      'Dead.Arn',
      queue('      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt Dead.Arn\n'),
    ],
    ['a parameter that fits', queue('      VisibilityTimeout: |\n'), 'Seconds', queue('      VisibilityTimeout: !Ref Seconds\n')],
    ['a truth', queue('      SqsManagedSseEnabled: f|\n'), 'false', queue('      SqsManagedSseEnabled: false\n')],
    ['a variable of a text', queue('      QueueName: !Sub "${St|}-jobs"\n'), 'Stage', queue('      QueueName: !Sub "${Stage}-jobs"\n')],
    ['a type', `${head}  Jobs:\n    Type: AWS::SQ|\n`, 'AWS::SQS::Queue', `${head}  Jobs:\n    Type: AWS::SQS::Queue\n`],
    ['a resource', `${head}  |\n`, 'AWS::SQS::Queue', `${head}  MyQueue:\n    Type: AWS::SQS::Queue\n`],
    ['a section', `${head}Out|\n`, 'Outputs', `${head}Outputs: {}\n`],
    ['a setting of ours', `${head}Metadata:\n  Switchyard:\n    Pa|\n`, 'Pace', `${head}Metadata:\n  Switchyard:\n    Pace: aws\n`],
    ['its value', `${head}Metadata:\n  Switchyard:\n    Pace: |\n`, 'visible', `${head}Metadata:\n  Switchyard:\n    Pace: visible\n`],
    [
      'where traffic goes',
      `${head}Metadata:\n  Switchyard:\n    Traffic:\n      Shop:\n        To: |\n`,
      'News',
      `${head}Metadata:\n  Switchyard:\n    Traffic:\n      Shop:\n        To: News\n`,
    ],
    ['an item of a list', queue('      Tags:\n        - |\n'), 'Key', queue('      Tags:\n        - Key: team\n')],
    [
      'what a resource waits for',
      `${head}  Jobs:\n    Type: AWS::SQS::Queue\n    DependsOn: |\n`,
      'News',
      `${head}  Jobs:\n    Type: AWS::SQS::Queue\n    DependsOn: News\n`,
    ],
    [
      'a workflow, ready to run',
      `${head}  |\n`,
      'AWS::Serverless::StateMachine',
      `${head}  MyStateMachine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Begin
        States:
          Begin:
            Type: Pass
            End: true\n`,
    ],
    ['how much a workflow logs', flow('      Logging:\n        Level: |\n'), 'ERROR', flow('      Logging:\n        Level: ERROR\n')],
    [
      'what starts a workflow',
      flow('      Events:\n        |\n'),
      'OnSchedule',
      flow('      Events:\n        OnSchedule:\n          Type: Schedule\n          Properties:\n            Schedule: rate(5 minutes)\n'),
    ],
    ['what a rule calls', rule('- { Arn: | }'), 'Dead', rule('- { Arn: !GetAtt Dead.Arn }')],
  ])('%s', (_, text, label, expected) => {
    expect(taken(text, label)).toBe(expected)
  })

  test('a workflow is started by no queue', () => {
    expect(labels(flow('      Events:\n        |\n'))).toEqual(['OnPattern', 'OnSchedule'])
  })

  const json = (properties: string) =>
    `{\n  "Resources": {\n    "Dead": { "Type": "AWS::SQS::Queue" },\n    "Jobs": { "Type": "AWS::SQS::Queue", "Properties": { ${properties} } }\n  }\n}\n`
  test.each([
    ['a key in quotes', json('"Visi|"'), 'VisibilityTimeout', json('"VisibilityTimeout": 30')],
    ['a key without quotes', json('|'), 'DelaySeconds', json('"DelaySeconds": 0')],
    [
      'a value',
      json('"RedrivePolicy": { "deadLetterTargetArn": | }'),
      'Dead',
      json('"RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] } }'),
    ],
    ['a name in a call', json('"KmsMasterKeyId": { "Ref": "D|" }'), 'Dead', json('"KmsMasterKeyId": { "Ref": "Dead" }')],
  ])('in JSON: %s', (_, text, label, expected) => {
    expect(taken(text, label)).toBe(expected)
  })

  test('of a function’s events and policies', () => {
    const work = (lines: string) => `${head}  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n${lines}`
    expect(taken(work('      Events:\n        |\n'), 'FromQueue')).toBe(
      work('      Events:\n        FromQueue:\n          Type: SQS\n          Properties:\n            Queue: !GetAtt Dead.Arn\n'),
    )
    expect(labels(work('      Events:\n        E:\n          Type: SQS\n          Properties:\n            Ba|\n'))).toContain('BatchSize')
    expect(taken(work('      Policies:\n        - SQSP|\n'), 'SQSPollerPolicy')).toContain(
      '- { SQSPollerPolicy: { QueueName: !GetAtt Dead.QueueName } }',
    )
    expect(labels(`${head}Globals:\n  Function:\n    Time|\n`)).toContain('Timeout')
  })

  test('says what a property is for, its limits and its page', () => {
    const found = at(queue('      Visib|\n')).find(({ label }) => label === 'VisibilityTimeout')
    expect(found).toMatchObject({ kind: 'property', detail: '0 to 43,200 seconds · default 30', help: expect.stringContaining('hidden') })
    expect(found?.page).toMatch(/sqs-visibility-timeout/)
  })

  test('offers nothing that is there already, that makes a circle, or that only FIFO has', () => {
    const offered = labels(queue('      DelaySeconds: 3\n      |\n'))
    expect(offered).not.toContain('DelaySeconds')
    expect(offered).not.toContain('ContentBasedDeduplication')
    expect(labels(queue('      FifoQueue: true\n      |\n'))).toContain('ContentBasedDeduplication')
    expect(labels(queue('      KmsMasterKeyId: !Ref |\n'))).not.toContain('Jobs')
    expect(labels(queue('      VisibilityTimeout: !Ref |\n'))).toEqual(['Seconds'])
  })

  test('is silent in comments, in texts and in code', () => {
    expect(at(queue('      DelaySeconds: 3 # see |\n'))).toEqual([])
    expect(at(`${head}Description: some words |and more\n`)).toEqual([])
    expect(
      at(
        `${head}  W:\n    Type: AWS::Serverless::Function\n    Properties:\n      InlineCode: |\n        const x =`
          .replace(': |', ': >')
          .replace('x =', 'x = |'),
      ),
    ).toEqual([])
  })
})

describe.each(['orders-fan-out.yaml', 'saas-notifications.yaml', 'order-saga.yaml'])('at every line of %s', (file) => {
  const text = textOfExample(file)
  const lines = text.split('\n')
  const starts = lines.map((_, index) => lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0))
  const errorsOf = (changed: string) => {
    const result = openTemplate(changed, { name: 'shop.yaml' })
    return result.ok ? result.value.diagnostics.filter(({ severity }) => severity === 'error') : undefined
  }
  /** Each completion is taken, and no error may lie on what it wrote. */
  const check = (source: string, offset: number) => {
    const items = completionsAt(source, offset)
    for (const { label, insert, from, to } of items) {
      const changed = source.slice(0, from) + insert + source.slice(to)
      const errors = errorsOf(changed)
      expect(errors, `${label} makes the text unreadable at ${JSON.stringify(source.slice(from - 60, to + 20))}`).toBeDefined()
      const on = errors?.filter(({ range }) => range.start >= from && range.end <= from + insert.length)
      expect(on, `${label} at ${JSON.stringify(source.slice(from - 60, to + 20))}`).toEqual([])
    }
    return items.length
  }

  test('every completion of a new key is legal', { timeout: 120_000 }, () => {
    let offered = 0
    const stride = Math.max(1, Math.floor(60 / scripts(6)))
    for (let index = 0; index < lines.length; index += stride) {
      const indent = /^ *(?:- )?/.exec(lines[index] as string)?.[0].replace('-', ' ') ?? ''
      if (
        (lines[index] as string).trim() === '' ||
        /InlineCode/.test(
          text
            .slice(0, starts[index])
            .split(/\n {2}\w/)
            .at(-1) as string,
        )
      )
        continue
      const source = `${lines.slice(0, index).join('\n')}\n${indent}\n${lines.slice(index).join('\n')}`
      offered += check(source, (starts[index] as number) + indent.length)
    }
    expect(offered).toBeGreaterThan(20)
  })

  test('every completion of a value is legal', { timeout: 120_000 }, () => {
    const places = lines.flatMap((line, index) => {
      const colon = /: (?=\S)/.exec(line)
      return colon === null ? [] : [(starts[index] as number) + colon.index + 2]
    })
    const offering = places.filter((offset) => completionsAt(text, offset).length > 0)
    const stride = Math.max(1, Math.floor(offering.length / scripts(6)))
    let offered = 0
    for (let n = 0; n < offering.length; n += stride) offered += check(text, offering[n] as number)
    expect(offered).toBeGreaterThan(5)
  })
})

test('a text that is broken elsewhere is still completed', () => {
  const broken = exampleText.replace('TopicName: refunds', 'TopicName: [refunds')
  expect(openTemplate(broken, { name: 'shop.yaml' }).ok).toBe(false)
  const offset = broken.indexOf('QueueName: fulfilment-queue')
  const source = `${broken.slice(0, offset)}Dela\n      ${broken.slice(offset)}`
  expect(completionsAt(source, offset + 4).map(({ label }) => label)).toContain('DelaySeconds')
  expect(opened(exampleText).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
})
