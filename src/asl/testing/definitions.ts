/** Definitions for tests, built from the parts that a test is about. */
import type { JsonObject } from '../../base/json.ts'
import { validateDefinition } from '../diagnostics/validate-definition.ts'

/** A definition of these states, which starts at the first one. */
export function machineOf(states: Record<string, JsonObject>, top: JsonObject = {}): JsonObject {
  return { ...top, StartAt: Object.keys(states)[0] ?? '', States: states }
}

/** The same as text. */
export function definitionOf(states: Record<string, JsonObject>, top: JsonObject = {}): string {
  return JSON.stringify(machineOf(states, top))
}

export const lambda = 'arn:aws:lambda:us-east-1:111111111111:function:work'
export const done: JsonObject = { Type: 'Succeed' }

/** Errors as CreateStateMachine tells each: `CODE: message at location`. */
export function errorsOf(definition: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): string[] {
  const found = validateDefinition(definition, type).filter(({ severity }) => severity === 'ERROR')
  return found.map(
    ({ code, message, location }) => `${code.replace('SCHEMA_VALIDATION_FAILED', 'SCHEMA')}: ${message} at ${location ?? 'null'}`,
  )
}

/** A Map over one state that only ends, followed by `B`. */
export function mapWith(fields: JsonObject): JsonObject {
  return { Type: 'Map', ItemProcessor: machineOf({ Inner: done }), Next: 'B', ...fields }
}
