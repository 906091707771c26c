/** DynamoDB in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
import { property, referencePage, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::DynamoDB::Table')

export const table = {
  type: 'AWS::DynamoDB::Table',
  title: 'DynamoDB table',
  service: 'dynamodb',
  family: 'database',
  name: { property: 'TableName', max: 255, pattern: /^[A-Za-z0-9_.-]{3,}$/, allowed: 'at least three letters, digits, -, _ and .' },
  ref: 'name',
  // A stream’s ARN holds the time at which it began.
  attributes: { Arn: 'arn', StreamArn: 'id' },
  properties: {
    TableName: property({ kind: 'text', replaces: true, label: 'Name', help: 'From 3 to 255 letters, digits, -, _ and dots.' }, page),
    KeySchema: property(
      {
        kind: 'json',
        form: 'list',
        required: true,
        replaces: true,
        label: 'Key',
        help: 'The partition key, and the sort key where there is one.',
      },
      page,
    ),
    AttributeDefinitions: property(
      { kind: 'json', form: 'list', label: 'Key attributes', help: 'The types of all attributes that keys are made of: S, N or B.' },
      page,
    ),
    BillingMode: property(
      {
        kind: 'choice',
        choices: ['PROVISIONED', 'PAY_PER_REQUEST'],
        default: 'PROVISIONED',
        label: 'Billing',
        help: 'Whether throughput is bought ahead or paid by request.',
      },
      page,
    ),
    ProvisionedThroughput: property(
      { kind: 'json', form: 'object', label: 'Throughput', help: 'Read and write units a second; never used up here.' },
      page,
    ),
    OnDemandThroughput: property(
      { kind: 'json', form: 'object', label: 'Throughput on demand', help: 'The most that may be asked for.' },
      page,
    ),
    GlobalSecondaryIndexes: property(
      { kind: 'json', form: 'list', label: 'Global indexes', help: 'Other keys by which the whole table can be read.' },
      page,
    ),
    LocalSecondaryIndexes: property(
      { kind: 'json', form: 'list', replaces: true, label: 'Local indexes', help: 'Other sort keys within each partition.' },
      page,
    ),
    TimeToLiveSpecification: property(
      { kind: 'json', form: 'object', label: 'Time to live', help: 'The attribute that says when an item is deleted.' },
      page,
    ),
    DeletionProtectionEnabled: property(
      { kind: 'boolean', default: 'false', label: 'Deletion protection', help: 'A protected table cannot be deleted.' },
      page,
    ),
    TableClass: property(
      { kind: 'choice', choices: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'], label: 'Class', help: 'What storage costs; nothing else.' },
      page,
    ),
    StreamSpecification: property({ kind: 'json', form: 'object', label: 'Stream', help: 'Streams of changes are not simulated.' }, page),
    SSESpecification: property(
      { kind: 'json', form: 'object', label: 'Encryption', help: 'With which key items are encrypted at rest.' },
      page,
    ),
    PointInTimeRecoverySpecification: property(
      { kind: 'json', form: 'object', label: 'Point-in-time recovery', help: 'Backups are not simulated.' },
      page,
    ),
    ContributorInsightsSpecification: property(
      { kind: 'json', form: 'object', label: 'Contributor insights', help: 'Not simulated.' },
      page,
    ),
    ImportSourceSpecification: property(
      { kind: 'json', form: 'object', label: 'Import', help: 'Imports from S3 are not simulated.' },
      page,
    ),
    KinesisStreamSpecification: property({ kind: 'json', form: 'object', label: 'Kinesis stream', help: 'Not simulated.' }, page),
    ResourcePolicy: property({ kind: 'json', form: 'object', label: 'Policy', help: 'Who may use the table; not enforced here.' }, page),
    WarmThroughput: property({ kind: 'json', form: 'object', label: 'Warm throughput', help: 'Throughput that is ready at once.' }, page),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the table.' }, page),
  },
  page,
} as const satisfies ResourceModel
