/** EventBridge in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Events.html */
import { property, referencePage, type ResourceModel } from './resource-model.ts'

const busPage = referencePage('AWS::Events::EventBus')
const rulePage = referencePage('AWS::Events::Rule')

export const eventBus = {
  type: 'AWS::Events::EventBus',
  title: 'event bus',
  service: 'events',
  family: 'application-integration',
  name: { property: 'Name', max: 256, pattern: /^[/.\-_A-Za-z0-9]+$/, allowed: 'letters, digits and /.-_' },
  ref: 'name',
  attributes: { Arn: 'arn', Name: 'name', Policy: 'id' },
  properties: {
    Name: property({ kind: 'text', required: true, replaces: true, label: 'Name', help: 'At most 256 characters.' }, busPage),
    Description: property({ kind: 'text', label: 'Description', help: 'A sentence about the bus.' }, busPage),
    DeadLetterConfig: property(
      { kind: 'json', form: 'object', label: 'Dead-letter queue', help: 'For events that cannot be encrypted; never used here.' },
      busPage,
    ),
    EventSourceName: property({ kind: 'text', label: 'Partner source', help: 'Not simulated.' }, busPage),
    KmsKeyIdentifier: property({ kind: 'text', label: 'Key', help: 'With which key events are encrypted at rest.' }, busPage),
    LogConfig: property({ kind: 'json', form: 'object', label: 'Logging', help: 'Not simulated.' }, busPage),
    Policy: property({ kind: 'json', label: 'Policy', help: 'Who may put events; not enforced here.' }, busPage),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the bus.' }, busPage),
  },
  page: busPage,
} as const satisfies ResourceModel

export const rule = {
  type: 'AWS::Events::Rule',
  title: 'EventBridge rule',
  service: 'events',
  family: 'application-integration',
  name: { property: 'Name', max: 64, pattern: /^[.\-_A-Za-z0-9]+$/, allowed: 'letters, digits and .-_' },
  ref: 'name',
  attributes: { Arn: 'arn' },
  properties: {
    Name: property({ kind: 'text', replaces: true, label: 'Name', help: 'At most 64 characters.' }, rulePage),
    Description: property({ kind: 'text', label: 'Description', help: 'A sentence about the rule.' }, rulePage),
    EventBusName: property(
      { kind: 'text', replaces: true, label: 'Event bus', help: 'Its name or ARN; the default bus unless told.' },
      rulePage,
    ),
    EventPattern: property({ kind: 'json', label: 'Event pattern', help: 'What events look like that the rule takes.' }, rulePage),
    ScheduleExpression: property(
      { kind: 'text', label: 'Schedule', help: 'rate(5 minutes), or cron(0 18 ? * MON-FRI *) in UTC.' },
      rulePage,
    ),
    State: property(
      {
        kind: 'choice',
        choices: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'],
        default: 'ENABLED',
        label: 'State',
        help: 'Whether the rule takes events.',
      },
      rulePage,
    ),
    RoleArn: property({ kind: 'text', label: 'Role', help: 'What the rule may do; not enforced here.' }, rulePage),
    Targets: property({ kind: 'json', form: 'list', label: 'Targets', help: 'What is called with each event.' }, rulePage),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the rule.' }, rulePage),
  },
  page: rulePage,
} as const satisfies ResourceModel
