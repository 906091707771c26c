/** S3 and CloudWatch Logs in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
import { property, referencePage, type PropertyModels, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::S3::Bucket')

/** Settings that are kept in the template and change nothing here. */
function withoutEffect(names: readonly string[], form: 'value' | 'object' | 'list'): PropertyModels {
  const kind = form === 'value' ? 'text' : 'json'
  return Object.fromEntries(
    names.map((name) => [name, property({ kind, form, label: wordsOf(name), help: 'Not simulated: kept as it stands.' }, page)]),
  )
}

/** `ObjectLockEnabled` → `Object lock enabled` */
function wordsOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words
}

export const bucket = {
  type: 'AWS::S3::Bucket',
  title: 'S3 bucket',
  service: 's3',
  family: 'storage',
  name: { property: 'BucketName', max: 63, pattern: /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/, allowed: 'small letters, digits, dots and hyphens' },
  ref: 'name',
  attributes: {
    Arn: 'arn',
    DomainName: 'id',
    DualStackDomainName: 'id',
    RegionalDomainName: 'id',
    WebsiteURL: 'id',
  },
  properties: {
    BucketName: property(
      { kind: 'text', replaces: true, label: 'Name', help: 'From 3 to 63 small letters, digits, dots and hyphens.' },
      page,
    ),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the bucket.' }, page),
    ...withoutEffect(['AbacStatus', 'AccessControl', 'BucketNamePrefix', 'BucketNamespace', 'ObjectLockEnabled'], 'value'),
    ...withoutEffect(
      [
        'AccelerateConfiguration',
        'BucketEncryption',
        'CorsConfiguration',
        'LifecycleConfiguration',
        'LoggingConfiguration',
        'MetadataConfiguration',
        'MetadataTableConfiguration',
        'NotificationConfiguration',
        'ObjectLockConfiguration',
        'OwnershipControls',
        'PublicAccessBlockConfiguration',
        'ReplicationConfiguration',
        'VersioningConfiguration',
        'WebsiteConfiguration',
      ],
      'object',
    ),
    ...withoutEffect(
      ['AnalyticsConfigurations', 'IntelligentTieringConfigurations', 'InventoryConfigurations', 'MetricsConfigurations'],
      'list',
    ),
  },
  page,
} as const satisfies ResourceModel

const groupPage = referencePage('AWS::Logs::LogGroup')

export const logGroup = {
  type: 'AWS::Logs::LogGroup',
  title: 'log group',
  service: 'logs',
  family: 'management',
  name: { property: 'LogGroupName', max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/, allowed: 'letters, digits and .-_/#' },
  ref: 'name',
  attributes: { Arn: 'arn:*' },
  properties: {
    LogGroupName: property({ kind: 'text', replaces: true, label: 'Name', help: 'At most 512 characters.' }, groupPage),
    RetentionInDays: property(
      { kind: 'integer', label: 'Retention', help: 'For how many days events are kept; for ever unless told.' },
      groupPage,
    ),
    LogGroupClass: property(
      {
        kind: 'choice',
        choices: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'],
        replaces: true,
        label: 'Class',
        help: 'What storage costs.',
      },
      groupPage,
    ),
    KmsKeyId: property({ kind: 'text', label: 'Key', help: 'With which key events are encrypted at rest.' }, groupPage),
    DataProtectionPolicy: property({ kind: 'json', form: 'object', label: 'Data protection', help: 'Not simulated.' }, groupPage),
    FieldIndexPolicies: property({ kind: 'json', form: 'list', label: 'Field indexes', help: 'Not simulated.' }, groupPage),
    ResourcePolicyDocument: property(
      { kind: 'json', form: 'object', label: 'Policy', help: 'Who may write; not enforced here.' },
      groupPage,
    ),
    DeletionProtectionEnabled: property({ kind: 'boolean', label: 'Deletion protection', help: 'Not simulated.' }, groupPage),
    BearerTokenAuthenticationEnabled: property({ kind: 'boolean', label: 'Bearer tokens', help: 'Not simulated.' }, groupPage),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the group.' }, groupPage),
  },
  page: groupPage,
} as const satisfies ResourceModel
