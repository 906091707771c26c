/** Frames: what changed since the last one, as columns where there can be many. */
import {
  hashOf,
  labelOfTrail,
  labelsWanted,
  nodeViewOf,
  tokensOfRun,
  worldOf,
  type NodeView,
  type Run,
} from '../../engine/simulation/index.ts'
import {
  tokenLegs,
  tokenShapes,
  tokenStatuses,
  type Frame,
  type PauseReason,
  type PictureWire,
  type TokenColumns,
} from '../protocol/index.ts'

/** What was touched since the last frame. */
export interface Changes {
  readonly nodes: Set<string>
  readonly used: Map<string, number>
  events: number
}

export function createChanges(run: Run | undefined): Changes {
  return { nodes: new Set(run?.template.nodes.map((node) => node.id)), used: new Map(), events: 0 }
}

export interface FrameFacts {
  readonly running: boolean
  readonly paused: { readonly reason: PauseReason; readonly text: string } | undefined
  readonly speed: number
  readonly logRows: number
  readonly live: number
  /** The wires of the picture that the page shows: not the world’s own while an edit waits for a restart. */
  readonly wires: readonly PictureWire[]
}

/** Builds a frame and forgets the changes it tells. */
export function buildFrame(run: Run, changes: Changes, facts: FrameFacts): Frame {
  const nodes: Record<string, NodeView> = {}
  for (const id of changes.nodes) {
    const view = nodeViewOf(run, id)
    if (view) nodes[id] = view
  }
  const used = Object.fromEntries(changes.used)
  changes.nodes.clear()
  changes.used.clear()
  return {
    clockMs: run.clockMs,
    step: worldOf(run).steps,
    hash: hashOf(run),
    running: facts.running,
    ...(facts.paused && { paused: facts.paused }),
    speed: facts.speed,
    live: facts.live,
    events: changes.events,
    tokens: tokenColumns(run, facts.wires),
    nodes,
    used,
    logRows: facts.logRows,
  }
}

export function tokenColumns(run: Run, wires: readonly PictureWire[]): TokenColumns {
  const tokens = tokensOfRun(run)
  const placeOf = wirePlaces(run, wires)
  const count = tokens.length
  const columns: TokenColumns = {
    count,
    id: new Float64Array(count),
    wire: new Int16Array(count),
    leg: new Uint8Array(count),
    sentAt: new Float64Array(count),
    arrivesAt: new Float64Array(count),
    shape: new Uint8Array(count),
    status: new Uint8Array(count),
    messages: new Uint16Array(count),
    labels: tokens.slice(0, labelsWanted).map((token) => labelOfTrail(run, token.trail)),
  }
  tokens.forEach((token, row) => {
    columns.id[row] = token.id
    columns.wire[row] = placeOf(token.wire)
    columns.leg[row] = tokenLegs.indexOf(token.leg)
    columns.sentAt[row] = token.sentAt
    columns.arrivesAt[row] = token.arrivesAt
    columns.shape[row] = tokenShapes.indexOf(token.shape)
    columns.status[row] = tokenStatuses.indexOf(token.status)
    columns.messages[row] = token.count
  })
  return columns
}

/** From a wire of the world's picture to the same wire of the page's; -1 where the page draws none. */
function wirePlaces(run: Run, wires: readonly PictureWire[]): (wire: number) => number {
  const own = run.template.wires
  if (own === wires) return (wire) => wire
  const places = own.map(({ id }) => wires.findIndex((wire) => wire.id === id))
  return (wire) => places[wire] ?? -1
}

/** The buffers of a frame: handed over instead of copied. */
export function transferablesOf({ tokens }: Frame): ArrayBuffer[] {
  const columns = [tokens.id, tokens.wire, tokens.leg, tokens.sentAt, tokens.arrivesAt, tokens.shape, tokens.status, tokens.messages]
  return columns.map((column) => column.buffer as ArrayBuffer)
}
