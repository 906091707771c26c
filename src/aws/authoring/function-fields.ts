/** Functions, their event sources and their asynchronous invocation as people fill them in. */
import { eventSourceMapping, lambdaFunction, permission } from '../resources/function.ts'
import { alias, eventInvokeConfig, version } from '../resources/function-versions.ts'
import { eventInvokeSettings } from '../services/lambda.ts'
import { type Authored, extended, field, type FieldModel, type FieldModels, nameCheck } from './field-model.ts'
import { tagList } from './policy-fields.ts'

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg/'
const asynchronous = `${guide}invocation-async-retain-records.html`

/** What a record of an invocation, or an event that was given up, may be sent to. */
const destinations = ['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::Lambda::Function', 'AWS::Serverless::Function'] as const
const anyFunction = { types: ['AWS::Lambda::Function', 'AWS::Serverless::Function'], by: 'ref' } as const

const variables: FieldModel = field(
  {
    kind: 'json',
    form: 'object',
    entries: field({ kind: 'text', label: 'Variable', help: 'The code reads it from process.env.' }, `${guide}configuration-envvars.html`),
    label: 'Environment variables',
    help: 'Names and texts that the code reads from process.env.',
  },
  `${guide}configuration-envvars.html`,
)

export const functionExtras: Readonly<Record<string, Partial<FieldModel>>> = {
  FunctionName: { sample: 'my-function', check: nameCheck(lambdaFunction.name) },
  Timeout: { logarithmic: true },
  MemorySize: { logarithmic: true },
  Handler: { sample: 'index.handler' },
  Runtime: { sample: 'nodejs22.x' },
  Description: { sample: 'What it does' },
  ReservedConcurrentExecutions: { sample: '5', logarithmic: true },
  Environment: { members: { Variables: variables } },
  EphemeralStorage: {
    members: {
      Size: field(
        {
          kind: 'integer',
          unit: 'megabytes',
          min: 512,
          max: 10_240,
          required: true,
          sample: '512',
          label: 'Size',
          help: 'The size of /tmp.',
        },
        `${guide}configuration-ephemeral-storage.html`,
      ),
    },
  },
  Architectures: {
    items: field(
      { kind: 'choice', choices: ['x86_64', 'arm64'], sample: 'arm64', label: 'Architecture', help: 'Of the processor.' },
      lambdaFunction.page,
    ),
  },
}

export const functionFields: Authored = {
  type: lambdaFunction.type,
  title: lambdaFunction.title,
  help: 'Code that runs when it is invoked.',
  page: lambdaFunction.page,
  properties: extended(lambdaFunction.properties, {
    ...functionExtras,
    DeadLetterConfig: {
      members: {
        TargetArn: field(
          {
            kind: 'text',
            required: true,
            refers: { types: ['AWS::SQS::Queue', 'AWS::SNS::Topic'], by: 'arn' },
            label: 'Dead letters',
            help: 'Where events go that an asynchronous invocation gave up.',
          },
          asynchronous,
        ),
      },
    },
    Code: {
      members: {
        ZipFile: field(
          { kind: 'text', sample: 'exports.handler = async (event) => {}', label: 'Inline code', help: 'The file index.js as text.' },
          lambdaFunction.page,
        ),
      },
    },
    Tags: { items: tagList(lambdaFunction.page) },
  }),
  groups: [
    { title: 'Function', fields: ['Timeout', 'MemorySize', 'ReservedConcurrentExecutions', 'Environment/Variables'] },
    { title: 'Asynchronous invocation', fields: ['DeadLetterConfig/TargetArn'] },
    { title: 'Code', fields: ['Runtime', 'Handler'] },
    { title: 'Identity', fields: ['FunctionName', 'Description', 'Role', 'Tags'] },
  ],
}

const filters: FieldModels = {
  Filters: field(
    {
      kind: 'json',
      form: 'list',
      required: true,
      items: field(
        {
          kind: 'json',
          form: 'object',
          members: {
            Pattern: field(
              {
                kind: 'text',
                required: true,
                sample: '{"body":{"type":["order"]}}',
                label: 'Pattern',
                help: 'JSON text: what a message must look like.',
              },
              `${guide}with-sqs-filtering.html`,
            ),
          },
          label: 'Filter',
          help: 'A message that matches one of the filters invokes the function.',
        },
        `${guide}with-sqs-filtering.html`,
      ),
      label: 'Filters',
      help: 'At most five.',
    },
    `${guide}with-sqs-filtering.html`,
  ),
}

