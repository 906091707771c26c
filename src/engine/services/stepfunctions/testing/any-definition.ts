/** Definitions of any form, for properties: every type of state, both languages, nested scopes, tasks that fail and are caught. */
import fc from 'fast-check'
import { arnOfFunction } from './task-world.ts'

export interface AnyDefinition {
  readonly StartAt: string
  readonly States: Readonly<Record<string, AnyState>>
}

export interface AnyRetrier {
  readonly IntervalSeconds: number
  readonly MaxAttempts: number
  readonly BackoffRate: number
  readonly MaxDelaySeconds?: number
}

export interface AnyState {
  readonly Type: string
  readonly Next?: string
  readonly Retry?: readonly AnyRetrier[]
  readonly Branches?: readonly AnyDefinition[]
  readonly ItemProcessor?: AnyDefinition
  readonly [field: string]: unknown
}

interface Draft {
  readonly state: { readonly Type: string; readonly [field: string]: unknown }
  /** How many states the transition leaps over. */
  readonly leap: number
  readonly other: number
  readonly scopes: readonly (readonly Draft[])[]
}

const retrier = fc.record(
  {
    IntervalSeconds: fc.integer({ min: 1, max: 5 }),
    MaxAttempts: fc.integer({ min: 0, max: 3 }),
    BackoffRate: fc.constantFrom(1, 1.5, 2),
    MaxDelaySeconds: fc.integer({ min: 6, max: 9 }),
  },
  { requiredKeys: ['IntervalSeconds', 'MaxAttempts', 'BackoffRate'] },
)

const task = fc.record({
  Type: fc.constant('Task'),
  Resource: fc.constantFrom(arnOfFunction('f'), arnOfFunction('bad'), arnOfFunction('slow')),
  TimeoutSeconds: fc.constantFrom(3, 40),
  Retry: retrier.map((one) => [{ ErrorEquals: ['States.ALL'], ...one }]),
})

const plain = fc.oneof(
  fc.constantFrom(
    { Type: 'Pass' },
    { Type: 'Pass', Result: { n: 1 } },
    { Type: 'Pass', Parameters: { 'was.$': '$', 'entered.$': '$$.State.EnteredTime' } },
    { Type: 'Pass', Parameters: { 'gone.$': '$.nowhere.at.all' } },
    { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% {"at": $states.context.State.Name} %}' },
    { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.nowhere %}' },
    { Type: 'Choice' },
    { Type: 'Succeed' },
    { Type: 'Fail', Error: 'Made.Up', Cause: 'as it was drawn' },
  ),
  fc.integer({ min: 0, max: 4 }).map((Seconds) => ({ Type: 'Wait', Seconds })),
  task,
)

const leaps = { leap: fc.nat({ max: 1 }), other: fc.nat({ max: 2 }) }
const { scope } = fc.letrec<{ scope: readonly Draft[]; draft: Draft }>((tie) => ({
  draft: fc.oneof(
    { maxDepth: 2 },
    fc.record({ state: plain, ...leaps, scopes: fc.constant([]) }),
    fc.record({ state: fc.constant({ Type: 'Parallel' }), ...leaps, scopes: fc.array(tie('scope'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      state: fc.record({
        Type: fc.constant('Map'),
        MaxConcurrency: fc.nat({ max: 2 }),
        ItemsPath: fc.constant('$$.Execution.Input.items'),
      }),
      ...leaps,
      scopes: fc.tuple(tie('scope')),
    }),
  ),
  scope: fc.array(tie('draft'), { minLength: 1, maxLength: 4 }),
}))

/** Reads `items` of the execution's input. Transitions lead forwards only, so that every execution ends. */
export const anyDefinition: fc.Arbitrary<AnyDefinition> = scope.map((drafts) => written(drafts, ''))

function written(drafts: readonly Draft[], prefix: string): AnyDefinition {
  const names = drafts.map((_, index) => `${prefix}S${index}`)
  const states: Record<string, AnyState> = {}
  for (const [index, draft] of drafts.entries()) states[names[index] as string] = writtenState(draft, names, index)
  return { StartAt: names[0] as string, States: reachable(names[0] as string, states) }
}

function writtenState({ state, leap, other, scopes }: Draft, names: readonly string[], index: number): AnyState {
  const ahead = (by: number): string | undefined => names[index + 1 + by]
  const inner = scopes.map((one, number) => written(one, `${names[index]}.${number}.`))
  const within = state.Type === 'Parallel' ? { Branches: inner } : state.Type === 'Map' ? { ItemProcessor: inner[0] as AnyDefinition } : {}
  if (state.Type === 'Succeed' || state.Type === 'Fail') return state
  const next = ahead(leap)
  if (state.Type === 'Choice') {
    if (next === undefined) return { Type: 'Succeed' }
    return { ...state, Choices: [{ Variable: '$.n', IsPresent: true, Next: next }], Default: ahead(other) ?? next }
  }
  const caught = ahead(other)
  const catches = caught !== undefined && ['Task', 'Parallel', 'Map'].includes(state.Type)
  return {
    ...state,
    ...within,
    ...(next === undefined ? { End: true } : { Next: next }),
    ...(catches && { Catch: [{ ErrorEquals: ['States.ALL'], Next: caught, ResultPath: '$.error' }] }),
  }
}

/** AWS refuses a state that nothing leads to. */
function reachable(start: string, states: Readonly<Record<string, AnyState>>): Record<string, AnyState> {
  const kept: Record<string, AnyState> = {}
  const reach = (name: string | undefined): void => {
    if (name === undefined || kept[name] !== undefined) return
    const state = states[name] as AnyState
    kept[name] = state
    const { Next, Default, Choices, Catch } = state as { Next?: string; Default?: string; Choices?: Leading[]; Catch?: Leading[] }
    for (const target of [Next, Default, ...[...(Choices ?? []), ...(Catch ?? [])].map((one) => one.Next)]) reach(target)
  }
  reach(start)
  return kept
}

interface Leading {
  readonly Next: string
}
