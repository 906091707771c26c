/** What must hold of every layout, as a list of what does not. */
import type { WorkflowScope } from '../../../bridge/protocol/index.ts'
import { overlap, type Box, type Point } from '../../diagram/track/geometry.ts'
import type { PlacedEdge, PlacedState, WorkflowLayout } from '../layout/placed.ts'

const NEAR = 0.6

export function flawsOf(root: WorkflowScope, layout: WorkflowLayout): readonly string[] {
  const byName = new Map(layout.states.map((state) => [state.name, state]))
  return [
    ...missing(root, layout),
    ...overlaps(layout),
    ...layout.states.flatMap((state) => outside(state, byName)),
    ...layout.edges.flatMap((edge) => [...loose(edge, layout, byName), ...crossed(edge, layout), ...covering(edge, layout)]),
    ...layout.edges.flatMap((edge) => beyond(edge, layout)),
  ]
}

function missing(root: WorkflowScope, { states, edges }: WorkflowLayout): readonly string[] {
  const flaws: string[] = []
  const scopes = [root]
  for (let one = scopes.pop(); one !== undefined; one = scopes.pop()) {
    for (const { name, scopes: inner } of one.states) {
      if (!states.some((state) => state.name === name)) flaws.push(`${name} is not drawn`)
      scopes.push(...inner)
    }
    for (const { id } of one.transitions) if (!edges.some((edge) => edge.id === id)) flaws.push(`transition ${id} is not drawn`)
  }
  return flaws
}

function overlaps({ states }: WorkflowLayout): readonly string[] {
  return states.flatMap((a, index) =>
    states
      .slice(index + 1)
      .flatMap((b) => (a.inside === b.inside && overlap(whole(a), whole(b)) > 0 ? [`${a.name} lies on ${b.name}`] : [])),
  )
}

function whole({ box, head }: PlacedState): Box {
  return {
    left: Math.min(box.left, head.left),
    top: Math.min(box.top, head.top),
    right: Math.max(box.right, head.right),
    bottom: box.bottom,
  }
}

function outside(state: PlacedState, byName: ReadonlyMap<string, PlacedState>): readonly string[] {
  const container = state.inside === undefined ? undefined : byName.get(state.inside)
  if (container === undefined) return []
  const { left, top, right, bottom } = whole(state)
  const { box } = container
  const isIn = left >= box.left - NEAR && right <= box.right + NEAR && top >= box.top - NEAR && bottom <= box.bottom + NEAR
  return isIn ? [] : [`${state.name} stands outside of ${container.name}`]
}

function onEdge({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  const isWithin = x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR
  return (
    isWithin && (Math.abs(x - left) <= NEAR || Math.abs(x - right) <= NEAR || Math.abs(y - top) <= NEAR || Math.abs(y - bottom) <= NEAR)
  )
}

/** Bars are met at their sides in the middle of a bar. */
function meets({ box }: PlacedState, point: Point): boolean {
  return onEdge(box, point)
}

function loose(
  { id, from, to, points, inside }: PlacedEdge,
  { marks }: WorkflowLayout,
  byName: ReadonlyMap<string, PlacedState>,
): readonly string[] {
  const [first, last] = [points[0], points.at(-1)]
  const meetsEnd = (name: string | undefined, point: Point | undefined): boolean => {
    if (point === undefined) return false
    const state = name === undefined ? undefined : byName.get(name)
    if (state !== undefined) return meets(state, point)
    const bar = inside === undefined ? undefined : byName.get(inside)
    if (bar !== undefined) return Math.abs(point.y - bar.box.top - 5) <= NEAR || Math.abs(point.y - bar.box.bottom + 5) <= NEAR
    return marks.some(({ at, radius }) => Math.abs(Math.hypot(at.x - point.x, at.y - point.y) - radius) <= NEAR)
  }
  const flaws = [
    meetsEnd(from, first) ? undefined : `${id} begins beside its box`,
    meetsEnd(to, last) ? undefined : `${id} ends beside its box`,
  ]
  return flaws.filter((flaw) => flaw !== undefined)
}

/** A line goes through no box but the containers that it is in. */
function crossed({ id, points }: PlacedEdge, { states }: WorkflowLayout): readonly string[] {
  const solid = states.filter(({ shape }) => shape !== 'bars' && shape !== 'frame').map(({ name, box }) => ({ name, box }))
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to
    const line = {
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    }
    const slanted = line.right - line.left > NEAR && line.bottom - line.top > NEAR ? [`${id} is not straight`] : []
    const through = solid.filter(
      ({ box }) =>
        line.left < box.right - NEAR && line.right > box.left + NEAR && line.top < box.bottom - NEAR && line.bottom > box.top + NEAR,
    )
    return [...slanted, ...through.map(({ name }) => `${id} goes through ${name}`)]
  })
}

function covering({ id, label }: PlacedEdge, { states, edges }: WorkflowLayout): readonly string[] {
  if (label === undefined) return []
  const solid = states.flatMap(({ name, shape, box, head }) =>
    shape === 'bars' || shape === 'frame' ? [{ name, box: head }] : [{ name, box }],
  )
  const onBoxes = solid.filter(({ box }) => overlap(box, label.box) > 0).map(({ name }) => `the words of ${id} lie on ${name}`)
  const others = edges.filter((edge) => edge.id !== id && edge.label !== undefined && overlap(edge.label.box, label.box) > 0)
  return [...onBoxes, ...others.map((edge) => `the words of ${id} lie on those of ${edge.id}`)]
}

function beyond({ id, points, label }: PlacedEdge, { width, height }: WorkflowLayout): readonly string[] {
  const corners = [
    ...points,
    ...(label === undefined
      ? []
      : [
          { x: label.box.left, y: label.box.top },
          { x: label.box.right, y: label.box.bottom },
        ]),
  ]
  return corners.some(({ x, y }) => x < -NEAR || y < -NEAR || x > width + NEAR || y > height + NEAR) ? [`${id} leaves the drawing`] : []
}
