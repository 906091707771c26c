/** How a service of AWS is told: its names on the wire and in the SDK, and its operations. */
import { structure } from './shape-builders.ts'
import type { Members, StructureShape, ValueOf } from './shape.ts'

export interface OperationModel {
  readonly input: StructureShape
  readonly output: StructureShape
  /** Codes of the faults this operation may answer with, as the API model names them. */
  readonly errors: readonly string[]
  /** The page of AWS's API reference. */
  readonly page: string
}

export interface ServiceModel {
  /** The name in IAM policies, ARNs and event sources: `sqs`. */
  readonly id: string
  /** The name in the SDK: `SQS` in `SQSClient`. */
  readonly sdkName: string
  /** The package that handlers import. */
  readonly sdkPackage: string
  readonly apiVersion: string
  readonly protocol: 'json' | 'query' | 'rest-json'
  /** The prefix of `X-Amz-Target` in AWS JSON. */
  readonly targetPrefix?: string
  readonly operations: Readonly<Record<string, OperationModel>>
}

export function operation<const I extends Members, const O extends Members>(model: {
  readonly input: I
  readonly output: O
  readonly errors?: readonly string[]
  readonly page: string
}): {
  readonly input: { readonly type: 'structure'; readonly members: I }
  readonly output: { readonly type: 'structure'; readonly members: O }
  readonly errors: readonly string[]
  readonly page: string
} {
  return { input: structure(model.input), output: structure(model.output), errors: model.errors ?? [], page: model.page }
}

export type OperationName<S extends ServiceModel> = keyof S['operations'] & string
export type InputOf<S extends ServiceModel, O extends OperationName<S>> = ValueOf<S['operations'][O]['input']>
export type OutputOf<S extends ServiceModel, O extends OperationName<S>> = ValueOf<S['operations'][O]['output']>

/** A fault as AWS answers it: part of the lesson, never an exception of ours. */
export interface AwsFault {
  /** AWS's error code: `QueueDoesNotExist`. */
  readonly code: string
  readonly message: string
  /** Whose fault it is, as AWS has it: the caller's (HTTP 4xx) or the service's (5xx). */
  readonly origin: 'client' | 'server'
}

export function clientFault(code: string, message: string): AwsFault {
  return { code, message, origin: 'client' }
}

export function serverFault(code: string, message: string): AwsFault {
  return { code, message, origin: 'server' }
}
