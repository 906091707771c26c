/** Executions, what they did, and the tasks that somebody else does for them. https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import { historyEvent } from './stepfunctions-history-shapes.ts'
import {
  arn,
  cause,
  data,
  dataDetails,
  errorName,
  executionPageToken,
  executionStatus,
  includedData,
  listedExecution,
  longArn,
  name,
  pageSize,
  pageToken,
  reference,
  tags,
  taskToken,
  encryptionConfiguration,
} from './stepfunctions-shapes.ts'

const starting = {
  stateMachineArn: required(arn),
  name: optional(name),
  input: optional(data),
  traceHeader: optional(string({ max: 256 })),
} as const
const startFaults = [
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'StateMachineDeleting',
  'StateMachineDoesNotExist',
  'KmsAccessDeniedException',
  'KmsInvalidStateException',
  'KmsThrottlingException',
] as const
const ended = {
  output: optional(data),
  outputDetails: optional(dataDetails),
  traceHeader: optional(string({ max: 256 })),
  error: optional(errorName),
  cause: optional(cause),
} as const

export const executionOperations = {
  StartExecution: operation({
    input: starting,
    output: { executionArn: required(arn), startDate: required(timestamp) },
    errors: [...startFaults, 'ExecutionAlreadyExists', 'ExecutionLimitExceeded', 'ValidationException'],
    page: `${reference}StartExecution.html`,
  }),
  StartSyncExecution: operation({
    input: { ...starting, includedData: optional(includedData) },
    output: {
      executionArn: required(arn),
      stateMachineArn: optional(arn),
      name: optional(name),
      startDate: required(timestamp),
      stopDate: required(timestamp),
      status: required(string({ values: ['SUCCEEDED', 'FAILED', 'TIMED_OUT'] })),
      input: optional(data),
      inputDetails: optional(dataDetails),
      ...ended,
      billingDetails: optional(structure({ billedMemoryUsedInMB: optional(integer()), billedDurationInMilliseconds: optional(integer()) })),
    },
    errors: [...startFaults, 'StateMachineTypeNotSupported'],
    page: `${reference}StartSyncExecution.html`,
  }),
  StopExecution: operation({
    input: { executionArn: required(arn), error: optional(errorName), cause: optional(cause) },
    output: { stopDate: required(timestamp) },
    errors: ['ExecutionDoesNotExist', 'InvalidArn', 'ValidationException', 'KmsAccessDeniedException', 'KmsInvalidStateException'],
    page: `${reference}StopExecution.html`,
  }),
  DescribeExecution: operation({
    input: { executionArn: required(arn), includedData: optional(includedData) },
    output: {
      executionArn: required(arn),
      stateMachineArn: required(arn),
      name: optional(name),
      status: required(executionStatus),
      startDate: required(timestamp),
      stopDate: optional(timestamp),
      input: optional(data),
      inputDetails: optional(dataDetails),
      ...ended,
      mapRunArn: optional(longArn),
      stateMachineVersionArn: optional(arn),
      stateMachineAliasArn: optional(arn),
      redriveCount: optional(integer({ min: 0 })),
      redriveDate: optional(timestamp),
      redriveStatus: optional(string({ values: ['REDRIVABLE', 'NOT_REDRIVABLE', 'REDRIVABLE_BY_MAP_RUN'] })),
      redriveStatusReason: optional(string()),
    },
    errors: ['ExecutionDoesNotExist', 'InvalidArn', 'KmsAccessDeniedException', 'KmsInvalidStateException'],
    page: `${reference}DescribeExecution.html`,
  }),
  ListExecutions: operation({
    input: {
      stateMachineArn: optional(arn),
      statusFilter: optional(executionStatus),
      maxResults: optional(pageSize),
      nextToken: optional(executionPageToken),
      mapRunArn: optional(longArn),
      redriveFilter: optional(string({ values: ['REDRIVEN', 'NOT_REDRIVEN'] })),
    },
    output: { executions: required(list(listedExecution)), nextToken: optional(executionPageToken) },
    errors: [
      'InvalidArn',
      'InvalidToken',
      'ResourceNotFound',
      'StateMachineDoesNotExist',
      'StateMachineTypeNotSupported',
      'ValidationException',
    ],
    page: `${reference}ListExecutions.html`,
  }),
  GetExecutionHistory: operation({
    input: {
      executionArn: required(arn),
      maxResults: optional(pageSize),
      reverseOrder: optional(boolean),
      nextToken: optional(pageToken),
      includeExecutionData: optional(boolean),
    },
    output: { events: required(list(historyEvent)), nextToken: optional(pageToken) },
    errors: ['ExecutionDoesNotExist', 'InvalidArn', 'InvalidToken', 'KmsAccessDeniedException', 'KmsInvalidStateException'],
    page: `${reference}GetExecutionHistory.html`,
  }),
  SendTaskSuccess: operation({
    input: { taskToken: required(taskToken), output: required(data) },
    output: {},
    errors: ['InvalidOutput', 'InvalidToken', 'TaskDoesNotExist', 'TaskTimedOut', 'KmsAccessDeniedException'],
    page: `${reference}SendTaskSuccess.html`,
  }),
  SendTaskFailure: operation({
    input: { taskToken: required(taskToken), error: optional(errorName), cause: optional(cause) },
    output: {},
    errors: ['InvalidToken', 'TaskDoesNotExist', 'TaskTimedOut', 'KmsAccessDeniedException'],
    page: `${reference}SendTaskFailure.html`,
  }),
  SendTaskHeartbeat: operation({
    input: { taskToken: required(taskToken) },
    output: {},
    errors: ['InvalidToken', 'TaskDoesNotExist', 'TaskTimedOut'],
    page: `${reference}SendTaskHeartbeat.html`,
  }),
} as const

export const activityOperations = {
  CreateActivity: operation({
    input: { name: required(name), tags: optional(tags), encryptionConfiguration: optional(encryptionConfiguration) },
    output: { activityArn: required(arn), creationDate: required(timestamp) },
    errors: ['ActivityAlreadyExists', 'ActivityLimitExceeded', 'InvalidName', 'TooManyTags', 'InvalidEncryptionConfiguration'],
    page: `${reference}CreateActivity.html`,
  }),
  DeleteActivity: operation({
    input: { activityArn: required(arn) },
    output: {},
    errors: ['InvalidArn'],
    page: `${reference}DeleteActivity.html`,
  }),
  DescribeActivity: operation({
    input: { activityArn: required(arn) },
    output: {
      activityArn: required(arn),
      name: required(name),
      creationDate: required(timestamp),
      encryptionConfiguration: optional(encryptionConfiguration),
    },
    errors: ['ActivityDoesNotExist', 'InvalidArn'],
    page: `${reference}DescribeActivity.html`,
  }),
  ListActivities: operation({
    input: { maxResults: optional(pageSize), nextToken: optional(pageToken) },
    output: {
      activities: required(list(structure({ activityArn: required(arn), name: required(name), creationDate: required(timestamp) }))),
      nextToken: optional(pageToken),
    },
    errors: ['InvalidToken'],
    page: `${reference}ListActivities.html`,
  }),
  GetActivityTask: operation({
    input: { activityArn: required(arn), workerName: optional(name) },
    output: { taskToken: optional(taskToken), input: optional(data) },
    errors: ['ActivityDoesNotExist', 'ActivityWorkerLimitExceeded', 'InvalidArn', 'KmsAccessDeniedException'],
    page: `${reference}GetActivityTask.html`,
  }),
} as const
