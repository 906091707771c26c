/** What a state needs of its input and of its result, given what is asked of its output: the stages of its processing, backwards. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { parsePath } from '../expressions/paths/parse-path.ts'
import type { ChoiceState, MapState, Scope, State } from '../model/model.ts'
import { askCondition, askJsonata } from './expression-needs.ts'
import { type Ledger, needAlong, type Place, type Reads, readsIn } from './ledger.ts'
import { anything, askedOf, both, elementsOf, listOf, type Need, without } from './need.ts'
import { askRule } from './rule-needs.ts'
import { askTemplate, askText } from './template-needs.ts'

export interface Visit {
  readonly ledger: Ledger
  readonly scope: Scope
  readonly place: Place
  /** Asked of the output of the state. */
  readonly output: Need
  /** Ways of a Choice, the best first. */
  readonly ways: readonly number[]
}

/** Elements of a list that a Map is given where nothing else is said. */
const items = 2

/** What the state needs of its input. What it needs of its result is put into the ledger. */
export function inputNeeds(state: State, visit: Visit): Need {
  return state.language === 'JSONata' ? jsonataNeeds(state, visit) : pathNeeds(state, visit)
}

function pathNeeds(state: State, visit: Visit): Need {
  const { ledger, place } = visit
  const { fields } = state
  const reads = readsIn(ledger, place)
  const afterPath = throughPath(fields['OutputPath'], visit.output)
  let kept = anything
  if (state.type === 'Choice') askChoice(reads, state, visit.ways)
  if (state.type === 'Choice' || state.type === 'Wait' || state.type === 'Succeed') {
    reads.input = both(reads.input, afterPath)
    assign(reads, fields['Assign'])
  } else if (state.type !== 'Fail') {
    const placed = placing(fields['ResultPath'], afterPath)
    kept = placed.kept
    worked(state, reads, selectedFrom(reads, state, placed.result))
  }
  askFields(reads, fields)
  return both(throughPath(fields['InputPath'], reads.input), both(kept, caughtNeeds(state, ledger)))
}

/** `ResultPath`: what is asked of the result, and of the input around it. */
function placing(path: Json | undefined, asked: Need): { readonly result: Need; readonly kept: Need } {
  if (path === null) return { result: anything, kept: asked }
  if (typeof path !== 'string' || path === '$') return { result: asked, kept: anything }
  const keys = keysOf(path)
  return { result: keys.reduce((need, key) => askedOf(need, key), asked), kept: both({ kind: 'object' }, without(asked, keys)) }
}

/** `ResultSelector` and `Assign`, backwards: what is asked of the result itself. */
function selectedFrom(reads: Reads, state: State, asked: Need): Need {
  const assigned = readsIn(reads.ledger, reads.place)
  assign(assigned, state.fields['Assign'])
  const selected = both(asked, assigned.input)
  const selector = state.fields['ResultSelector']
  if (selector === undefined) return selected
  const result = readsIn(reads.ledger, reads.place)
  askTemplate(result, selector, selected)
  return result.input
}

function assign(reads: Reads, template: Json | undefined): void {
  if (template !== undefined) askTemplate(reads, template, { kind: 'object', keys: reads.ledger.variables })
}

/** What is done between input and result. */
function worked(state: State, reads: Reads, result: Need): void {
  const { fields } = state
  const { ledger } = reads
  ledger.results[state.name] = result
  if (state.type === 'Pass') {
    if (fields['Result'] !== undefined) return
    if (fields['Parameters'] === undefined) reads.input = both(reads.input, result)
    else askTemplate(reads, fields['Parameters'], result)
  } else if (state.type === 'Task') askTemplate(reads, fields['Parameters'], anything)
  else if (state.type === 'Parallel') {
    const branches = state.branches.reduce((all, { startAt = '' }) => both(all, ledger.inputs[startAt] ?? anything), anything)
    if (fields['Parameters'] === undefined) reads.input = both(reads.input, branches)
    else askTemplate(reads, fields['Parameters'], branches)
  } else if (state.type === 'Map') overItems(state, reads)
}

function overItems(state: MapState, reads: Reads): void {
  const { fields } = state
  const { ledger } = reads
  const first = itemNeed(state, reads, askTemplate)
  const selector = fields['ItemSelector'] ?? fields['Parameters']
  const inside = readsIn(ledger, { ...reads.place, map: state.name })
  if (selector === undefined) ledger.items[state.name] = both(ledger.items[state.name] ?? anything, first)
  else askTemplate(inside, selector, first)
  reads.input = both(reads.input, inside.input)
  askReader(reads, fields, 'Parameters', askTemplate)
  const path = fields['ItemsPath'] ?? '$'
  if (typeof path === 'string' && fields['ItemReader'] === undefined)
    askText(reads, path, listOf(ledger.items[state.name] ?? anything, items))
}

type Ask = (reads: Reads, template: Json | undefined, made: Need) => void

