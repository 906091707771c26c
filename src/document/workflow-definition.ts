/**
 * The definition of a state machine, wherever it stands: as a mapping or a text in the template, or in a file of its own; with what is
 * filled in, as AWS gets it, and with a way back to what was written.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
import { openDefinition, openDefinitionAt, type StateMachine } from '../asl/index.ts'
import { emptyRecord, isJsonObject, type Json } from '../base/json.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import { parseTree, toJson, type TreeNode } from '../text/tree.ts'
import { joinedText, originOf, piecesOf, piecesOfFile, placeholder, substituted, textOf } from './definition-text.ts'
import { fileAt, shortPath } from './function-code.ts'
import type { DocumentFiles } from './model.ts'
import type { Piece, Workflow, WorkflowText } from './workflow-model.ts'
import { type Resolver, whyInside, whyUnknown } from './resolver.ts'
import type { ResolvedResource } from './resources.ts'

interface Beside {
  readonly files: DocumentFiles
  readonly folder: string
}

/** What a state machine runs. Of several ways to give a definition the first one counts: AWS takes only one. */
export function workflowOf(resolver: Resolver, resource: ResolvedResource, { files, folder }: Beside): Workflow {
  const { source, properties } = resource
  const type = properties['StateMachineType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD'
  const node = (name: string): TreeNode | undefined => source.properties.find(({ key }) => key.value === name)?.value
  const given = properties['DefinitionSubstitutions']
  const values = isJsonObject(given) ? given : {}
  const text = node('DefinitionString')
  if (text !== undefined) {
    const pieces = piecesOf(resolver, text, 'DefinitionString')
    return pieces === undefined ? unknownWorkflow(type, 'its definition is no text') : ofPieces(type, substituted(pieces, values))
  }
  const object = node('Definition')
  if (object !== undefined) {
    const { tree } = resolver.problems
    return ofValue(type, { node: object, tree, value: properties['Definition'] ?? null }, values)
  }
  const { definitionUri } = source
  if (definitionUri !== undefined) {
    const file = fileAt(files, folder, definitionUri.path)
    const path = shortPath(definitionUri.path)
    if (file === undefined) return { ...unknownWorkflow(type, `its definition is in ${path}, which did not come along`), path }
    return { ...ofPieces(type, substituted(piecesOfFile(files[file] as string), values), file), path }
  }
  const isElsewhere = node('DefinitionS3Location') !== undefined
  return unknownWorkflow(type, isElsewhere ? 'its definition is in a bucket, not in this file' : 'it has no definition')
}

function unknownWorkflow(type: Workflow['type'], unknown: string): Workflow {
  return { type, unknown }
}

function ofPieces(type: Workflow['type'], pieces: readonly Piece[], file?: string): Workflow {
  const why = pieces.find((piece) => piece.why !== undefined)?.why
  const text = joinedText(pieces)
  const written: WorkflowText = { kind: 'text', text, pieces, ...(file !== undefined && { file }) }
  return why === undefined ? { type, definition: asJson(text), written } : { type, unknown: `its definition is unknown: ${why}`, written }
}

/** Step Functions takes JSON only, and that byte for byte; YAML is turned into it on the way. */
function asJson(text: string): string {
  const { format, root } = parseTree(text)
  return format === 'json' || root === undefined ? text : JSON.stringify(toJson(root))
}

function ofValue(type: Workflow['type'], given: Omit<WrittenValue, 'kind'>, values: Readonly<Record<string, Json | undefined>>): Workflow {
  const why = whyInside(given.value)
  const value = filledIn(given.value, values)
  const written: WorkflowText = { ...given, kind: 'value', value }
  const unfilled = whyInside(value)
  if (why !== undefined || unfilled !== undefined) return { type, unknown: `its definition is unknown: ${why ?? unfilled}`, written }
  return { type, definition: JSON.stringify(value), written }
}

/** Substitutions in every text of a value; where one is unknown, so is the text. */
function filledIn(value: Json, values: Readonly<Record<string, Json | undefined>>): Json {
  if (typeof value === 'string') return value.includes('${') ? filledText(value, values) : value
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => filledIn(item, values))
  if (!isJsonObject(value)) return value
  const filled = emptyRecord<Json>()
  for (const name in value) filled[name] = filledIn(value[name] as Json, values)
  return filled
}

function filledText(text: string, values: Readonly<Record<string, Json | undefined>>): Json {
  let unknown: Json | undefined
  const filled = text.replace(placeholder, (all, name: string) => {
    if (!Object.hasOwn(values, name)) return all
    const written = textOf(values[name])
    if (written === undefined) unknown ??= whyUnknown(values[name]) === undefined ? null : (values[name] as Json)
    return written ?? all
  })
  return unknown ?? filled
}

type WrittenValue = Extract<WorkflowText, { kind: 'value' }>

/** A definition that was read: its model, and what is wrong with it; ranges are those of what was written. */
export interface OpenedWorkflow {
  readonly machine: StateMachine | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** From a range of the model to where it stands: in the file, where there is one, else in the template. */
  readonly origin: (range: TextRange) => TextRange
}

const openedOnes = new WeakMap<Workflow, OpenedWorkflow>()

/** `undefined` where no definition stands anywhere in the document. A workflow is read once. */
export function openWorkflow(workflow: Workflow): OpenedWorkflow | undefined {
  const { written, type } = workflow
  if (written === undefined) return undefined
  const known = openedOnes.get(workflow)
  if (known !== undefined) return known
  const opened = written.kind === 'value' ? openValue(written, type) : openText(written, type)
  openedOnes.set(workflow, opened)
  return opened
}

function openValue({ tree, node, value }: WrittenValue, type: Workflow['type']): OpenedWorkflow {
  const { machine, diagnostics } = openDefinitionAt(tree, node, withPlaceholders(value), { type })
  return { machine, diagnostics, origin: (range) => range }
}

/** What is unknown stands in a definition as a substitution would. */
function withPlaceholders(value: Json): Json {
  if (whyUnknown(value) !== undefined) return '${unknown}'
  if (Array.isArray(value)) return (value as readonly Json[]).map(withPlaceholders)
  if (!isJsonObject(value)) return value
  const known = emptyRecord<Json>()
  for (const name in value) known[name] = withPlaceholders(value[name] as Json)
  return known
}

function openText({ text, pieces }: Extract<WorkflowText, { kind: 'text' }>, type: Workflow['type']): OpenedWorkflow {
  const { machine, diagnostics } = openDefinition(text, { type })
  const origin = originOf(pieces)
  return { machine, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, range: origin(diagnostic.range) })), origin }
}
