/** Forms of state machines, tables, buses and rules: what they tell, and what a new value does to the text. */
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../text/edit.ts'
import type { Template } from '../../model.ts'
import { openTemplate } from '../../open-template.ts'
import type { Field } from './form-model.ts'
import { formOf } from './form.ts'
import { setField } from './set-field.ts'

const asl = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'
const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Lines: { Type: AWS::Logs::LogGroup }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: ./flow.asl.json # the workflow
      Events:
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day), State: DISABLED } }
  Plain:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111111111111:role/plain
      DefinitionString: '${asl}'
      LoggingConfiguration:
        Level: ERROR
        Destinations:
          - CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Lines.Arn }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
  Sold:
    Type: AWS::Events::Rule
    Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] }, State: ENABLED }
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: who, KeyType: HASH }, { AttributeName: at, KeyType: RANGE }]
      AttributeDefinitions: [{ AttributeName: who, AttributeType: S }, { AttributeName: at, AttributeType: N }]
      BillingMode: PAY_PER_REQUEST # for now
  Small: { Type: AWS::Serverless::SimpleTable }
`

function read(written = text): Template {
  const opened = openTemplate(written, { name: 'shop.yaml', files: { 'flow.asl.json': asl } })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const shop = read()

function fieldsOf(id: string): readonly Field[] {
  return formOf(shop, id)?.groups.flatMap(({ fields }) => fields) ?? []
}

function field(id: string, property: string): Field {
  const found = fieldsOf(id).find((each) => each.property === property)
  if (found === undefined) throw new Error(`${id} has no field ${property}`)
  return found
}

/** The lines of the text that a new value changes, or the refusal. */
function changed(of: string, property: string, value: string | undefined, template = shop): readonly string[] | string {
  const result = setField(template, { of, property, value }, 'shop.yaml')
  if (!result.ok) return result.error.message
  expect(result.value.length).toBeLessThanOrEqual(1)
  const old = new Set(template.text.split('\n'))
  return applyEdits(template.text, result.value)
    .split('\n')
    .filter((line) => !old.has(line))
    .map((line) => line.trim())
}

const group = 'Destinations/0/CloudWatchLogsLogGroup/LogGroupArn'

describe('the form of a state machine', () => {
  test('leads to its definition, in a file or in the template, and does not repeat it', () => {
    expect(field('Flow', 'DefinitionUri')).toMatchObject({ value: { text: './flow.asl.json' }, opens: { file: 'flow.asl.json' } })
    expect(fieldsOf('Flow').map(({ property }) => property)).not.toContain('Definition')
    const { kind, value, opens } = field('Plain', 'DefinitionString')
    expect({ kind, value }).toEqual({ kind: 'apart', value: { kind: 'literal', text: '' } })
    expect(shop.text.slice(opens?.range.start, opens?.range.end)).toBe(`'${asl}'`)
    const mapped = read(text.replace(`DefinitionString: '${asl}'`, `Definition: ${asl}`))
    for (const template of [shop, mapped]) {
      const properties = formOf(template, 'Plain')?.groups.flatMap(({ fields }) => fields.map(({ property }) => property)) ?? []
      expect(properties.filter((property) => property.startsWith('Definition') && property !== 'DefinitionSubstitutions')).toHaveLength(1)
    }
    expect(changed('Plain', 'DefinitionString', '{}')).toBe('Definition text is changed in the text: it is a text of its own.')
  })

  test('offers the log groups of the template, and one stands in a list', () => {
    expect(field('Flow', `Logging/${group}`)).toMatchObject({ kind: 'reference', value: { kind: 'unset' }, options: [{ id: 'Lines' }] })
    expect(field('Plain', `LoggingConfiguration/${group}`).value).toMatchObject({ text: '!GetAtt Lines.Arn', refersTo: 'Lines' })
    expect(field('Plain', 'LoggingConfiguration/Level')).toMatchObject({ value: { text: 'ERROR' }, default: 'OFF' })
  })

  test('a level needs a log group first, as AWS says; a group is written with all that is around it', () => {
    expect(changed('Flow', 'Logging/Level', 'ALL')).toMatch(/^Must specify exactly one Log Destination\. Choose a log group first/)
    expect(changed('Flow', `Logging/${group}`, 'Lines')).toEqual([
      'Logging:',
      '- CloudWatchLogsLogGroup:',
      'LogGroupArn: !GetAtt Lines.Arn',
    ])
    expect(changed('Plain', `LoggingConfiguration/${group}`, undefined)).toMatch(/^Must specify exactly one Log Destination/)
    expect(changed('Plain', 'LoggingConfiguration/Level', 'FATAL')).toEqual(['Level: FATAL'])
  })

  test('an older way to switch an event off is shown only where it is written, and gives way', () => {
    expect(fieldsOf('FlowNightly').map(({ property }) => property)).not.toContain('Enabled')
    const older = read(text.replace('State: DISABLED', 'Enabled: false'))
    expect(formOf(older, 'FlowNightly')?.groups[0]?.fields.find(({ property }) => property === 'Enabled')?.value).toMatchObject({
      text: 'false',
    })
    expect(changed('FlowNightly', 'State', 'ENABLED', older)).toEqual([
      'Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day), State: ENABLED } }',
    ])
  })

  test('an event of SAM that becomes a rule is set where it is written', () => {
    expect(field('FlowNightly', 'State')).toMatchObject({ value: { text: 'DISABLED' }, default: 'ENABLED' })
    expect(changed('FlowNightly', 'Schedule', 'rate(2 hours)')).toEqual([
      'Nightly: { Type: Schedule, Properties: { Schedule: rate(2 hours), State: DISABLED } }',
    ])
  })
})

describe('the form of a rule', () => {
  test.each([
    ['a schedule that is none', 'ScheduleExpression', 'rate(1 minutes)', /^Parameter ScheduleExpression is not valid\./],
    [
      'a schedule on a bus of one’s own',
      'ScheduleExpression',
      'rate(1 minute)',
      /^ScheduleExpression is supported only on the default event bus\./,
    ],
    ['a pattern of single values', 'EventPattern', '{ "source": "shop" }', /^EventBridge does not take this event pattern: /],
    ['a pattern that is no JSON', 'EventPattern', '{ source', /must be JSON/],
    ['neither', 'EventPattern', undefined, /^Parameter\(s\) EventPattern or ScheduleExpression must be specified\./],
  ])('refuses %s in AWS’s words', (_, property, value, words) => {
    expect(changed('Sold', property, value)).toMatch(words)
  })

  test('is switched off by one word', () => {
    expect(changed('Sold', 'State', 'DISABLED')).toEqual([
      'Properties: { EventBusName: !Ref Bus, EventPattern: { source: [shop] }, State: DISABLED }',
    ])
    expect(field('Sold', 'EventBusName')).toMatchObject({ kind: 'reference', replaces: true, value: { refersTo: 'Bus' } })
  })
})

describe('the form of a table', () => {
  test('tells the key in words, and why it cannot be changed here', () => {
    expect(field('Orders', 'KeySchema')).toMatchObject({
      value: { kind: 'literal', text: 'who (S), partition key; at (N), sort key' },
      fixed: expect.stringMatching(/^another key is another table\./) as string,
    })
    expect(field('Small', 'PrimaryKey')).toMatchObject({ value: { kind: 'unset' }, default: 'id (String), partition key' })
    expect(changed('Orders', 'KeySchema', '[]')).toMatch(/^Key is changed in the text: another key is another table\./)
  })

  test('brings what the way of paying needs, and takes out what it excludes', () => {
    const bought = ['BillingMode: PROVISIONED # for now', 'ProvisionedThroughput:', 'ReadCapacityUnits: 5', 'WriteCapacityUnits: 5']
    expect(changed('Orders', 'BillingMode', 'PROVISIONED')).toEqual(bought)
    const result = setField(shop, { of: 'Orders', property: 'BillingMode', value: 'PROVISIONED' }, 'shop.yaml')
    const after = read(applyEdits(shop.text, result.ok ? result.value : []))
    expect(changed('Orders', 'ProvisionedThroughput/ReadCapacityUnits', '9', after)).toEqual(['ReadCapacityUnits: 9'])
    const back = setField(after, { of: 'Orders', property: 'BillingMode', value: 'PAY_PER_REQUEST' }, 'shop.yaml')
    expect(back.ok && applyEdits(after.text, back.value)).toBe(shop.text)
    expect(changed('Orders', 'ProvisionedThroughput/ReadCapacityUnits', '9')).toMatch(
      /^Neither ReadCapacityUnits nor WriteCapacityUnits can be/,
    )
  })

  test('expires by an attribute, which comes first', () => {
    expect(changed('Orders', 'TimeToLiveSpecification/Enabled', 'true')).toBe('First choose: Expires at.')
    expect(changed('Orders', 'TimeToLiveSpecification/AttributeName', 'gone')).toEqual([
      'TimeToLiveSpecification:',
      'AttributeName: gone',
      'Enabled: true',
    ])
  })
})
