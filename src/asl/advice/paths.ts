/** Paths that no input can have: what they ask for is left out by the states before, or is nothing the context object has. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { placedScopes, transitionsOf } from '../diagnostics/check-transitions.ts'
import { inside, type Place } from '../diagnostics/problem.ts'
import type { Scope, State, StateMachine } from '../model/model.ts'
import { type Advice, eachState, type Visit } from './advice.ts'
import { follow, isSameShape, joined, type KnownShape } from './known-shape.ts'
import { namesOf, pathsIn } from './paths-in.ts'
import { caughtShape, type StageShapes, stageShapes } from './state-shapes.ts'

/** Where a loop has not settled after so many rounds, nothing is claimed. */
const mostVisits = 20

export function adviseOnPaths(machine: StateMachine): Advice[] {
  const advice: Advice[] = []
  adviseOnScope(machine, undefined, advice)
  eachState(machine, (visit) => adviseOnContext(visit, advice))
  return advice
}

function adviseOnScope(scope: Scope, place: Place, advice: Advice[]): void {
  const inputs = inputsOf(scope)
  for (const [name, state] of Object.entries(scope.states)) {
    const at = inside(place, 'States', name)
    const input = inputs.get(name)
    if (input !== undefined && state.language === 'JSONPath') adviseOnState(state, stageShapes(state, input), at, advice)
    for (const inner of placedScopes(state)) adviseOnScope(inner.scope, inside(at, ...inner.steps), advice)
  }
}

/** What is known of the input of each state; of the first one nothing is. */
function inputsOf(scope: Scope): ReadonlyMap<string, KnownShape> {
  const inputs = new Map<string, KnownShape>()
  const visits = new Map<string, number>()
  const waiting: string[] = []
  const arrive = (name: string, shape: KnownShape): void => {
    const known = inputs.get(name)
    const all = inputs.has(name) ? joined(known, shape) : shape
    if (inputs.has(name) && isSameShape(known, all)) return
    const count = (visits.get(name) ?? 0) + 1
    visits.set(name, count)
    inputs.set(name, count > mostVisits ? undefined : all)
    waiting.push(name)
  }
  if (scope.startAt !== undefined) arrive(scope.startAt, undefined)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = scope.states[name]
    if (state === undefined) continue
    const input = inputs.get(name)
    const { output } = stageShapes(state, input)
    for (const { target, steps } of transitionsOf(state)) arrive(target, steps[0] === 'Catch' ? caught(state, steps[1], input) : output)
  }
  return inputs
}

function caught(state: State, index: string | number | undefined, input: KnownShape): KnownShape {
  if (state.type !== 'Task' && state.type !== 'Parallel' && state.type !== 'Map') return undefined
  const catcher = state.catchers[index as number]
  return catcher === undefined ? undefined : caughtShape(state, catcher, input)
}

function adviseOnState(state: State, shapes: StageShapes, place: Place, advice: Advice[]): void {
  const { fields } = state
  const check = (shape: KnownShape, value: Json | undefined, at: Place): void => {
    if (typeof value !== 'string' || shape === undefined) return
    const paths = pathsIn(value).filter(({ root }) => root === 'input')
    const lost = paths.find((path) => follow(shape, namesOf(path)).missing !== undefined)
    if (lost === undefined) return
    advice.push({
      code: 'asl.path-never-there',
      severity: 'warning',
      message: `${lost.text} is never there: what arrives here has no ${follow(shape, namesOf(lost)).missing}.`,
      help: 'The states before make a new object without it; let one of them pass it on, or put its result beside it with ResultPath.',
      place: at,
    })
  }
  check(shapes.input, fields['InputPath'], inside(place, 'InputPath'))
  if (state.type !== 'Map')
    checkTemplate(fields['Parameters'], inside(place, 'Parameters'), (value, at) => check(shapes.afterInputPath, value, at))
  for (const [field, value] of Object.entries(fields)) {
    if (!field.endsWith('Path') || field === 'InputPath' || field === 'ResultPath' || field === 'OutputPath') continue
    // Beside Parameters, AWS's documents do not agree on which of the two is read.
    if (state.type === 'Map' || !('Parameters' in fields)) check(shapes.afterInputPath, value, inside(place, field))
  }
  if (state.type === 'Choice')
    checkRules(state.fields['Choices'], inside(place, 'Choices'), (value, at) => check(shapes.afterInputPath, value, at))
  check(shapes.afterResultPath, fields['OutputPath'], inside(place, 'OutputPath'))
}

type Visitor = (value: Json | undefined, place: Place) => void

function checkTemplate(value: Json | undefined, place: Place, visit: Visitor): void {
  if (!isJsonObject(value)) return
  for (const [key, content] of Object.entries(value)) {
    if (key.endsWith('.$')) visit(content, inside(place, key))
    else checkTemplate(content, inside(place, key), visit)
  }
}

/** Rules that ask whether something is there may ask for what is not. */
function checkRules(rules: Json | undefined, place: Place, visit: Visitor): void {
  if (JSON.stringify(rules ?? null).includes('"IsPresent"')) return
  const walk = (value: Json | undefined, at: Place): void => {
    if (Array.isArray(value)) for (const [index, item] of (value as readonly Json[]).entries()) walk(item, inside(at, index))
    if (!isJsonObject(value)) return
    visit(value['Variable'], inside(at, 'Variable'))
    for (const name of ['And', 'Or', 'Not']) if (name in value) walk(value[name], inside(at, name))
  }
  walk(rules, place)
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
const contextKeys = new Set(['Execution', 'State', 'StateMachine', 'Task', 'Map'])

function adviseOnContext({ state, place, around }: Visit, advice: Advice[]): void {
  if (state.language !== 'JSONPath') return
  const isInMap = state.type === 'Map' || around.some(({ type }) => type === 'Map')
  const hasToken =
    state.type !== 'Task' || state.resource === undefined || /\.waitForTaskToken$|\.sync(:2)?$|:activity:|\$\{/.test(state.resource)
  const visit = (value: Json | undefined, key: string, at: Place): void => {
    if (Array.isArray(value)) for (const [index, item] of (value as readonly Json[]).entries()) visit(item, key, inside(at, index))
    else if (isJsonObject(value)) for (const [name, inner] of Object.entries(value)) visit(inner, name, inside(at, name))
    else if (typeof value === 'string' && value.includes('$$') && /\.\$$|Path$|^Variable$/.test(key)) {
      for (const path of pathsIn(value)) {
        const why = path.root === 'context' ? whyNotInContext(namesOf(path)[0], isInMap, hasToken) : undefined
        if (why === undefined) continue
        advice.push({ code: 'asl.path-never-there', severity: 'warning', message: `${path.text} is never there: ${why}`, place: at })
      }
    }
  }
  for (const [field, value] of Object.entries(state.fields)) {
    if (!['Branches', 'ItemProcessor', 'Iterator'].includes(field)) visit(value, field, inside(place, field))
  }
}

function whyNotInContext(key: string | undefined, isInMap: boolean, hasToken: boolean): string | undefined {
  if (key === undefined) return undefined
  if (!contextKeys.has(key)) return `the context object has no ${key}, only ${[...contextKeys].join(', ')}.`
  if (key === 'Map' && !isInMap) return 'the context object has a Map only inside one.'
  if (key === 'Task' && !hasToken) return 'only a Task whose Resource ends in .waitForTaskToken or .sync has a token.'
  return undefined
}
