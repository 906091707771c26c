/**
 * The fields of every state type. Order is the order in which AWS's documentation and our forms show them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-states.html and https://states-language.net/spec.html
 */
import type { StateType } from '../model/model.ts'
import type { Field, Shape } from './field.ts'

/** The longest time AWS takes in seconds. */
export const MAX_SECONDS = 99_999_999

const common = {
  Type: {
    kind: 'choice',
    choices: ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'],
    help: 'What the state does.',
  },
  Comment: { kind: 'text', help: 'For people.' },
  QueryLanguage: { kind: 'choice', choices: ['JSONPath', 'JSONata'], help: 'The language of its paths or expressions.' },
} as const satisfies Record<string, Field>

const transition = {
  Next: { kind: 'state', help: 'The state that follows.' },
  End: { kind: 'boolean', help: 'Whether the workflow, branch or iteration ends here.' },
} as const satisfies Record<string, Field>

const input = {
  InputPath: { kind: 'path', language: 'JSONPath', default: '$', help: 'The part of the input that the state works on; null gives {}.' },
} as const satisfies Record<string, Field>

const output = {
  OutputPath: { kind: 'path', language: 'JSONPath', default: '$', help: 'The part of the result that goes on; null gives {}.' },
  Output: { kind: 'expressions', language: 'JSONata', help: 'What goes on to the next state.' },
} as const satisfies Record<string, Field>

const assign = {
  Assign: { kind: 'variables', help: 'Variables to set, for states that come later.' },
} as const satisfies Record<string, Field>

const work = {
  ResultSelector: { kind: 'template', language: 'JSONPath', help: 'A new result made from parts of the raw one.' },
  ResultPath: { kind: 'place', language: 'JSONPath', default: '$', help: 'Where in the input the result is put; null drops it.' },
} as const satisfies Record<string, Field>

const parameters = {
  Parameters: { kind: 'template', language: 'JSONPath', help: 'The effective input, made from parts of the input.' },
} as const satisfies Record<string, Field>

const payload = {
  ...parameters,
  Arguments: { kind: 'expressions', language: 'JSONata', help: 'What the work is given.' },
} as const satisfies Record<string, Field>

const handlers = {
  Retry: { kind: 'list', of: 'retrier', help: 'After which errors, and how, to try again; the first that matches counts.' },
  Catch: { kind: 'list', of: 'catcher', help: 'Where to go after an error that no retry mended; the first that matches counts.' },
} as const satisfies Record<string, Field>

const seconds = { kind: 'integer', takesExpression: true, range: { min: 1, max: MAX_SECONDS } } as const

/** At most this share of iterations, or so many of them, may fail. */
const tolerance = {
  ToleratedFailurePercentage: {
    kind: 'number',
    takesExpression: true,
    range: { min: 0, max: 100 },
    default: 0,
    help: 'The share of items that may fail before the Map does.',
  },
  ToleratedFailurePercentagePath: {
    kind: 'reference',
    language: 'JSONPath',
    refusesContext: true,
    help: 'The share of items that may fail, from the input.',
  },
  ToleratedFailureCount: {
    kind: 'integer',
    takesExpression: true,
    range: { min: 0 },
    default: 0,
    help: 'How many items may fail before the Map does.',
  },
  ToleratedFailureCountPath: {
    kind: 'reference',
    language: 'JSONPath',
    refusesContext: true,
    help: 'How many items may fail, from the input.',
  },
} as const satisfies Record<string, Field>

const nextOrEnd = [['Next', 'End']] as const

