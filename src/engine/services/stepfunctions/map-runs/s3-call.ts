/** Calls of S3 that a Map Run makes, under the role of its execution. */
import { s3 } from '../../../../aws/services/s3.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { Fault, ResourceKey, Step } from '../../../kernel/index.ts'
import { carriedBy, targetOf } from '../../shared/call-target.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { MapRunState } from './state.ts'

/** An answer that comes after a redrive, or after the end, is no longer meant. */
export interface MapRunContext {
  readonly kind: 'mapRun'
  readonly run: ResourceKey
  readonly redrive: number
}

export function callS3(
  step: Step,
  key: ResourceKey,
  { machine, roleArn, redriveCount }: Readonly<MapRunState>,
  operation: keyof typeof s3.operations,
  input: JsonObject,
): void {
  const from = machineKey(machine)
  const target = targetOf(input) ?? from
  const context: MapRunContext = { kind: 'mapRun', run: key, redrive: redriveCount }
  step.call({
    to: s3.id,
    operation,
    input,
    caller: { principal: roleArn, source: from },
    replyTo: { service: 'states', context: { ...context }, hop: { track: 'call', from: target, to: from } },
    hop: { track: 'call', from, to: target, carries: carriedBy(operation, input, `${key}/${String(input['Key'])}`) },
  })
}

/** AWS's words about a call that was refused. */
export function refusalWords({ code, message }: Fault): string {
  return `${message} (Service: Amazon S3; Error Code: ${code})`
}
