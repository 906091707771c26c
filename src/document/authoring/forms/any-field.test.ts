/** Random templates, random fields, random values: what an edit may touch, and what it must not. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { scripts } from '../../../base/testing/scripts.ts'
import { applyEdits } from '../../../text/edit.ts'
import { SAMPLE_TEMPLATE } from '../../../text/testing/sample-template.ts'
import { compareTemplates } from '../../compare-templates.ts'
import type { Template } from '../../model.ts'
import { openTemplate } from '../../open-template.ts'
import { exampleText, textOfExample } from '../../testing/open.ts'
import type { Field } from './form-model.ts'
import { formOf } from './form.ts'
import { setField } from './set-field.ts'

const queueProperties = fc.record(
  {
    VisibilityTimeout: fc.constantFrom<unknown>(30, '45', { Ref: 'Seconds' }),
    DelaySeconds: fc.integer({ min: 0, max: 900 }),
    MaximumMessageSize: fc.constantFrom<unknown>(1024, '262144'),
    RedrivePolicy: fc.record({
      deadLetterTargetArn: fc.constant({ 'Fn::GetAtt': ['Dead', 'Arn'] }),
      maxReceiveCount: fc.constantFrom<unknown>(3, '5'),
    }),
    KmsMasterKeyId: fc.constantFrom('alias/aws/sqs', 'key one'),
    SqsManagedSseEnabled: fc.boolean(),
  },
  { requiredKeys: [] },
)
const functionProperties = fc.record(
  {
    Timeout: fc.integer({ min: 1, max: 5 }),
    MemorySize: fc.constantFrom<unknown>(128, '512'),
    Description: fc.constantFrom('a: b', 'it’s', '12', 'one two'),
    Environment: fc.record({
      Variables: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('x', '1', 'y # z'), { noNullPrototype: true }),
    }),
  },
  { requiredKeys: [] },
)
const workflowProperties = fc.record(
  {
    Type: fc.constantFrom('STANDARD', 'EXPRESS'),
    Name: fc.constantFrom('flow', 'a.b'),
    Logging: fc.record(
      {
        Level: fc.constantFrom('ALL', 'FATAL'),
        IncludeExecutionData: fc.boolean(),
        Destinations: fc.constant([{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Lines', 'Arn'] } } }]),
      },
      { requiredKeys: ['Destinations'] },
    ),
    Tracing: fc.record({ Enabled: fc.boolean() }),
    AutoPublishAlias: fc.constant('live'),
    Tags: fc.constant({ team: 'orders' }),
  },
  { requiredKeys: [] },
)
const tableProperties = fc.record(
  {
    BillingMode: fc.constant('PAY_PER_REQUEST'),
    TimeToLiveSpecification: fc.record({ AttributeName: fc.constantFrom('gone', 'a b'), Enabled: fc.boolean() }),
    DeletionProtectionEnabled: fc.constantFrom<unknown>(true, 'false'),
    StreamSpecification: fc.constant({ StreamViewType: 'KEYS_ONLY' }),
  },
  { requiredKeys: ['BillingMode'] },
)
const ruleProperties = fc.record(
  {
    State: fc.constantFrom('ENABLED', 'DISABLED'),
    Description: fc.constantFrom('a: b', '12'),
    ScheduleExpression: fc.constantFrom('rate(5 minutes)', 'cron(0 18 ? * MON-FRI *)'),
  },
  { requiredKeys: [] },
)
const models = fc.record({
  queue: queueProperties,
  work: functionProperties,
  flow: workflowProperties,
  table: tableProperties,
  rule: ruleProperties,
  rate: fc.constantFrom('18/min', '2/s'),
  latency: fc.constantFrom('200 ms', '1 s'),
})
const json = models.map(({ queue, work, flow, table, rule, rate, latency }) => ({
  Transform: 'AWS::Serverless-2016-10-31',
  Metadata: {
    Switchyard: { Traffic: { Shop: { To: 'Jobs', Rate: rate } }, Endpoints: { Hook: { Url: 'https://a.example', Latency: latency } } },
  },
  Parameters: { Seconds: { Type: 'Number', Default: 40 } },
  Globals: { Function: { Runtime: 'nodejs22.x', Handler: 'index.handler' } },
  Resources: {
    Dead: { Type: 'AWS::SQS::Queue' },
    Jobs: { Type: 'AWS::SQS::Queue', ...(Object.keys(queue).length > 0 && { Properties: queue }) },
    News: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'The news' } },
    Wire: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'News' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
        FilterPolicy: { kind: ['a'], size: [{ numeric: ['>', 3] }] },
      },
    },
    Work: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        ...work,
        InlineCode: 'exports.handler = async () => {}\n',
        Events: { From: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, BatchSize: 3 } } },
      },
    },
    Lines: { Type: 'AWS::Logs::LogGroup' },
    Flow: {
      Type: 'AWS::Serverless::StateMachine',
      Properties: {
        ...flow,
        Definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } },
        Events: { Daily: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', State: 'ENABLED' } } },
      },
    },
    Orders: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        ...table,
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: { ...rule, EventPattern: { source: ['shop'] }, Targets: [{ Id: 'q', Arn: { 'Fn::GetAtt': ['Dead', 'Arn'] } }] },
    },
  },
}))
const printers = [
  (value: unknown) => JSON.stringify(value, null, 2),
  (value: unknown) => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n'),
  (value: unknown) => stringify(value, { lineWidth: 0 }),
  (value: unknown) => stringify(value, { lineWidth: 0, indent: 4, singleQuote: true }).replaceAll('\n', '\r\n'),
  (value: unknown) =>
    stringify(value, { lineWidth: 0 })
      .replace(/^( +)(?=[A-Z]\w*: )/gm, '$1# said here\n$1')
      .replace(/(: \d+)$/gm, '$1   # so many'),
  (value: unknown) => `# flow\n${stringify(value, { lineWidth: 0, collectionStyle: 'flow' })}`,
]
const texts = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(json, fc.constantFrom(...printers)).map(([value, print]) => print(value)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      SAMPLE_TEMPLATE,
      exampleText,
      textOfExample('saas-notifications.yaml'),
      exampleText.replaceAll('\n', '\r\n'),
    ),
  },
)

function read(text: string): Template | undefined {
  const opened = openTemplate(text, { name: 'shop.yaml' })
  return opened.ok ? opened.value : undefined
}

/** Another value that the field would take, as a person would type it. */
function otherValue({ kind, min, max, choices, options, expected, property }: Field, pick: number): string | undefined {
  if (pick % 7 === 0) return undefined
  if (kind === 'integer') return String((min ?? 0) + (pick % ((max ?? 1000) - (min ?? 0) + 1)))
  if (kind === 'boolean') return pick % 2 === 0 ? 'true' : 'false'
  if (kind === 'choice') return choices?.[pick % choices.length]
  if (kind === 'reference') return options?.[pick % Math.max(options.length, 1)]?.id
  if (kind === 'json')
    return JSON.stringify(
      /Filter|Pattern/.test(property) ? { kind: ['a', 'b'].slice(0, (pick % 2) + 1), other: [pick] } : { A: `v${pick}` },
    )
  if (expected?.includes('schedule')) return `rate(${(pick % 90) + 2} minutes)`
  if (expected?.startsWith('a rate')) return `${(pick % 90) + 1}/min`
  if (expected !== undefined) return `${(pick % 90) + 1} s`
  return `text ${pick}`
}

