/** EventBridge as people fill it in: buses, rules, and the events of SAM that become rules. */
import { eventBus, rule } from '../resources/event-bus.ts'
import { type Authored, extended, field, type FieldModel, nameCheck } from './field-model.ts'
import { tagList } from './policy-fields.ts'

const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/'
const sam = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/'
const patternPage = `${guide}eb-event-patterns.html`
const schedulePage = `${guide}eb-scheduled-rule-pattern.html`
const deadLettersPage = `${guide}eb-rule-dlq.html`
const retryPage = `${guide}eb-rule-retry-policy.html`
const transformPage = `${guide}eb-transform-target-input.html`

const patternSample = '{"source":["my.shop"]}'
const pattern: Partial<FieldModel> = {
  page: patternPage,
  sample: patternSample,
  help: 'What events look like that the rule takes: for each name a list of the values that fit, as in {"source":["my.shop"]}.',
}
const schedule: Partial<FieldModel> = {
  page: schedulePage,
  sample: 'rate(5 minutes)',
  expected: 'a schedule, as in rate(5 minutes)',
  help: 'When the rule comes due by itself: a rate or a cron expression in UTC, on the default bus only.',
}
const state: Partial<FieldModel> = { help: 'Whether the rule takes events, or comes due by its schedule.' }

const text = (label: string, help: string, page: string, more: Partial<FieldModel> = {}): FieldModel =>
  field({ kind: 'text', label, help, ...more }, page)
const queueArn = { types: ['AWS::SQS::Queue'], by: 'arn' } as const
const deadLetters: Partial<FieldModel> = {
  members: {
    Arn: text('Dead-letter queue', 'The queue that takes events that could not be delivered.', deadLettersPage, {
      refers: queueArn,
      required: true,
    }),
  },
}
const retries: FieldModel = field(
  {
    kind: 'json',
    form: 'object',
    label: 'Retries',
    help: 'How often and for how long a delivery is tried again.',
    members: {
      MaximumRetryAttempts: field(
        { kind: 'integer', min: 0, max: 185, default: '185', label: 'Retries', help: 'How often a delivery is tried again.' },
        retryPage,
      ),
      MaximumEventAgeInSeconds: field(
        {
          kind: 'integer',
          unit: 'seconds',
          min: 60,
          max: 86_400,
          default: '86400',
          logarithmic: true,
          label: 'Age at most',
          help: 'How long an event is tried.',
        },
        retryPage,
      ),
    },
  },
  retryPage,
)
const inputs = {
  Input: text('Input', 'What the target gets in place of the event, as JSON.', transformPage, { sample: '{}' }),
  InputPath: text('Input path', 'The part of the event that the target gets.', transformPage, { sample: '$.detail' }),
  InputTransformer: field(
    { kind: 'json', form: 'object', label: 'Input transformer', help: 'What the target gets, made of parts of the event.' },
    transformPage,
  ),
}
const target = field(
  {
    kind: 'json',
    form: 'object',
    label: 'Target',
    help: 'What is called with each event.',
    members: {
      Id: text('Id', 'Its name in the rule.', `${guide}eb-targets.html`, { required: true, sample: 'first' }),
      Arn: text('Target', 'What is called.', `${guide}eb-targets.html`, {
        required: true,
        refers: {
          types: [
            'AWS::SQS::Queue',
            'AWS::SNS::Topic',
            'AWS::Serverless::Function',
            'AWS::Lambda::Function',
            'AWS::Serverless::StateMachine',
            'AWS::StepFunctions::StateMachine',
            'AWS::Events::EventBus',
            'AWS::Logs::LogGroup',
          ],
          by: 'arn',
        },
      }),
      RoleArn: text('Role', 'What the rule may do; not enforced here.', `${guide}eb-targets.html`),
      ...inputs,
      DeadLetterConfig: field(
        { kind: 'json', form: 'object', label: 'Dead letters', help: 'Where events go that could not be delivered.', ...deadLetters },
        deadLettersPage,
      ),
      RetryPolicy: retries,
      SqsParameters: field(
        { kind: 'json', form: 'object', label: 'Of a FIFO queue', help: 'The message group.' },
        `${guide}eb-targets.html`,
      ),
    },
  },
  `${guide}eb-targets.html`,
)

