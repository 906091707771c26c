/** AWS Step Functions as data: operations, limits. https://docs.aws.amazon.com/step-functions/latest/apireference/ */
import type { InputOf, OperationName, OutputOf, ServiceModel } from '../service.ts'
import { activityOperations, executionOperations } from './stepfunctions-execution-operations.ts'
import { machineOperations, releaseOperations } from './stepfunctions-machine-operations.ts'
import { runOperations, testOperations } from './stepfunctions-run-operations.ts'

export type { HistoryEventType } from './stepfunctions-history-shapes.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const statesLimits = {
  /** Input or output of a task, a state or an execution, in bytes of UTF-8. */
  dataBytes: 262_144,
  /** Variables of one execution together. */
  variablesBytes: 10_485_760,
  historyEvents: 25_000,
  standardSeconds: 31_536_000,
  expressSeconds: 300,
  /** A task without `TimeoutSeconds`. */
  taskSeconds: 99_999_999,
  /** The farthest that a Wait may reach: 24,855 days, what fits in milliseconds in 31 bits of seconds. */
  waitSeconds: 24_855 * 86_400,
  errorCharacters: 256,
  causeCharacters: 32_768,
  tokenCharacters: 2_048,
  nameCharacters: 80,
  /** Calls of GetActivityTask that wait for one activity, and how long. */
  activityWorkers: 1_000,
  activityPollSeconds: 60,
  machineVersions: 1_000,
  machineAliases: 100,
  /** Of one resource. */
  tags: 50,
  page: 1_000,
  defaultPage: 100,
} as const

export const states = {
  id: 'states',
  sdkName: 'SFN',
  sdkPackage: '@aws-sdk/client-sfn',
  apiVersion: '2016-11-23',
  protocol: 'json',
  targetPrefix: 'AWSStepFunctions',
  operations: {
    ...machineOperations,
    ...releaseOperations,
    ...executionOperations,
    ...activityOperations,
    ...runOperations,
    ...testOperations,
  },
} as const satisfies ServiceModel

export type StatesOperation = OperationName<typeof states>
export type StatesInput<O extends StatesOperation> = InputOf<typeof states, O>
export type StatesOutput<O extends StatesOperation> = OutputOf<typeof states, O>
