/** Executions done again, Map Runs, and one state tried alone. https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure, timestamp, double } from '../shape-builders.ts'
import { arn, cause, data, definition, errorName, longArn, pageSize, pageToken, reference } from './stepfunctions-shapes.ts'

const count = required(integer())
const counts = structure({
  pending: count,
  running: count,
  succeeded: count,
  failed: count,
  timedOut: count,
  aborted: count,
  total: count,
  resultsWritten: count,
  failuresNotRedrivable: optional(integer()),
  pendingRedrive: optional(integer()),
})

export const runOperations = {
  RedriveExecution: operation({
    input: { executionArn: required(arn), clientToken: optional(string({ min: 1, max: 64 })) },
    output: { redriveDate: required(timestamp) },
    errors: ['ExecutionDoesNotExist', 'ExecutionNotRedrivable', 'ExecutionLimitExceeded', 'InvalidArn', 'ValidationException'],
    page: `${reference}RedriveExecution.html`,
  }),
  DescribeMapRun: operation({
    input: { mapRunArn: required(longArn) },
    output: {
      mapRunArn: required(longArn),
      executionArn: required(arn),
      status: required(string({ values: ['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED'] })),
      startDate: required(timestamp),
      stopDate: optional(timestamp),
      maxConcurrency: required(integer({ min: 0 })),
      toleratedFailurePercentage: required(double),
      toleratedFailureCount: required(integer({ min: 0 })),
      itemCounts: required(counts),
      executionCounts: required(counts),
      redriveCount: optional(integer({ min: 0 })),
      redriveDate: optional(timestamp),
    },
    errors: ['InvalidArn', 'ResourceNotFound'],
    page: `${reference}DescribeMapRun.html`,
  }),
  ListMapRuns: operation({
    input: { executionArn: required(arn), maxResults: optional(pageSize), nextToken: optional(pageToken) },
    output: {
      mapRuns: required(
        list(
          structure({
            executionArn: required(arn),
            mapRunArn: required(longArn),
            stateMachineArn: required(arn),
            startDate: required(timestamp),
            stopDate: optional(timestamp),
          }),
        ),
      ),
      nextToken: optional(pageToken),
    },
    errors: ['ExecutionDoesNotExist', 'InvalidArn', 'InvalidToken'],
    page: `${reference}ListMapRuns.html`,
  }),
  UpdateMapRun: operation({
    input: {
      mapRunArn: required(longArn),
      maxConcurrency: optional(integer({ min: 0 })),
      toleratedFailurePercentage: optional(double),
      toleratedFailureCount: optional(integer({ min: 0 })),
    },
    output: {},
    errors: ['InvalidArn', 'ResourceNotFound', 'ValidationException'],
    page: `${reference}UpdateMapRun.html`,
  }),
} as const

const text = optional(data)

/** https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html */
export const testOperations = {
  TestState: operation({
    input: {
      definition: required(definition),
      roleArn: optional(arn),
      input: text,
      inspectionLevel: optional(string({ values: ['INFO', 'DEBUG', 'TRACE'] })),
      revealSecrets: optional(boolean),
      variables: text,
      stateName: optional(string({ min: 1, max: 80 })),
      mock: optional(
        structure({
          result: text,
          errorOutput: optional(structure({ error: optional(errorName), cause: optional(cause) })),
          fieldValidationMode: optional(string({ values: ['STRICT', 'PRESENT', 'NONE'] })),
        }),
      ),
      context: text,
      stateConfiguration: optional(
        structure({
          retrierRetryCount: optional(integer({ min: 0 })),
          errorCausedByState: optional(string({ min: 1, max: 80 })),
          mapIterationFailureCount: optional(integer({ min: 0 })),
          mapItemReaderData: text,
        }),
      ),
    },
    output: {
      output: text,
      error: optional(errorName),
      cause: optional(cause),
      inspectionData: optional(
        structure({
          input: text,
          afterArguments: text,
          afterInputPath: text,
          afterParameters: text,
          result: text,
          afterResultSelector: text,
          afterResultPath: text,
          request: optional(
            structure({ protocol: optional(string()), method: optional(string()), url: optional(string()), headers: text, body: text }),
          ),
          response: optional(
            structure({
              protocol: optional(string()),
              statusCode: optional(string()),
              statusMessage: optional(string()),
              headers: text,
              body: text,
            }),
          ),
          variables: text,
          errorDetails: optional(
            structure({
              catchIndex: optional(integer({ min: 0 })),
              retryIndex: optional(integer({ min: 0 })),
              retryBackoffIntervalSeconds: optional(integer({ min: 0 })),
            }),
          ),
          afterItemsPath: text,
          afterItemSelector: text,
          afterItemBatcher: text,
          afterItemsPointer: text,
          toleratedFailureCount: optional(integer({ min: 0 })),
          toleratedFailurePercentage: optional(double),
          maxConcurrency: optional(integer({ min: 0 })),
        }),
      ),
      nextState: optional(string()),
      status: optional(string({ values: ['SUCCEEDED', 'FAILED', 'RETRIABLE', 'CAUGHT_ERROR'] })),
    },
    errors: ['InvalidArn', 'InvalidDefinition', 'InvalidExecutionInput', 'ValidationException'],
    page: `${reference}TestState.html`,
  }),
} as const