export const ruleFields: Authored = {
  type: rule.type,
  title: rule.title,
  help: 'Takes the events of a bus that match a pattern, or comes due by a schedule, and calls its targets.',
  page: rule.page,
  properties: extended(rule.properties, {
    Name: { sample: 'my-rule', check: nameCheck(rule.name) },
    State: state,
    EventPattern: pattern,
    ScheduleExpression: schedule,
    EventBusName: { refers: { types: ['AWS::Events::EventBus'], by: 'ref' } },
    Targets: { items: target },
    Tags: { items: tagList(rule.page) },
  }),
  groups: [
    { title: 'Rule', fields: ['State', 'EventPattern', 'ScheduleExpression', 'Description'] },
    { title: 'Targets', fields: ['Targets'] },
    { title: 'Identity', fields: ['Name', 'EventBusName', 'RoleArn', 'Tags'] },
  ],
  starter: { EventPattern: { source: ['my.shop'] }, Targets: [] },
}

export const busFields: Authored = {
  type: eventBus.type,
  title: eventBus.title,
  help: 'Takes events; its rules say where they go.',
  page: eventBus.page,
  properties: extended(eventBus.properties, {
    Name: { sample: 'my-bus', check: nameCheck(eventBus.name) },
    DeadLetterConfig: deadLetters,
    Tags: { items: tagList(eventBus.page) },
  }),
  groups: [
    { title: 'Bus', fields: ['Description', 'DeadLetterConfig/Arn'] },
    { title: 'Identity', fields: ['Name', 'Tags'] },
  ],
}

const { Name, Description, State, EventPattern, ScheduleExpression, EventBusName } = rule.properties

/** An event of SAM that becomes a rule: of functions and of state machines. */
function ruleEvent(type: string, title: string, slug: string, own: Readonly<Record<string, FieldModel>>): Authored {
  const page = `${sam}sam-property-function-${slug}.html`
  const names = Object.keys(own)
  return {
    type,
    title,
    help: 'SAM makes a rule of it.',
    page,
    properties: {
      ...own,
      State: { ...State, ...state, page, ...(names.includes('Enabled') && { insteadOf: 'Enabled' }) },
      ...inputs,
      DeadLetterConfig: field(
        { kind: 'json', form: 'object', label: 'Dead letters', help: 'Where events go that could not be delivered.', ...deadLetters },
        page,
      ),
      RetryPolicy: retries,
    },
    groups: [{ title: 'Rule', fields: ['State', ...names, 'Input', 'InputPath'] }],
  }
}

const busName: FieldModel = { ...EventBusName, refers: { types: ['AWS::Events::EventBus'], by: 'ref' } }
const onPattern = { Pattern: { ...EventPattern, ...pattern, required: true as const }, EventBusName: busName }

export const ruleEvents: Readonly<Record<string, Authored>> = {
  EventBridgeRule: ruleEvent('EventBridgeRule', 'EventBridge event', 'eventbridgerule', {
    ...onPattern,
    RuleName: { ...Name, label: 'Rule name' },
  }),
  CloudWatchEvent: ruleEvent('CloudWatchEvent', 'EventBridge event (older name)', 'cloudwatchevent', onPattern),
  Schedule: ruleEvent('Schedule', 'schedule', 'schedule', {
    Schedule: { ...ScheduleExpression, ...schedule, required: true as const },
    Description: { ...Description },
    Name: { ...Name },
    Enabled: field(
      {
        kind: 'boolean',
        default: 'true',
        label: 'Enabled',
        help: 'The older way to switch it on or off.',
        insteadOf: 'State',
        older: true,
      },
      `${sam}sam-property-function-schedule.html`,
    ),
  }),
}
