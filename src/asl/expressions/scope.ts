/** What the expressions of a workflow may read, where their clock and their chance come from, and how they fail. */
import type { Json, JsonObject } from '../../base/json.ts'

export interface ExpressionScope {
  /** `$` of a path, `$states.input` of JSONata. */
  readonly input: Json
  /** The context object: `$$` of a path, `$states.context`. */
  readonly context: JsonObject
  readonly variables: Readonly<Record<string, Json>>
  /** `$states.result`, where the work of a state is done. */
  readonly result?: Json
  /** `$states.errorOutput`, in a catcher. */
  readonly errorOutput?: JsonObject
  /** Virtual milliseconds since 1970. */
  readonly nowMs: number
  /** The next number in [0, 1) from the execution's own stream. */
  readonly random: () => number
}

/** How an expression fails: an error that Retry and Catch can match, and what AWS says of it, without the words about the state in front. */
export interface ExpressionFailure {
  /** `States.ParameterPathFailure`, `States.QueryEvaluationError` … */
  readonly error: string
  readonly cause: string
  /** Which expression it was (JSONata): `Arguments/total`, `Choices[0]/Condition`, as `EvaluationFailed` tells it. */
  readonly location?: string
}
