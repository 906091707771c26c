/** Whether events match a pattern, and what form a pattern expects of them. Apart from reading it, so that whoever checks a template loads no more. */
import { filteredBy } from './filter-match.ts'
import type { EventPattern } from './event-pattern.ts'
import type { PolicyObject } from './filter-model.ts'

/** Whether an event, given as the text of a JSON object, matches. Values within lists match one by one. */
export function matchesEvent(pattern: EventPattern, event: string): boolean {
  return filteredBy({ scope: 'MessageBody', root: pattern.root }, { body: event, attributes: {} }) === undefined
}

/** How a pattern expects what stands under one of its keys: as an object to look into, as a value, or not at all. */
export function expectedForm(pattern: EventPattern, key: string): 'object' | 'value' | undefined {
  return formIn(pattern.root, key)
}

function formIn(object: PolicyObject, key: string): 'object' | 'value' | undefined {
  for (const member of object.members) {
    if (member.kind === 'or') {
      const form = member.branches.map((branch) => formIn(branch, key)).find((found) => found !== undefined)
      if (form !== undefined) return form
    } else if (member.name === key) return member.kind === 'object' ? 'object' : 'value'
  }
  return undefined
}
