/** Amazon EventBridge as data: operations, limits. https://docs.aws.amazon.com/eventbridge/latest/APIReference/ */
import type { InputOf, OperationName, ServiceModel } from '../service.ts'
import { busOperations } from './events-bus-operations.ts'
import { ruleOperations } from './events-rule-operations.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html and the page of PutEvents. */
export const eventsLimits = {
  entries: 10,
  entriesBytes: 262_144,
  targets: 5,
  retryAttempts: 185,
  eventAgeSeconds: { min: 60, max: 86_400 },
  tags: 50,
} as const

export const events = {
  id: 'events',
  sdkName: 'EventBridge',
  sdkPackage: '@aws-sdk/client-eventbridge',
  apiVersion: '2015-10-07',
  protocol: 'json',
  jsonVersion: '1.1',
  targetPrefix: 'AWSEvents',
  operations: { ...busOperations, ...ruleOperations },
} as const satisfies ServiceModel

export type EventsOperation = OperationName<typeof events>
export type EventsInput<O extends EventsOperation> = InputOf<typeof events, O>
