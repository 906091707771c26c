/** The objects around and inside states: scopes, retriers, catchers, rules, and what a distributed Map is told. */
import { comparisonFields } from './comparisons.ts'
import type { Field, Shape, ShapeName } from './field.ts'
import { MAX_SECONDS } from './state-fields.ts'

/** Longer ones are refused. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAX_STATE_NAME = 80
export const MAX_LABEL = 40

const scope = {
  Comment: { kind: 'text', help: 'For people.' },
  StartAt: { kind: 'state', help: 'The first state.' },
  States: { kind: 'states', help: 'The states by name; a name may be used only once in a definition.' },
} as const satisfies Record<string, Field>

const required = ['States', 'StartAt']

/** The top of a definition. */
export const machineShape: Shape = {
  fields: {
    ...scope,
    Version: { kind: 'text', default: '1.0', help: 'Of the language.' },
    TimeoutSeconds: { kind: 'integer', range: { min: 0, max: MAX_SECONDS }, help: 'For the whole execution.' },
    QueryLanguage: {
      kind: 'choice',
      choices: ['JSONPath', 'JSONata'],
      default: 'JSONPath',
      help: 'The language of all states that name no other.',
    },
  },
  required,
}

/** `QueryLanguage` is taken here, and changes nothing: the states inside inherit that of the machine. */
export const branchShape: Shape = { fields: { ...scope, QueryLanguage: machineShape.fields['QueryLanguage'] as Field }, required }

export const processorShape: Shape = {
  fields: { ...scope, ProcessorConfig: { kind: 'object', of: 'processorConfig', help: 'Whether iterations are executions of their own.' } },
  required,
}

const ruleEnd = {
  Comment: { kind: 'text', help: 'For people.' },
  Next: { kind: 'state', help: 'Where to go when the rule matches.' },
  Assign: { kind: 'variables', help: 'Variables to set when it matches, in place of those of the state.' },
} as const satisfies Record<string, Field>

const count = { kind: 'integer', takesExpression: true } as const
const fromInput = { kind: 'reference', language: 'JSONPath', refusesContext: true } as const

const storage = {
  Resource: { kind: 'resource', help: 'The operation of S3.' },
  Parameters: { kind: 'template', language: 'JSONPath', help: 'Bucket, and key or prefix.' },
  Arguments: { kind: 'expressions', language: 'JSONata', help: 'Bucket, and key or prefix.' },
} as const satisfies Record<string, Field>

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const retrier: Shape = {
  fields: {
    ErrorEquals: { kind: 'errors', help: 'The errors it is for.' },
    IntervalSeconds: { kind: 'integer', range: { min: 1, max: MAX_SECONDS }, default: 1, help: 'The pause before the first retry.' },
    MaxAttempts: { kind: 'integer', range: { min: 0, max: MAX_SECONDS }, default: 3, help: 'How often to try again; 0 is never.' },
    BackoffRate: { kind: 'number', range: { min: 1 }, default: 2, help: 'By how much each pause is longer than the one before.' },
    MaxDelaySeconds: { kind: 'integer', range: { min: 1, max: 31_622_400 }, help: 'The longest pause.' },
    JitterStrategy: { kind: 'choice', choices: ['FULL', 'NONE'], default: 'NONE', help: 'FULL makes each pause a random part of itself.' },
    Comment: { kind: 'text', help: 'For people.' },
  },
  required: ['ErrorEquals'],
}

