/** What AWS says of a definition: ValidateStateMachineDefinition, and the refusals of CreateStateMachine and UpdateStateMachine. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { MAX_DEPTH } from '../../text/limits.ts'
import { parseTree, type TreeNode } from '../../text/tree.ts'
import type { StateMachine } from '../model/model.ts'
import { readDefinition } from '../model/read-definition.ts'
import { checkMachine } from './check-shape.ts'
import { checkNames, checkTransitions } from './check-transitions.ts'
import { readJacksonJson } from './jackson-json.ts'
import { type AwsDiagnostic, type Check, inside, locationOf, type Place, type Problem } from './problem.ts'

/**
 * Everything AWS finds in a definition, errors and warnings, in its order. An empty list or warnings alone mean that it is taken.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function validateDefinition(text: string, type: 'STANDARD' | 'EXPRESS'): AwsDiagnostic[] {
  const read = readJacksonJson(text)
  if (!read.ok) {
    const { message, location } = read.error
    return [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `${message}\n at ${location}`, location }]
  }
  if (depthOf(read.value) > MAX_DEPTH) {
    return [{ severity: 'ERROR', code: 'TOO_DEEPLY_NESTED', message: 'The states are too deeply nested.' }]
  }
  const machine = readDefinition(read.value)
  if (machine === undefined || !isJsonObject(read.value)) {
    return [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' }]
  }
  const found = [...findProblems(read.value, machine, { type, substitutions: 'filled in' }), ...repeatedStates(text)]
  return found.map(({ severity, code, message, place, isNowhere }) => {
    return { severity, code, message, ...(isNowhere ? {} : { location: locationOf(place) }) }
  })
}

/** How CreateStateMachine tells errors: all of them in one sentence, `undefined` if there are none. */
export function refusalOf(diagnostics: readonly AwsDiagnostic[]): string | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR')
  if (errors.length === 0) return undefined
  const told = errors.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`)
  return `Invalid State Machine Definition: '${told.join(', ')}'`
}

/** The checks in AWS's order: the shape first; transitions only if it is right. */
export function findProblems(definition: JsonObject, machine: StateMachine, options: Pick<Check, 'type' | 'substitutions'>): Problem[] {
  const check: Check = { ...options, machineLanguage: machine.language, found: [] }
  checkMachine(definition, check)
  const isBroken = check.found.some(({ severity }) => severity === 'ERROR')
  if (isBroken && options.substitutions === 'filled in') return check.found
  checkNames(machine, check.found)
  checkTransitions(machine, isBroken ? 'targets' : 'thorough', check.found)
  return check.found
}

/** States of one scope with the same name, of which only one is left once the JSON is read. */
function repeatedStates(text: string): Problem[] {
  const tree = parseTree(text, { format: 'json' })
  if (tree.root === undefined || !tree.diagnostics.some(({ code }) => code === 'text.duplicate-key')) return []
  const found: Problem[] = []
  walk(tree.root, undefined, found)
  return found
}

function walk(node: TreeNode, place: Place, found: Problem[]): void {
  if (node.kind === 'sequence') for (const [index, item] of node.items.entries()) walk(item, inside(place, index), found)
  if (node.kind !== 'mapping') return
  const seen = new Set<Json>()
  for (const { key, value } of node.entries) {
    const at = inside(place, key.value)
    if (seen.has(key.value) && place?.step === 'States') {
      found.push({ severity: 'ERROR', code: 'DUPLICATE_STATE_NAME', message: `Duplicate State name: ${key.value}`, place: at })
    }
    seen.add(key.value)
    walk(value, at, found)
  }
}

/** Counted without recursion, for it decides whether there may be any. */
function depthOf(value: Json): number {
  let depth = 0
  for (let level: readonly unknown[] = [value]; level.length > 0 && depth <= MAX_DEPTH; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return depth
}
