/** Versions, aliases and asynchronous invocation of functions in CloudFormation. https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html */
import { property, referencePage, type ResourceModel } from './resource-model.ts'

const versionPage = referencePage('AWS::Lambda::Version')

export const version = {
  type: 'AWS::Lambda::Version',
  title: 'Lambda version',
  service: 'lambda',
  family: 'compute',
  ref: 'arn',
  attributes: { FunctionArn: 'arn', Version: 'name' },
  properties: {
    FunctionName: property(
      { kind: 'text', required: true, replaces: true, label: 'Function', help: 'The function whose code and settings are kept.' },
      versionPage,
    ),
    CodeSha256: property(
      { kind: 'text', replaces: true, label: 'Code hash', help: 'Publishes only if the code has this hash.' },
      versionPage,
    ),
    Description: property({ kind: 'text', replaces: true, label: 'Description', help: 'For people.' }, versionPage),
    FunctionScalingConfig: property({ kind: 'json', form: 'object', label: 'Scaling', help: 'Environments of the version.' }, versionPage),
    ProvisionedConcurrencyConfig: property(
      { kind: 'json', form: 'object', label: 'Provisioned concurrency', help: 'Environments that are kept warm.' },
      versionPage,
    ),
    RuntimePolicy: property(
      { kind: 'json', form: 'object', label: 'Runtime updates', help: 'When a new runtime version is taken.' },
      versionPage,
    ),
  },
  page: versionPage,
} as const satisfies ResourceModel

const aliasPage = referencePage('AWS::Lambda::Alias')

export const alias = {
  type: 'AWS::Lambda::Alias',
  title: 'Lambda alias',
  service: 'lambda',
  family: 'compute',
  name: { property: 'Name', max: 128, pattern: /^(?!\d+$)[A-Za-z0-9_-]+$/, allowed: 'letters, digits (not alone), - and _' },
  ref: 'arn',
  attributes: { AliasArn: 'arn' },
  properties: {
    Name: property(
      { kind: 'text', required: true, replaces: true, label: 'Name', help: 'What callers name instead of a version.' },
      aliasPage,
    ),
    FunctionName: property({ kind: 'text', required: true, replaces: true, label: 'Function', help: 'The function.' }, aliasPage),
    FunctionVersion: property({ kind: 'text', required: true, label: 'Version', help: 'The version that the alias points to.' }, aliasPage),
    Description: property({ kind: 'text', label: 'Description', help: 'For people.' }, aliasPage),
    ProvisionedConcurrencyConfig: property(
      { kind: 'json', form: 'object', label: 'Provisioned concurrency', help: 'Environments that are kept warm.' },
      aliasPage,
    ),
    RoutingConfig: property(
      { kind: 'json', form: 'object', label: 'Routing', help: 'A second version and its share of the calls.' },
      aliasPage,
    ),
  },
  page: aliasPage,
} as const satisfies ResourceModel

const invokePage = referencePage('AWS::Lambda::EventInvokeConfig')

export const eventInvokeConfig = {
  type: 'AWS::Lambda::EventInvokeConfig',
  title: 'Lambda asynchronous invocation',
  service: 'lambda',
  family: 'compute',
  ref: 'id',
  attributes: {},
  properties: {
    FunctionName: property({ kind: 'text', required: true, replaces: true, label: 'Function', help: 'The function.' }, invokePage),
    Qualifier: property(
      { kind: 'text', required: true, replaces: true, label: 'Qualifier', help: 'A version, an alias, or $LATEST.' },
      invokePage,
    ),
    DestinationConfig: property(
      { kind: 'json', form: 'object', label: 'Destinations', help: 'Where records of successes and failures go.' },
      invokePage,
    ),
    MaximumEventAgeInSeconds: property(
      {
        kind: 'integer',
        min: 60,
        max: 21_600,
        unit: 'seconds',
        default: '21600',
        label: 'Oldest event',
        help: 'An older event is given up.',
      },
      invokePage,
    ),
    MaximumRetryAttempts: property(
      { kind: 'integer', min: 0, max: 2, default: '2', label: 'Retries', help: 'How often a failed event is tried again.' },
      invokePage,
    ),
  },
  page: invokePage,
} as const satisfies ResourceModel