const catcher: Shape = {
  fields: {
    ErrorEquals: { kind: 'errors', help: 'The errors it is for.' },
    Next: { kind: 'state', help: 'Where to go.' },
    ResultPath: { kind: 'place', language: 'JSONPath', default: '$', help: 'Where in the input the error output is put.' },
    Assign: { kind: 'variables', help: 'Variables to set; they belong to the scope around the state.' },
    Output: { kind: 'expressions', language: 'JSONata', help: 'What goes on in place of the error output.' },
    Comment: { kind: 'text', help: 'For people.' },
  },
  required: ['Next', 'ErrorEquals'],
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
const readerConfig: Shape = {
  fields: {
    InputType: { kind: 'choice', choices: ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'], help: 'What the object is.' },
    ManifestType: { kind: 'choice', choices: ['ATHENA_DATA', 'S3_INVENTORY'], help: 'Whose manifest it is.' },
    Transformation: {
      kind: 'choice',
      choices: ['NONE', 'LOAD_AND_FLATTEN'],
      default: 'NONE',
      help: 'Whether listed objects are read too.',
    },
    CSVDelimiter: {
      kind: 'choice',
      choices: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
      default: 'COMMA',
      help: 'What stands between two columns.',
    },
    CSVHeaderLocation: { kind: 'choice', choices: ['FIRST_ROW', 'GIVEN'], help: 'Where the names of the columns are.' },
    CSVHeaders: { kind: 'static', help: 'The names of the columns.' },
    ItemsPointer: { kind: 'text', help: 'Where in the JSON the list is, as a JSON pointer.' },
    MaxItems: { ...count, range: { min: 0, max: 100_000_000 }, help: 'Reads no more items than this.' },
    MaxItemsPath: { ...fromInput, help: 'Reads no more items than this, from the input.' },
  },
  atMostOne: [['MaxItems', 'MaxItemsPath']],
}

const itemBatcher: Shape = {
  fields: {
    MaxItemsPerBatch: { ...count, range: { min: 0 }, help: 'Items in one batch.' },
    MaxItemsPerBatchPath: { ...fromInput, help: 'Items in one batch, from the input.' },
    MaxInputBytesPerBatch: { ...count, range: { min: 0, max: 262_144 }, help: 'Bytes of one batch.' },
    MaxInputBytesPerBatchPath: { ...fromInput, help: 'Bytes of one batch, from the input.' },
    BatchInput: { kind: 'template', help: 'Goes along with every batch.' },
  },
  atMostOne: [
    ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
    ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
  ],
}

const writerConfig: Shape = {
  fields: {
    Transformation: { kind: 'choice', choices: ['NONE', 'COMPACT', 'FLATTEN'], default: 'NONE', help: 'How much of each result is kept.' },
    OutputType: { kind: 'choice', choices: ['JSON', 'JSONL'], default: 'JSON', help: 'How it is written.' },
  },
}

/** Every object that stands inside a state. */
export const partShapes: Readonly<Record<ShapeName, Shape>> = {
  retrier,
  catcher,
  rule: {
    fields: {
      ...comparisonFields,
      Condition: { kind: 'condition', language: 'JSONata', help: 'Matches when it is true.' },
      ...ruleEnd,
      Output: { kind: 'expressions', language: 'JSONata', help: 'What goes on when it matches, in place of that of the state.' },
    },
    required: ['Next'],
  },
  nestedRule: { fields: { ...comparisonFields, Comment: ruleEnd.Comment } },
  credentials: {
    fields: {
      RoleArn: { kind: 'text', takesExpression: true, help: 'The role.' },
      'RoleArn.$': { kind: 'referenceOrCall', language: 'JSONPath', help: 'The role, from the input.' },
    },
    exactlyOne: [['RoleArn', 'RoleArn.$']],
  },
  itemReader: {
    fields: { ...storage, ReaderConfig: { kind: 'object', of: 'readerConfig', help: 'How it is read.' } },
    required: ['Resource'],
  },
  readerConfig,
  itemBatcher,
  resultWriter: {
    fields: { ...storage, WriterConfig: { kind: 'object', of: 'writerConfig', help: 'How it is written.' } },
  },
  writerConfig,
  processorConfig: {
    fields: {
      Mode: {
        kind: 'choice',
        choices: ['INLINE', 'DISTRIBUTED'],
        default: 'INLINE',
        help: 'DISTRIBUTED makes each iteration an execution.',
      },
      ExecutionType: { kind: 'choice', choices: ['STANDARD', 'EXPRESS'], help: 'Of the executions of a distributed Map.' },
    },
  },
}
