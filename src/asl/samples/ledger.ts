/** Where needs are gathered while a definition is read from its ends to its beginning. */
import { emptyRecord } from '../../base/json.ts'
import { anything, askedOf, both, elementsOf, listOf, member, type Need } from './need.ts'
import type { Filter, Path, Step } from '../expressions/paths/path.ts'

/** Of the whole definition. */
export interface Ledger {
  /** Input that a state is in need of, by its name. */
  readonly inputs: Record<string, Need>
  /** Results of tasks, Parallels and Maps, by state. */
  readonly results: Record<string, Need>
  /** Items of Maps, by state. */
  readonly items: Record<string, Need>
  /** Inputs of the executions of distributed Maps, as their own context objects show it, by state. */
  readonly children: Record<string, Need>
  readonly variables: Record<string, Need>
  /** The execution's input, as the context object shows it. */
  execution: Need
}

/** Where a state stands. */
export interface Place {
  /** The Map around it. */
  readonly map: string | undefined
  /** The distributed Map whose executions run it. */
  readonly child: string | undefined
}

/** What one state reads: of what its paths start from (`input`), of its result (JSONata), of the item around it. */
export interface Reads {
  readonly ledger: Ledger
  readonly place: Place
  input: Need
  result: Need
}

export function newLedger(): Ledger {
  return {
    inputs: emptyRecord(),
    results: emptyRecord(),
    items: emptyRecord(),
    children: emptyRecord(),
    variables: emptyRecord(),
    execution: anything,
  }
}

export function readsIn(ledger: Ledger, place: Place): Reads {
  return { ledger, place, input: anything, result: anything }
}

export function askVariable({ variables }: Ledger, name: string, need: Need): void {
  variables[name] = both(variables[name] ?? anything, need)
}

/** `need` is what is asked of the context object. */
export function askContext({ ledger, place: { map, child } }: Reads, need: Need): void {
  const input = askedOf(askedOf(need, 'Execution'), 'Input')
  if (child === undefined) ledger.execution = both(ledger.execution, input)
  else ledger.children[child] = both(ledger.children[child] ?? anything, input)
  if (map === undefined) return
  const item = askedOf(askedOf(askedOf(need, 'Map'), 'Item'), 'Value')
  ledger.items[map] = both(ledger.items[map] ?? anything, item)
}

/** Something is read at a path, and this is asked of it. */
export function askPath(reads: Reads, path: Path, need: Need): void {
  const whole = needAlong(path.steps, need)
  if (path.root === 'input') reads.input = both(reads.input, whole)
  else if (path.root === 'variable') askVariable(reads.ledger, path.variable, whole)
  else if (path.root === 'context') askContext(reads, whole)
}

/** What is asked of a value when this is asked of what stands at the end of the steps from it. A path that can lead to several gives a list of them. */
export function needAlong(steps: readonly Step[], end: Need): Need {
  const isMany = steps.some(
    ({ kind }) => kind === 'every' || kind === 'slice' || kind === 'filter' || kind === 'indexes' || kind === 'deep',
  )
  return steps.reduceRight((need: Need, step) => needAt(step, need), isMany ? elementsOf(end) : end)
}

function needAt(step: Step, need: Need): Need {
  switch (step.kind) {
    case 'name':
      return member(step.name, need)
    case 'names':
      return step.names.reduce((all, name) => both(all, member(name, askedOf(need, name))), anything)
    case 'index':
      return step.index < 0 ? listOf(need) : { ...member(String(step.index), need), kind: 'list', least: step.index + 1 }
    case 'filter':
      return someElement(wantedBy(step.filter), need)
    case 'every':
    case 'slice':
    case 'indexes':
      return listOf(need)
    case 'deep':
      return need
    case 'call':
      return step.name === 'length' || step.name === 'size' ? { kind: 'list' } : listOf({ kind: 'number' })
  }
}

/** One element is asked for, wherever it stands: each filter finds its own. */
function someElement(wanted: Need, need: Need): Need {
  return { ...member(`?${JSON.stringify(wanted)}`, both(wanted, need)), kind: 'list', least: 1 }
}

/** An element that a filter lets through. */
function wantedBy(filter: Filter): Need {
  if (filter.kind === 'all') return filter.parts.map(wantedBy).reduce((all, part) => both(all, part), anything)
  if (filter.kind === 'any') return filter.parts[0] ? wantedBy(filter.parts[0]) : anything
  if (filter.kind === 'exists') return filter.path.root === 'element' ? needAlong(filter.path.steps, anything) : anything
  if (filter.kind !== 'compare' || filter.operator !== '==') return anything
  const { left, right } = filter
  const [path, literal] = left.kind === 'path' ? [left, right] : [right, left]
  if (path.kind !== 'path' || path.path.root !== 'element') return anything
  return needAlong(path.path.steps, literal.kind === 'literal' ? { value: literal.value } : anything)
}