/** What an iteration, or an execution of a distributed Map, needs of its item. Batches hold several. */
function itemNeed({ name, processor, fields }: MapState, reads: Reads, ask: Ask): Need {
  const { inputs, children } = reads.ledger
  const first = both(inputs[processor?.startAt ?? ''] ?? anything, children[name] ?? anything)
  const batcher = fields['ItemBatcher']
  if (!isJsonObject(batcher)) return first
  ask(reads, batcher['BatchInput'], askedOf(first, 'BatchInput'))
  return elementsOf(askedOf(first, 'Items'))
}

/** Where items are read from, and results written to. */
function askReader(reads: Reads, fields: State['fields'], member: 'Parameters' | 'Arguments', ask: Ask): void {
  for (const field of ['ItemReader', 'ResultWriter']) {
    const held = fields[field]
    if (isJsonObject(held)) ask(reads, held[member], anything)
  }
}

function askChoice(reads: Reads, state: ChoiceState, ways: readonly number[]): void {
  const [way = -1] = ways
  const ask = (index: number, isWanted: boolean): void => {
    const rule = state.rules[index]
    if (rule === undefined) return
    if (state.language === 'JSONata') askCondition(reads, rule.fields['Condition'], isWanted)
    else askRule(reads, rule.fields, isWanted)
  }
  ask(way, true)
  for (let index = 0; index < (way === -1 ? state.rules.length : way); index++) ask(index, false)
}

/** Fields that name a path by themselves. */
const pathFields: Readonly<Record<string, Need>> = {
  SecondsPath: { kind: 'number' },
  TimestampPath: { kind: 'moment' },
  TimeoutSecondsPath: { kind: 'number', value: 300 },
  HeartbeatSecondsPath: { kind: 'number', value: 60 },
  MaxConcurrencyPath: { kind: 'number' },
  ToleratedFailureCountPath: { kind: 'number' },
  ToleratedFailurePercentagePath: { kind: 'number' },
  ErrorPath: { kind: 'text' },
  CausePath: { kind: 'text' },
}

function askFields(reads: Reads, fields: State['fields']): void {
  for (const field in pathFields) {
    const path = fields[field]
    if (typeof path === 'string') askText(reads, path, pathFields[field] as Need)
  }
}

/** A catcher puts the error beside the input, of which what comes then reads the rest. */
function caughtNeeds(state: State, { inputs }: Ledger): Need {
  if (!('catchers' in state)) return anything
  return state.catchers.reduce((all, { fields, next = '' }) => {
    const path = fields['ResultPath']
    if (path === undefined || path === '$') return all
    return both(all, placing(path, inputs[next] ?? anything).kept)
  }, anything)
}

function throughPath(path: Json | undefined, need: Need): Need {
  if (path === null) return anything
  const parsed = typeof path === 'string' ? parsePath(path) : undefined
  return parsed?.ok && parsed.value.root === 'input' ? needAlong(parsed.value.steps, need) : need
}

function keysOf(path: string): readonly (string | number)[] {
  const parsed = parsePath(path)
  return parsed.ok ? (parsed.value.chain ?? []).map(({ key }) => key) : []
}

function jsonataNeeds(state: State, visit: Visit): Need {
  const { ledger, place, output } = visit
  const { fields } = state
  const reads = readsIn(ledger, place)
  if (state.type === 'Choice') askChoice(reads, state, visit.ways)
  askJsonata(reads, fields['Output'], output)
  askJsonata(reads, fields['Assign'], { kind: 'object', keys: ledger.variables })
  const isWorking = state.type === 'Task' || state.type === 'Map' || state.type === 'Parallel'
  if (fields['Output'] === undefined) {
    if (isWorking) reads.result = both(reads.result, output)
    else reads.input = both(reads.input, output)
  }
  ledger.results[state.name] = reads.result
  if (state.type === 'Map') overGivenItems(state, reads)
  else if (state.type === 'Parallel') {
    const branches = state.branches.reduce((all, { startAt = '' }) => both(all, ledger.inputs[startAt] ?? anything), anything)
    if (fields['Arguments'] === undefined) reads.input = both(reads.input, branches)
    else askJsonata(reads, fields['Arguments'], branches)
  } else askJsonata(reads, fields['Arguments'], anything)
  for (const field of ['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds', 'MaxConcurrency'])
    askJsonata(reads, fields[field], { kind: 'number' })
  askJsonata(reads, fields['Timestamp'], { kind: 'moment' })
  return reads.input
}

function overGivenItems(state: MapState, reads: Reads): void {
  const { ledger } = reads
  const first = itemNeed(state, reads, askJsonata)
  const inside = readsIn(ledger, { ...reads.place, map: state.name })
  if (state.fields['ItemSelector'] === undefined) ledger.items[state.name] = both(ledger.items[state.name] ?? anything, first)
  else askJsonata(inside, state.fields['ItemSelector'], first)
  reads.input = both(reads.input, inside.input)
  askReader(reads, state.fields, 'Arguments', askJsonata)
  if (state.fields['ItemReader'] !== undefined) return
  const list = listOf(ledger.items[state.name] ?? anything, items)
  if (state.fields['Items'] === undefined) reads.input = both(reads.input, list)
  else askJsonata(reads, state.fields['Items'], list)
}
