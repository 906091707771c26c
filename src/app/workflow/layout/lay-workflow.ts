/** Lays out a workflow: each scope by itself, from the innermost outwards. The same picture is always laid out alike. */
import type { WorkflowPicture, WorkflowScope, WorkflowState } from '../../../bridge/protocol/index.ts'
import type { Box, Point } from '../../diagram/track/geometry.ts'
import { layScope } from './lay-scope.ts'
import { bars, frame, headWidth } from './measures.ts'
import type { PlacedEdge, PlacedMark, PlacedState, WorkflowLayout } from './placed.ts'
import type { LaidScope } from './scope-model.ts'
import {
  END,
  endersOf,
  endId,
  itemId,
  itemsOf,
  linksOf,
  plainSize,
  radiusOf,
  type Sized,
  START,
  startId,
  type Surroundings,
} from './scope-parts.ts'

/** @param folded names of the containers of which only a box is drawn */
export function layWorkflow(picture: Pick<WorkflowPicture, 'root'>, folded: ReadonlySet<string>): WorkflowLayout {
  const root = placedScope(picture.root, 'alone', folded)
  const drawing: Drawing = { states: [], marks: [], edges: [] }
  draw(root, { x: 0, y: 0 }, undefined, drawing)
  return { width: root.laid.width, height: root.laid.height, ...drawing }
}

/** A scope with its inner ones, each in coordinates of its own. */
interface ScopeTree {
  readonly scope: WorkflowScope
  readonly around: Surroundings
  readonly laid: LaidScope
  readonly inner: ReadonlyMap<string, Container>
  readonly sized: readonly Sized[]
}

interface Container extends Sized {
  readonly branches: readonly { readonly tree: ScopeTree; readonly at: Point }[]
}

function placedScope(scope: WorkflowScope, around: Surroundings, folded: ReadonlySet<string>): ScopeTree {
  const sized = scope.states.map((state) => sizeOf(state, folded))
  const inner = new Map(sized.flatMap((one) => ('branches' in one ? [[one.state.name, one] as const] : [])))
  return { scope, around, laid: layScope(itemsOf(scope, sized, around), linksOf(scope), { first: START, last: END }), inner, sized }
}

function sizeOf(state: WorkflowState, folded: ReadonlySet<string>): Sized | Container {
  if (state.scopes.length === 0 || folded.has(state.name)) return plainSize(state)
  return state.type === 'Map' ? framed(state, folded) : barred(state, folded)
}

/** Branches stand side by side between their bars. */
function barred(state: WorkflowState, folded: ReadonlySet<string>): Container {
  const trees = state.scopes.map((scope) => placedScope(scope, 'bars', folded))
  const inside = trees.reduce((sum, { laid }) => sum + laid.width, 0) + bars.between * (trees.length - 1)
  // Room for the name on the left of what arrives in the middle.
  const width = Math.max(inside, (headWidth(state, bars.most) + 30) * 2)
  const tallest = Math.max(...trees.map(({ laid }) => laid.height))
  let x = (width - inside) / 2
  const branches = trees.map((tree) => {
    const at = { x, y: bars.head + bars.thick }
    x += tree.laid.width + bars.between
    return { tree, at }
  })
  return { state, shape: 'bars', width, height: bars.head + bars.thick * 2 + tallest, branches }
}

function framed(state: WorkflowState, folded: ReadonlySet<string>): Container {
  const trees = state.scopes.map((scope) => placedScope(scope, 'frame', folded))
  const inside = Math.max(...trees.map(({ laid }) => laid.width))
  const wide = Math.max(frame.least, headWidth(state, frame.most) + 30, inside + frame.air * 2)
  let y: number = frame.head
  const branches = trees.map((tree) => {
    const at = { x: (wide - tree.laid.width) / 2, y }
    y += tree.laid.height + frame.air
    return { tree, at }
  })
  return { state, shape: 'frame', width: wide + frame.stack, height: y + frame.stack, branches }
}

interface Drawing {
  readonly states: PlacedState[]
  readonly marks: PlacedMark[]
  readonly edges: PlacedEdge[]
}

