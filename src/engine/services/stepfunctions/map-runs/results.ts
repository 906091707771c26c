/** What the children of a Map Run came to. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { childrenFrom } from './pages.ts'
import type { ExecutionState } from '../state.ts'
import type { MapRunState, Writer } from './state.ts'

/**
 * A child's result as JSON text. With a writer, a failed one is always described whole; without, it is the error output that
 * a Map that is not distributed would show.
 */
export function resultOf(writer: Writer | null, execution: Readonly<ExecutionState>): string {
  const { status, output, error, cause } = execution
  if (status === 'SUCCEEDED' && writer?.transformation !== 'NONE') return output ?? 'null'
  return JSON.stringify(writer === null ? { Error: error, Cause: cause } : describedChild(execution))
}

/** In the order of the alphabet, as AWS writes it. */
function describedChild(execution: Readonly<ExecutionState>): JsonObject {
  const { arn, name, machineArn, input, output, error, cause, status, startedAt, stoppedAt, redriveCount } = execution
  const isDone = status === 'SUCCEEDED'
  return {
    ...(cause !== null && { Cause: cause }),
    ...(error !== null && { Error: error }),
    ExecutionArn: arn,
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(output !== null && { Output: output, OutputDetails: { Included: true } }),
    RedriveCount: redriveCount,
    RedriveStatus: isDone ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    ...(isDone && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: isoTimestamp(startedAt),
    StateMachineArn: machineArn,
    Status: status,
    ...(stoppedAt !== null && { StopDate: isoTimestamp(stoppedAt) }),
  }
}

/** All results in one text, in the order of their children: an array, or lines. */
export function joinedResults(step: Step, key: ResourceKey, run: Readonly<MapRunState>): string {
  const { writer } = run
  const texts: string[] = []
  for (const [, { status, result }] of childrenFrom(step, key, run)) texts.push(...flattened(writer, status, result ?? 'null'))
  return writer?.output === 'JSONL' ? JSON.stringify(texts.join('\n')) : `[${texts.join(',')}]`
}

/** `FLATTEN` takes the members of an array that a child came to. Results are compact JSON. */
export function flattened(writer: Writer | null, status: string, result: string): readonly string[] {
  if (writer?.transformation !== 'FLATTEN' || status !== 'SUCCEEDED' || !result.trimStart().startsWith('[')) return [result]
  return (JSON.parse(result) as readonly unknown[]).map((item) => JSON.stringify(item))
}