export const mappingExtras: Readonly<Record<string, Partial<FieldModel>>> = {
  BatchSize: { logarithmic: true },
  FunctionResponseTypes: {
    items: field(
      {
        kind: 'choice',
        choices: ['ReportBatchItemFailures'],
        sample: 'ReportBatchItemFailures',
        label: 'Partial batches',
        help: 'The function may give back single messages of a batch.',
      },
      `${guide}services-sqs-errorhandling.html`,
    ),
  },
  ScalingConfig: {
    members: {
      MaximumConcurrency: field(
        {
          kind: 'integer',
          unit: 'executions',
          min: 2,
          max: 1000,
          required: true,
          sample: '2',
          logarithmic: true,
          label: 'Maximum concurrency',
          help: 'At most so many invocations at once for this queue.',
        },
        `${guide}services-sqs-scaling.html`,
      ),
    },
  },
  FilterCriteria: { members: filters },
}

export const mappingGroup = {
  title: 'Event source',
  fields: [
    'BatchSize',
    'MaximumBatchingWindowInSeconds',
    'ScalingConfig/MaximumConcurrency',
    'FunctionResponseTypes',
    'FilterCriteria/Filters',
    'Enabled',
  ],
} as const

export const mappingFields: Authored = {
  type: eventSourceMapping.type,
  title: eventSourceMapping.title,
  help: 'Polls a queue and invokes a function with what it finds.',
  page: eventSourceMapping.page,
  properties: extended(eventSourceMapping.properties, {
    ...mappingExtras,
    EventSourceArn: { refers: { types: ['AWS::SQS::Queue'], by: 'arn' } },
    FunctionName: { refers: anyFunction },
    Tags: { items: tagList(eventSourceMapping.page) },
  }),
  groups: [mappingGroup, { title: 'Ends', fields: ['EventSourceArn', 'FunctionName'] }],
}

const destination = (label: string, help: string): FieldModel =>
  field(
    {
      kind: 'json',
      form: 'object',
      label,
      help,
      members: {
        Destination: field({ kind: 'text', required: true, refers: { types: destinations, by: 'arn' }, label, help }, asynchronous),
      },
    },
    asynchronous,
  )

export const invokeExtras: Readonly<Record<string, Partial<FieldModel>>> = {
  MaximumEventAgeInSeconds: { ...eventInvokeSettings.MaximumEventAgeInSeconds, logarithmic: true },
  MaximumRetryAttempts: eventInvokeSettings.MaximumRetryAttempts,
  DestinationConfig: {
    members: {
      OnSuccess: destination('On success', 'Where the record of a success goes.'),
      OnFailure: destination('On failure', 'Where the record of an event goes that was given up.'),
    },
  },
}

export const invokeFields: Authored = {
  type: eventInvokeConfig.type,
  title: eventInvokeConfig.title,
  help: 'How often and how long Lambda tries an asynchronous event, and where its record goes.',
  page: eventInvokeConfig.page,
  properties: extended(eventInvokeConfig.properties, {
    ...invokeExtras,
    FunctionName: { refers: anyFunction },
    Qualifier: { sample: '$LATEST' },
  }),
  groups: [
    {
      title: 'Asynchronous invocation',
      fields: [
        'MaximumRetryAttempts',
        'MaximumEventAgeInSeconds',
        'DestinationConfig/OnSuccess/Destination',
        'DestinationConfig/OnFailure/Destination',
      ],
    },
  ],
}

/** Types without a form of their own; their properties are completed and explained. */
export const furtherFunctionFields: readonly Authored[] = [
  {
    type: permission.type,
    title: permission.title,
    help: 'Lets a service invoke a function.',
    page: permission.page,
    properties: extended(permission.properties, {
      Action: { sample: 'lambda:InvokeFunction' },
      FunctionName: { refers: anyFunction },
      Principal: { sample: 'sns.amazonaws.com' },
      SourceArn: { refers: { types: ['AWS::SNS::Topic'], by: 'arn' } },
    }),
    groups: [],
  },
  {
    type: version.type,
    title: version.title,
    help: 'Keeps the code and the settings of a function as they are.',
    page: version.page,
    properties: extended(version.properties, { FunctionName: { refers: anyFunction } }),
    groups: [],
  },
  {
    type: alias.type,
    title: alias.title,
    help: 'A name for a version, which callers use.',
    page: alias.page,
    properties: extended(alias.properties, { Name: { sample: 'live' }, FunctionName: { refers: anyFunction } }),
    groups: [],
  },
]