function draw(tree: ScopeTree, off: Point, inside: string | undefined, into: Drawing): void {
  const { scope, around, laid, inner, sized } = tree
  for (const { state, shape } of sized) {
    const whole = laid.boxes.get(itemId(state.name))
    if (whole === undefined) continue
    const at = moved(whole, off)
    into.states.push({ name: state.name, shape, inside, ...outlines(at, shape, state) })
    for (const branch of inner.get(state.name)?.branches ?? []) {
      draw(branch.tree, { x: at.left + branch.at.x, y: at.top + branch.at.y }, state.name, into)
      if (shape === 'bars') reachBars(branch.tree.scope, { above: at.top + branch.at.y, below: at.bottom - bars.thick }, into)
    }
  }
  into.marks.push(...marksOf(tree, off))
  const facts = factsOf(scope)
  for (const { id, points, label } of laid.routes) {
    const fact = facts.get(id)
    if (fact === undefined) continue
    const text = fact.label === '' || label === undefined ? undefined : { text: fact.label, box: moved(label, off) }
    const { kind, from, to } = fact
    const isOnBar = around === 'bars' && (kind === 'start' || kind === 'end')
    into.edges.push({
      id,
      kind,
      from,
      to,
      points: points.map((point) => shifted(point, off)),
      label: text,
      inside: isOnBar ? inside : undefined,
    })
  }
}

/** What a state's own drawing is, and where its name stands. */
function outlines(whole: Box, shape: PlacedState['shape'], state: WorkflowState): Pick<PlacedState, 'box' | 'head'> {
  if (shape === 'bars') {
    const head = { left: whole.left, top: whole.top, right: whole.left + headWidth(state, bars.most), bottom: whole.top + bars.head - 2 }
    return { box: { ...whole, top: whole.top + bars.head }, head }
  }
  if (shape !== 'frame') return { box: whole, head: whole }
  const box = { ...whole, right: whole.right - frame.stack, bottom: whole.bottom - frame.stack }
  return { box, head: { ...box, bottom: box.top + frame.head - 34 } }
}

function marksOf({ scope, around, laid }: ScopeTree, off: Point): readonly PlacedMark[] {
  if (around === 'bars') return []
  return (['start', 'end'] as const).flatMap((kind) => {
    const place = laid.boxes.get(kind === 'start' ? START : END)
    if (place === undefined) return []
    const { left, top, right, bottom } = moved(place, off)
    return [{ kind, scope: scope.id, at: { x: (left + right) / 2, y: (top + bottom) / 2 }, radius: radiusOf(kind, around) }]
  })
}

/** Branches that are shorter, or keep some room for a loop, reach the bars as well. */
function reachBars(scope: WorkflowScope, { above, below }: { readonly above: number; readonly below: number }, { edges }: Drawing): void {
  const start = startId(scope)
  const ends = new Set(endersOf(scope).map(({ name }) => endId(scope, name)))
  for (const [index, edge] of edges.entries()) {
    const { points } = edge
    const [first, last] = [points[0], points.at(-1)]
    if (first === undefined || last === undefined) continue
    if (edge.id === start) edges[index] = { ...edge, points: [{ x: first.x, y: above }, ...points.slice(1)] }
    if (ends.has(edge.id)) edges[index] = { ...edge, points: [...points.slice(0, -1), { x: last.x, y: below }] }
  }
}

type Facts = Pick<PlacedEdge, 'kind' | 'from' | 'to'> & { readonly label: string }

function factsOf(scope: WorkflowScope): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>()
  facts.set(startId(scope), { kind: 'start', from: undefined, to: scope.startAt, label: '' })
  for (const { id, kind, from, to, label } of scope.transitions) facts.set(id, { kind, from, to, label })
  for (const { name } of endersOf(scope)) facts.set(endId(scope, name), { kind: 'end', from: name, to: undefined, label: '' })
  return facts
}

function moved({ left, top, right, bottom }: Box, { x, y }: Point): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}

function shifted(point: Point, off: Point): Point {
  return { x: point.x + off.x, y: point.y + off.y }
}
