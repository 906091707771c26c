/** What the expressions of a state may read, and what their failures become. */
import { expressionIn, unexpectedResult, type ExpressionFailure, type ExpressionScope } from '../../../asl/index.ts'
import { emptyRecord, type Json, type JsonObject } from '../../../base/json.ts'
import type { Failure } from './failed.ts'
import { contextOf, type ContextExtras } from './context-object.ts'
import { valueOf, type Payload } from './payload.ts'
import { frameOf, type Run } from './run.ts'
import type { Frame } from './state.ts'

export interface Bindings extends ContextExtras {
  readonly input: Payload
  readonly result?: Payload | undefined
  readonly errorOutput?: JsonObject | undefined
}

export function scopeOf(run: Run, frame: Frame, bindings: Bindings): ExpressionScope {
  return new FrameScope(run, frame, bindings)
}

/** Input, context and variables are only worked out when an expression asks for them. */
class FrameScope implements ExpressionScope {
  private readonly run: Run
  private readonly frame: Frame
  private readonly bindings: Bindings

  constructor(run: Run, frame: Frame, bindings: Bindings) {
    this.run = run
    this.frame = frame
    this.bindings = bindings
  }

  get input() {
    return valueOf(this.bindings.input)
  }

  get context() {
    return contextOf(this.run, this.frame, this.bindings)
  }

  get variables() {
    return variablesOf(this.run, this.frame)
  }

  get result() {
    return this.bindings.result && valueOf(this.bindings.result)
  }

  get errorOutput() {
    return this.bindings.errorOutput
  }

  get nowMs() {
    return this.run.step.epochMs
  }

  get random() {
    const { step, key } = this.run
    return () => step.random(key, 'expression')
  }
}

/** A scope reads its own variables and those around it; names are never the same. */
function variablesOf(run: Run, frame: Frame): Readonly<Record<string, Json>> {
  if (frame.parent === null) return frame.variables
  const chain: Frame[] = []
  for (let at: Frame | undefined = frame; at; at = at.parent === null ? undefined : frameOf(run, at.parent)) chain.push(at)
  const all = emptyRecord<Json>()
  for (const { variables } of chain.toReversed()) for (const name in variables) all[name] = variables[name] as Json
  return all
}

/** AWS's words in front of what went wrong inside a state. */
export function inState(frame: Frame, words: string): string {
  return `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). ${words}`
}

export function runtimeFailure(frame: Frame, words: string): Failure {
  return { error: 'States.Runtime', cause: inState(frame, words) }
}

export function evaluationFailure(frame: Frame, location: string | undefined, words: string): Failure {
  return { error: 'States.QueryEvaluationError', cause: inState(frame, words), evaluation: { location } }
}

export function failureOf(frame: Frame, { error, cause, location }: ExpressionFailure): Failure {
  const described = { error, cause: inState(frame, cause) }
  return error === 'States.QueryEvaluationError' ? { ...described, evaluation: { location } } : described
}

/** Whether a field holds an expression, and not a value that stands for itself. */
export function isExpression(template: Json | undefined): template is string {
  return typeof template === 'string' && expressionIn(template) !== undefined
}

/** An expression gave a value of a type that its field does not take. */
export function wrongType(frame: Frame, { field, template, value, expected }: WrongType): Failure {
  return failureOf(frame, unexpectedResult(template ?? null, value, expected, field))
}

interface WrongType {
  readonly field: string
  readonly template: Json | undefined
  readonly value: Json
  readonly expected: string
}
