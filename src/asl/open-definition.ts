/** A definition as a person writes it: the text, the model, and everything that can be said about it. */
import { isJsonObject, type Json } from '../base/json.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { parseTree, type TextTree, toJson, type TreeNode } from '../text/tree.ts'
import { adviseOnHandlers } from './advice/handlers.ts'
import { adviseOnHiddenFunctions } from './advice/hidden-functions.ts'
import { adviseOnLimits } from './advice/limits.ts'
import { adviseOnPaths } from './advice/paths.ts'
import { adviseOnVariables } from './advice/variables.ts'
import { findProblems } from './diagnostics/validate-definition.ts'
import { diagnosticOf, diagnosticOfAdvice } from './locate.ts'
import type { StateMachine } from './model/model.ts'
import { readMachine } from './model/read-definition.ts'

/** A definition that was read. Writing `tree.text` gives back every byte of it. */
export interface OpenedDefinition {
  readonly tree: TextTree
  /** As much as could be read; `undefined` if the text is no mapping. */
  readonly machine: StateMachine | undefined
  /** What the text itself is refused for first, then AWS's errors and warnings, then ours. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface OpenOptions {
  readonly format?: 'yaml' | 'json'
  /** What kind of workflow it is for; STANDARD unless said. */
  readonly type?: 'STANDARD' | 'EXPRESS'
}

/**
 * Reads a definition in JSON or YAML. Substitutions (`${Table}`, `Fn::Sub`) are taken as they are, and half-typed text gives a model
 * as far as it goes. Never throws.
 */
export function openDefinition(text: string, options: OpenOptions = {}): OpenedDefinition {
  const { format } = options
  const tree = parseTree(text, format === undefined ? {} : { format })
  return readOpened(tree, tree.root === undefined ? null : toJson(tree.root), options)
}

/**
 * Reads a definition that stands inside a larger text as a mapping (a property of a template): `value` is what it says with its
 * references filled in, `root` where it stands; ranges are those of the larger text. Never throws.
 */
export function openDefinitionAt(tree: TextTree, root: TreeNode, value: Json, options: Pick<OpenOptions, 'type'> = {}): OpenedDefinition {
  return readOpened({ ...tree, root, diagnostics: [] }, value, options)
}

function readOpened(tree: TextTree, value: Json, { type = 'STANDARD' }: OpenOptions): OpenedDefinition {
  const machine = readMachine({ value, node: tree.root, pointer: '' })
  if (machine === undefined || !isJsonObject(value)) return { tree, machine, diagnostics: [...tree.diagnostics, ...noDefinition(tree)] }
  const problems = findProblems(value, machine, { type, substitutions: 'open' })
  const isBroken = tree.diagnostics.length > 0 || problems.some(({ severity }) => severity === 'ERROR')
  const advice = [
    ...adviseOnHandlers(machine),
    ...adviseOnLimits(machine, type, lengthOf(tree)),
    // What is missing while somebody types would be told as a consequence.
    ...(isBroken ? [] : [...adviseOnVariables(machine), ...adviseOnHiddenFunctions(machine), ...adviseOnPaths(machine)]),
  ]
  const diagnostics = [
    ...tree.diagnostics,
    ...problems.map((problem) => diagnosticOf(problem, tree)),
    ...advice.map((item) => diagnosticOfAdvice(item, tree)),
  ]
  return { tree, machine, diagnostics }
}

function lengthOf({ root, text }: TextTree): number {
  return root === undefined ? text.length : root.range.end - root.range.start
}

function noDefinition(tree: TextTree): readonly Diagnostic[] {
  if (tree.root === undefined && tree.diagnostics.length > 0) return []
  const range = { start: 0, end: Math.min(1, tree.text.length) }
  const message = 'Definition must be a valid JSON object'
  const help = 'A definition has StartAt, the name of its first state, and States.'
  return [{ code: 'asl.schema-validation-failed', severity: 'error', range, message, help }]
}
