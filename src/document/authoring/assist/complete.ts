/** What may be written next: keys, values, references; also in a text that is half typed. */
import type { Completion } from './assist-model.ts'
import { keysAt } from './keys.ts'
import { attributesOfType, parametersIn, pseudoParameters, resourcesIn, withoutCircle } from './names.ts'
import { spotsAt, variableAt } from './spot.ts'
import { parseTree } from '../../../text/tree.ts'
import { valuesAt } from './values-at.ts'

/** At most so many are handed out: nobody reads further. */
const MOST = 200

export function completionsAt(text: string, offset: number): Completion[] {
  const variable = variableAt(text, offset)
  if (variable !== undefined) return variablesIn(text, offset).map((item) => ({ ...item, ...variable }))
  for (const spot of spotsAt(text, offset)) {
    const items = spot.kind === 'key' ? keysAt(spot) : valuesAt(spot)
    const { from, to } = spot
    if (items.length > 0) return items.slice(0, MOST).map((item) => ({ ...item, from, to }))
  }
  return []
}

/** Names inside `${…}` of a `!Sub`. */
function variablesIn(text: string, offset: number): Omit<Completion, 'from' | 'to'>[] {
  const tree = parseTree(text)
  const resources = resourcesIn(tree)
  // The resource that holds the offset must not name itself.
  const holder = resources.findLast(({ id }) => holds(text, id, offset))?.id
  const free = withoutCircle(tree, holder, resources)
  const names = [...parametersIn(tree).map(({ id }) => id), ...free.map(({ id }) => id)]
  const attributes = free.flatMap(({ id, type }) => attributesOfType(type).map((name) => `${id}.${name}`))
  return [...names, ...attributes, ...Object.keys(pseudoParameters)].map((label) => ({ label, insert: label, kind: 'resource' as const }))
}

function holds(text: string, id: string, offset: number): boolean {
  const at = text.search(new RegExp(`^[ \\t]*"?${id}"?[ \\t]*:`, 'm'))
  return at >= 0 && at <= offset
}
