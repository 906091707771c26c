/** What a check found, before it is told in AWS's way (a location) or in ours (a range in the text). */
import type { QueryLanguage } from '../model/model.ts'

/** AWS's codes. https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html */
export type AwsCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'MISSING_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_END_STATE'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'MISSING_TRANSITION_TARGET'
  | 'TOO_DEEPLY_NESTED'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC'

/** One of the diagnostics that ValidateStateMachineDefinition answers. */
export interface AwsDiagnostic {
  readonly severity: 'ERROR' | 'WARNING'
  readonly code: AwsCode
  readonly message: string
  /** `/States/Pay/Retry[0]`, `/` for the whole; absent where AWS gives none. */
  readonly location?: string
}

/** A place in a definition, from the inside out; `undefined` is the whole. Made while walking, read only for what was found. */
export type Place = { readonly around: Place; readonly step: string | number } | undefined

export interface Problem {
  readonly severity: 'ERROR' | 'WARNING'
  readonly code: AwsCode
  readonly message: string
  readonly place: Place
  /** AWS gives no location for it. */
  readonly isNowhere?: true
  /** The field in question, where AWS names only the object around it. */
  readonly field?: string
}

/** One walk through a definition. */
export interface Check {
  readonly type: 'STANDARD' | 'EXPRESS'
  /** Whether `${…}` and `Fn::Sub` may still stand where something else belongs. */
  readonly substitutions: 'open' | 'filled in'
  readonly machineLanguage: QueryLanguage
  readonly found: Problem[]
}

export function inside(place: Place, ...steps: readonly (string | number)[]): Place {
  let inner = place
  for (const step of steps) inner = { around: inner, step }
  return inner
}

/** The steps to a place, from the whole on. */
export function stepsTo(place: Place): readonly (string | number)[] {
  const steps: (string | number)[] = []
  for (let at = place; at !== undefined; at = at.around) steps.push(at.step)
  return steps.toReversed()
}

/** A place as AWS writes it: `/States/Pay/Retry[0]/ErrorEquals[1]`. Nothing is escaped. */
export function locationOf(place: Place): string {
  const location = stepsTo(place).map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`))
  return location.length === 0 ? '/' : location.join('')
}

export function schemaError(message: string, place: Place, field?: string): Problem {
  return { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, place, ...(field === undefined ? {} : { field }) }
}
