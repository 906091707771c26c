/** What is wrong with the definitions of state machines, told where they were written. */
import { refusalOf, validateDefinition } from '../asl/index.ts'
import type { TextRange } from '../text/range.ts'
import { addFound, note, type Problems } from './diagnostic-catalogue.ts'
import type { ResourceIndex } from './resource-index.ts'
import { openWorkflow } from './workflow-definition.ts'

/** A definition in a file is marked where the template names the file; `within` says where in it. */
export function checkWorkflows(index: ResourceIndex, problems: Problems): void {
  for (const { workflow, propertyRanges, source } of index.all) {
    const opened = workflow && openWorkflow(workflow)
    const file = workflow?.written?.kind === 'text' ? workflow.written.file : undefined
    const range = source.definitionUri?.range ?? propertyRanges['DefinitionS3Location'] ?? source.keyRange
    const found = opened?.diagnostics ?? []
    for (const diagnostic of found)
      addFound(problems, file === undefined ? diagnostic : { ...diagnostic, range, within: { file, range: diagnostic.range } })
    if (workflow?.definition === undefined || found.some(({ severity }) => severity === 'error')) continue
    const refusal = refusalOf(validateDefinition(workflow.definition, workflow.type))
    if (refusal !== undefined) note(problems, 'definition-refused', placeOf(propertyRanges) ?? range, source.logicalId, refusal)
  }
}

function placeOf(ranges: Readonly<Record<string, TextRange>>): TextRange | undefined {
  return ranges['DefinitionString'] ?? ranges['Definition']
}