/** Each state type as an object of the language. */
export const stateShapes: Readonly<Record<StateType, Shape>> = {
  Pass: {
    fields: {
      ...common,
      ...input,
      ...parameters,
      Result: { kind: 'static', language: 'JSONPath', help: 'A fixed result; paths in it are not read.' },
      ResultPath: work.ResultPath,
      ...assign,
      ...output,
      ...transition,
    },
    required: ['Type'],
    exactlyOne: nextOrEnd,
  },
  Task: {
    fields: {
      ...common,
      Resource: { kind: 'resource', help: 'The work: a function, an activity, or an operation of a service.' },
      ...input,
      ...payload,
      Credentials: { kind: 'object', of: 'credentials', help: 'The role to do it with, when it is not that of the workflow.' },
      TimeoutSeconds: {
        ...seconds,
        default: MAX_SECONDS,
        help: 'After so many seconds without an end the task fails with States.Timeout.',
      },
      TimeoutSecondsPath: { kind: 'reference', language: 'JSONPath', help: 'The timeout in seconds, from the input.' },
      HeartbeatSeconds: { ...seconds, help: 'After so many seconds without a heartbeat the task fails; less than the timeout.' },
      HeartbeatSecondsPath: { kind: 'reference', language: 'JSONPath', help: 'The longest pause between heartbeats, from the input.' },
      ...work,
      ...assign,
      ...output,
      ...handlers,
      ...transition,
    },
    required: ['Type', 'Resource'],
    exactlyOne: nextOrEnd,
    atMostOne: [
      ['TimeoutSeconds', 'TimeoutSecondsPath'],
      ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
    ],
  },
  Choice: {
    fields: {
      ...common,
      ...input,
      Choices: { kind: 'list', of: 'rule', help: 'The rules, tried in order.' },
      Default: { kind: 'state', help: 'Where to go when no rule matches; without it the execution fails with States.NoChoiceMatched.' },
      ...assign,
      ...output,
    },
    required: ['Type', 'Choices'],
  },
  Wait: {
    fields: {
      ...common,
      ...input,
      Seconds: { ...seconds, range: { min: 0, max: MAX_SECONDS }, help: 'How long to wait.' },
      Timestamp: { kind: 'timestamp', takesExpression: true, help: 'Until when to wait, such as 2026-03-14T01:59:00Z.' },
      SecondsPath: { kind: 'reference', language: 'JSONPath', help: 'How many seconds to wait, from the input.' },
      TimestampPath: { kind: 'reference', language: 'JSONPath', help: 'Until when to wait, from the input.' },
      ...assign,
      ...output,
      ...transition,
    },
    required: ['Type'],
    exactlyOne: [...nextOrEnd, ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']],
  },
  Succeed: { fields: { ...common, ...input, ...output }, required: ['Type'] },
  Fail: {
    fields: {
      ...common,
      Error: { kind: 'text', takesExpression: true, help: 'The name of the error.' },
      ErrorPath: { kind: 'referenceOrCall', language: 'JSONPath', help: 'The name of the error, from the input.' },
      Cause: { kind: 'text', takesExpression: true, help: 'What people should know about it.' },
      CausePath: { kind: 'referenceOrCall', language: 'JSONPath', help: 'What people should know about it, from the input.' },
    },
    required: ['Type'],
    atMostOne: [
      ['Error', 'ErrorPath'],
      ['Cause', 'CausePath'],
    ],
  },
  Parallel: {
    fields: {
      ...common,
      ...input,
      ...payload,
      Branches: { kind: 'scopes', help: 'Workflows that run at the same time, each with a copy of the input.' },
      ...work,
      ...assign,
      ...output,
      ...handlers,
      ...transition,
    },
    required: ['Type', 'Branches'],
    exactlyOne: nextOrEnd,
  },
  Map: {
    fields: {
      ...common,
      ...input,
      ...parameters,
      ItemReader: { kind: 'object', of: 'itemReader', help: 'Where the items are read from, when they are not in the input.' },
      ItemsPath: { kind: 'reference', language: 'JSONPath', default: '$', help: 'The list in the input.' },
      Items: { kind: 'expressions', language: 'JSONata', help: 'The list, or an object whose entries are the items.' },
      ItemSelector: { kind: 'template', help: 'The input of each iteration.' },
      ItemBatcher: { kind: 'object', of: 'itemBatcher', help: 'Several items to one iteration.' },
      MaxConcurrency: {
        kind: 'integer',
        takesExpression: true,
        range: { min: 0 },
        default: 0,
        help: 'How many iterations run at once; 0 is as many as possible.',
      },
      MaxConcurrencyPath: {
        kind: 'reference',
        language: 'JSONPath',
        refusesContext: true,
        help: 'How many iterations run at once, from the input.',
      },
      ...tolerance,
      ItemProcessor: { kind: 'scope', help: 'The workflow that runs for each item.' },
      Iterator: { kind: 'scope', help: 'The former name of ItemProcessor.' },
      Label: { kind: 'label', help: 'Names the child executions of a distributed Map; at most 40 characters.' },
      ResultWriter: { kind: 'object', of: 'resultWriter', help: 'Where the results are written.' },
      ...work,
      ...assign,
      ...output,
      ...handlers,
      ...transition,
    },
    required: ['Type'],
    exactlyOne: [...nextOrEnd, ['ItemProcessor', 'Iterator']],
    atMostOne: [
      ['MaxConcurrency', 'MaxConcurrencyPath'],
      ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
      ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
      ['ItemSelector', 'Parameters'],
    ],
  },
}
