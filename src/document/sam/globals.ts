/** `Globals`: what every function has unless it says otherwise. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
import { entryOf, type MappingEntry, type TreeNode } from '../../text/tree.ts'
import { entriesOf, itemsOf, sequenceAt } from '../tree-values.ts'

/** Mappings are merged, lists are joined with the global items first, anything else is replaced by the function's own. */
export function withGlobals(globals: TreeNode | undefined, section: string, own: readonly MappingEntry[]): readonly MappingEntry[] {
  return mergeEntries(entriesOf(entryOf(globals, section)), own)
}

function mergeEntries(general: readonly MappingEntry[], own: readonly MappingEntry[]): readonly MappingEntry[] {
  const named = new Map(own.map((entry) => [entry.key.value, entry]))
  const merged = general.map((entry) => {
    const local = named.get(entry.key.value)
    named.delete(entry.key.value)
    return local === undefined ? entry : { ...local, value: mergeValues(entry.value, local.value) }
  })
  return [...merged, ...named.values()]
}

function mergeValues(general: TreeNode, own: TreeNode): TreeNode {
  if (general.kind === 'sequence' && own.kind === 'sequence') return sequenceAt(own.range, [...itemsOf(general), ...itemsOf(own)])
  if (general.kind !== 'mapping' || own.kind !== 'mapping' || isFunctionCall(general) || isFunctionCall(own)) return own
  return { ...own, entries: mergeEntries(entriesOf(general), entriesOf(own)) }
}

/** `{ Ref: X }`, `{ Fn::Sub: … }` */
function isFunctionCall(node: TreeNode): boolean {
  const [only, ...others] = entriesOf(node)
  return only !== undefined && others.length === 0 && /^(Ref$|Fn::)/.test(only.key.value)
}