interface Outcome {
  readonly made: boolean
  readonly restored: boolean
  readonly wrong: readonly string[]
}

/** The `Type` beside a target says whether it is a queue or a topic; what was bought ahead goes with the way of paying. */
const bringing: ReadonlySet<string> = new Set(['DeadLetterQueue/TargetArn', 'BillingMode'])

const nothing: Outcome = { made: false, restored: false, wrong: [] }

/** Sets one field of a text, and says what is wrong with the edit. */
function trySetting(text: string, which: number, pick: number): Outcome {
  const template = read(text)
  if (template === undefined) return { ...nothing, wrong: ['cannot be read'] }
  const ids = [...template.nodes, ...template.wires].map(({ id }) => id)
  const sets = formOf(template, ids[which % ids.length] as string)?.groups ?? []
  const all = sets.flatMap(({ of, fields }) => fields.map((field) => ({ of, field })))
  const chosen = all[pick % Math.max(all.length, 1)]
  if (chosen === undefined) return nothing
  const { of, field } = chosen
  const change = { of, property: field.property, value: otherValue(field, pick) }
  const result = setField(template, change, 'shop.yaml')
  if (!result.ok) return { ...nothing, wrong: result.error.message === '' ? ['refused without a word'] : [] }
  const [edit, ...others] = result.value
  if (edit === undefined) return nothing
  const after = applyEdits(text, [edit])
  const changed = read(after)
  if (changed === undefined) return { ...nothing, wrong: ['broke the text'] }
  const { value: old, range } = field
  const isReplaced = range !== undefined && change.value !== undefined && old.kind !== 'global'
  const bringsNeighbour = bringing.has(field.property)
  const outside = isReplaced && !bringsNeighbour && !isWithin(text, edit.range, range)
  const back =
    old.kind === 'literal' && change.value !== undefined && !old.text.includes('\n')
      ? setField(changed, { ...change, value: old.text }, 'shop.yaml')
      : undefined
  return {
    made: true,
    restored: back?.ok === true,
    wrong: [
      ...(others.length > 0 ? ['more than one hunk'] : []),
      ...(outside ? ['text outside of the value'] : []),
      ...(change.value !== undefined && comments(after) < comments(text) ? ['a comment is lost'] : []),
      ...(text.includes('\r\n') && /[^\r]\n/.test(after) ? ['another line end'] : []),
      // Our own settings compare by what they mean: the default is what holds anyway.
      ...(old.kind === 'unset' && change.value === field.default ? [] : tooMuch(template, changed, bringsNeighbour ? 2 : 1)),
      ...(back?.ok && applyEdits(after, back.value) !== text ? ['not restored'] : []),
    ].map((words) => `${words}: ${change.of} ${change.property} ${old.kind} → ${String(change.value)}`),
  }
}

