/** Frames: what changed since the last one, as columns where there can be many. */
import {
  hashOf,
  liveInQueues,
  nodeViewOf,
  pastOf,
  workflowViewOf,
  worldOf,
  type NodeView,
  type Run,
} from '../../engine/simulation/index.ts'
import type { Frame, PauseReason, PictureWire } from '../protocol/index.ts'
import type { TokenTable } from './token-table.ts'

/** What was touched since the last frame. */
export interface Changes {
  readonly nodes: Set<string>
  readonly used: Map<string, number>
  /** Somebody begins to look at a workflow: it is told even where it stands. */
  workflow: boolean
}

export function createChanges(run: Run | undefined): Changes {
  return { nodes: new Set(run?.template.nodes.map((node) => node.id)), used: new Map(), workflow: true }
}

/** The workflow that somebody looks at; `execution` is an ARN, the newest where there is none. */
export interface Watched {
  readonly node: string
  readonly execution?: string
}

export interface FrameFacts {
  readonly running: boolean
  readonly paused: { readonly reason: PauseReason; readonly text: string } | undefined
  readonly speed: number
  readonly logRows: number
  readonly watched: Watched | undefined
  /** The wires of the picture that the page shows: not the world’s own while an edit waits for a restart. */
  readonly wires: readonly PictureWire[]
}

/** While it runs a frame tells of so many nodes at most; the others come with the next frames, those that wait longest first. */
const mostViews = 8

/** Builds a frame and forgets the changes it tells. A world that stands is told whole. */
export function buildFrame(run: Run, changes: Changes, facts: FrameFacts, table: TokenTable): Frame {
  const nodes: Record<string, NodeView> = {}
  const told = [...changes.nodes].slice(0, facts.running ? mostViews : undefined)
  for (const id of told) {
    changes.nodes.delete(id)
    const view = nodeViewOf(run, id)
    if (view) nodes[id] = view
  }
  const { watched } = facts
  const isNews = watched !== undefined && (changes.workflow || told.includes(watched.node))
  const workflow = isNews ? workflowViewOf(run, watched.node, watched.execution) : undefined
  changes.workflow = false
  const used = Object.fromEntries(changes.used)
  const past = pastOf(run)
  const { tokens, live } = table.read(run, facts.wires)
  changes.used.clear()
  return {
    clockMs: run.clockMs,
    step: worldOf(run).steps,
    hash: hashOf(run),
    running: facts.running,
    ...(facts.paused && { paused: facts.paused }),
    ...(past && { past }),
    speed: facts.speed,
    live: liveInQueues(run) + live,
    events: worldOf(run).events,
    tokens,
    nodes,
    ...(workflow && { workflow }),
    used,
    logRows: facts.logRows,
  }
}

/** The buffers of a frame: handed over instead of copied. */
export function transferablesOf({ tokens }: Frame): ArrayBuffer[] {
  const columns = [tokens.id, tokens.wire, tokens.leg, tokens.sentAt, tokens.arrivesAt, tokens.shape, tokens.status, tokens.messages]
  return columns.map((column) => column.buffer as ArrayBuffer)
}
