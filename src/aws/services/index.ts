/** Every service that Switchyard runs, as data. The door, the SDK modules and the wire protocols all read this list. */
import type { ServiceModel } from '../service.ts'
import { dynamodb } from './dynamodb.ts'
import { events } from './events.ts'
import { lambda } from './lambda.ts'
import { logs } from './logs.ts'
import { s3 } from './s3.ts'
import { sns } from './sns.ts'
import { sqs } from './sqs.ts'
import { states } from './stepfunctions.ts'

export const services = [sqs, sns, lambda, states, dynamodb, s3, logs, events] as const satisfies readonly ServiceModel[]