/** The white space behind the colon belongs to a value that begins on a line of its own. */
function isWithin(
  text: string,
  edit: { readonly start: number; readonly end: number },
  range: { readonly start: number; readonly end: number },
): boolean {
  return text.slice(edit.start, range.start).trim() === '' && edit.end <= range.end
}

function comments(text: string): number {
  return text.match(/# (?:said here|so many)/g)?.length ?? 0
}

const madeBySam: ReadonlySet<string> = new Set([
  'AWS::Lambda::EventInvokeConfig',
  'AWS::IAM::Role',
  'AWS::StepFunctions::StateMachineVersion',
  'AWS::StepFunctions::StateMachineAlias',
])

/** More or less than one difference. */
function tooMuch(before: Template, after: Template, most: number): string[] {
  const { added, removed, changed, settingsChanged } = compareTemplates(before, after)
  // SAM makes resources of its own out of EventInvokeConfig, a published alias, and where no role is named; a new name is new for
  // everybody who refers to it.
  const ofSam = [...added, ...removed]
  const isRenamed = changed.some(({ replaces }) => replaces !== undefined)
  const differences = changed.length + settingsChanged.length + ofSam.length
  // With another runtime than Node.js's the code is not read.
  return [
    ...(ofSam.some(({ type }) => !madeBySam.has(type)) ? ['a resource came or went'] : []),
    ...(isRenamed || differences - ofSam.length === 1 || ofSam.length > 0 ? [] : [`${differences} differences`]),
    ...(isRenamed || changed.every(({ properties }) => properties.filter((name) => name !== 'Code').length <= most)
      ? []
      : ['several properties']),
  ]
}

describe('setting any field of any template', () => {
  test('touches its value only, changes one thing, and can be taken back to the byte', { timeout: 120_000 }, () => {
    let made = 0
    let restored = 0
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 100_000 }), (text, which, pick) => {
        const outcome = trySetting(text, which, pick)
        if (outcome.made) made++
        if (outcome.restored) restored++
        expect(outcome.wrong).toEqual([])
      }),
      { numRuns: scripts(250) },
    )
    expect(made).toBeGreaterThan(scripts(250) / 4)
    expect(restored).toBeGreaterThan(scripts(250) / 12)
  })
})
