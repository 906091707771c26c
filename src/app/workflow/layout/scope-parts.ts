/** The items and links of a scope, as its states and transitions have them; beginning and end are items too. */
import type { WorkflowScope, WorkflowState } from '../../../bridge/protocol/index.ts'
import { bars, box, boxWidth, choice, choiceWidth, disc, frame, labelWidth, ring } from './measures.ts'
import type { EdgeKind, StateShape } from './placed.ts'
import type { Item, Link } from './scope-model.ts'

/** Where a scope stands: by itself, inside a frame, or between two bars, which are its beginning and end. */
export type Surroundings = 'alone' | 'frame' | 'bars'

export const START = 'start'
export const END = 'end'

/** Names of states cannot be mistaken for the beginning or the end. */
export function itemId(state: string): string {
  return `state ${state}`
}

/** What stands in a container was laid out before: its size, and how its branches stand. */
export interface Sized {
  readonly state: WorkflowState
  readonly shape: StateShape
  readonly width: number
  readonly height: number
}

export function itemsOf(scope: WorkflowScope, sized: readonly Sized[], around: Surroundings): readonly Item[] {
  const items = sized.map(itemOf)
  const isEnded = endersOf(scope).length > 0
  return [
    ...(scope.startAt === undefined ? [] : [startItem(around)]),
    ...items,
    ...(isEnded ? [endItem(around, endersOf(scope).length)] : []),
  ]
}

function startItem(around: Surroundings): Item {
  const { width, height } =
    around === 'bars' ? { width: 2, height: 0 } : { width: radiusOf('start', around) * 2, height: radiusOf('start', around) * 2 }
  const side = { left: width / 2, right: width / 2 }
  return { id: START, width, height, entry: { y: 0, ...side }, exit: { y: height, ...side }, ...noSides(width, height) }
}

function endItem(around: Surroundings, enders: number): Item {
  const radius = radiusOf('end', around)
  const width = around === 'bars' ? (enders > 1 ? 64 : 2) : radius * 2
  const height = around === 'bars' ? 0 : radius * 2
  const side = around === 'bars' && enders > 1 ? { left: 4, right: width - 4 } : { left: width / 2, right: width / 2 }
  return {
    id: END,
    width,
    height,
    entry: { y: 0, ...side },
    exit: { y: height, ...side },
    ...noSides(width, height),
    toSides: around !== 'bars',
  }
}

function noSides(width: number, height: number) {
  return { fromSides: false, toSides: false, sideExit: height / 2, sideEntry: height / 2, rightSide: width }
}

export function radiusOf(mark: 'start' | 'end', around: Surroundings): number {
  const { radius, inner } = mark === 'start' ? disc : ring
  return around === 'frame' ? inner : radius
}

function itemOf({ state, shape, width, height }: Sized): Item {
  const id = itemId(state.name)
  if (shape === 'bars') {
    // What arrives passes beside the name.
    const entry = { y: bars.head, left: width / 2 - 24, right: width - 12 }
    const exit = { y: height, left: 12, right: width - 12 }
    const sides = {
      fromSides: false,
      toSides: false,
      sideExit: height - bars.thick / 2,
      sideEntry: bars.head + bars.thick / 2,
      rightSide: width,
    }
    return { id, width, height, entry, exit, ...sides }
  }
  const air = shape === 'choice' ? choice.corner + 12 : 14
  // What stands behind a frame juts out a little.
  const stack = shape === 'frame' ? frame.stack : 0
  const side = { left: air, right: width - stack - air }
  const middle = (height - stack) / 2
  const isBox = shape === 'box' || shape === 'folded'
  return {
    id,
    width,
    height,
    entry: { y: 0, ...side },
    exit: { y: height - stack, ...side },
    fromSides: shape === 'choice',
    toSides: false,
    sideExit: isBox ? middle + 8 : middle,
    sideEntry: isBox ? middle - 8 : middle,
    rightSide: width - stack,
  }
}

/** A state without anything laid out inside it. */
export function plainSize(state: WorkflowState): Sized {
  if (state.type === 'Choice') return { state, shape: 'choice', width: choiceWidth(state), height: box.height }
  const shape = state.type === 'Parallel' || state.type === 'Map' ? 'folded' : 'box'
  return { state, shape, width: boxWidth(state), height: box.height }
}

/** A Fail ends the execution there and then. */
export function endersOf({ states }: WorkflowScope): readonly WorkflowState[] {
  return states.filter(({ isEnd, type }) => isEnd && type !== 'Fail')
}

const weights = { next: 6, default: 3, rule: 3, catch: 1 } as const

export function linksOf(scope: WorkflowScope): readonly Link[] {
  const known = new Set(scope.states.map(({ name }) => name))
  const { startAt } = scope
  const start = startAt !== undefined && known.has(startAt) ? [{ ...plain(startId(scope), START, itemId(startAt)), weight: 6 }] : []
  const ends = endersOf(scope).map(({ name }) => plain(endId(scope, name), itemId(name), END))
  const between = scope.transitions
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map((transition) => ({
      id: transition.id,
      from: itemId(transition.from),
      to: itemId(transition.to),
      labelWidth: labelWidth(transition.label, isCode(transition)),
      weight: weights[transition.kind],
    }))
  return [...start, ...between, ...ends]
}

function plain(id: string, from: string, to: string): Link {
  return { id, from, to, labelWidth: 0, weight: 3 }
}

export function startId({ id }: WorkflowScope): string {
  return `start ${id}`
}

export function endId({ id }: WorkflowScope, state: string): string {
  return `end ${id} ${state}`
}

/** Conditions and names of errors stand in the type of code. */
export function isCode({ kind }: { readonly kind: EdgeKind }): boolean {
  return kind === 'rule' || kind === 'catch'
}
