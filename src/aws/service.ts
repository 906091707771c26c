/** How a service of AWS is told: its names on the wire and in the SDK, and its operations. */
import { structure } from './shape-builders.ts'
import type { Members, StructureShape, ValueOf } from './shape.ts'
import type { HttpBinding, WireFault } from './wire.ts'

export interface OperationModel {
  readonly input: StructureShape
  readonly output: StructureShape
  /** Codes of the faults this operation may answer with, as the API model names them. */
  readonly errors: readonly string[]
  /** The page of AWS's API reference. */
  readonly page: string
  /** Where its members travel, in the protocols that have a method and a path of their own for each operation. */
  readonly http?: HttpBinding
}

export interface ServiceModel {
  /** The name in IAM policies, ARNs and event sources: `sqs`. */
  readonly id: string
  /** The name in the SDK: `SQS` in `SQSClient`. */
  readonly sdkName: string
  /** The package that handlers import. */
  readonly sdkPackage: string
  readonly apiVersion: string
  readonly protocol: 'json' | 'query' | 'rest-json' | 'rest-xml'
  /** Of AWS JSON; 1.0 unless told. */
  readonly jsonVersion?: '1.0' | '1.1'
  /** The prefix of `X-Amz-Target` in AWS JSON. */
  readonly targetPrefix?: string
  /** What stands before the code of a fault in AWS JSON: `com.amazonaws.sqs#`. */
  readonly faultPrefix?: string
  /** The name space of its XML. */
  readonly xmlNamespace?: string
  /** Faults by code, where the HTTP status is not 400 (500 when the service is to blame) or the wire has another code. */
  readonly wireFaults?: Readonly<Record<string, WireFault>>
  /** Faults by code that tell more than a message. */
  readonly faultMembers?: Readonly<Record<string, StructureShape>>
  readonly operations: Readonly<Record<string, OperationModel>>
}

export function operation<const I extends Members, const O extends Members>(model: {
  readonly input: I
  readonly output: O
  readonly errors?: readonly string[]
  readonly page: string
  readonly http?: HttpBinding
}): {
  readonly input: { readonly type: 'structure'; readonly members: I }
  readonly output: { readonly type: 'structure'; readonly members: O }
  readonly errors: readonly string[]
  readonly page: string
  readonly http?: HttpBinding
} {
  const { input, output, errors = [], page, http } = model
  return { input: structure(input), output: structure(output), errors, page, ...(http && { http }) }
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
