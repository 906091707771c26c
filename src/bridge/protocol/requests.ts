/** Everything the page may ask of the worker: method → parameters and result. Client and server are both derived from it. */
import type { JsonObject } from '../../base/json.ts'
import type { AwsFault } from '../../aws/service.ts'
import type { Result } from '../../base/result.ts'
import type { DocumentFiles, FileChanges } from '../../document/index.ts'
import type { LogChange, LoggedInput } from '../../engine/simulation/index.ts'
import type { Fix } from '../../text/diagnostic.ts'
import type { TextEdit } from '../../text/edit.ts'
import type { FaultRequests } from './faults.ts'
import type { AuthoringRequests } from './forms.ts'
import type { Frame } from './frames.ts'
import type { Picture } from './picture.ts'
import type { WorkflowRequests } from './workflows.ts'
import type { RunState } from './run-state.ts'
import type {
  ContentsAnswer,
  ContentsQuery,
  MessageDetail,
  MessagesAnswer,
  MessagesQuery,
  NodeDetail,
  TokenDetail,
  Whereabouts,
  WireDetail,
} from './details.ts'
import type {
  Destination,
  LogAnswer,
  LogQuery,
  Moment,
  SeriesQuery,
  SeriesSet,
  Strings,
  StringsQuery,
  Timeline,
  TimelineQuery,
} from './history.ts'

export const protocolVersion = 2

/** How the page answered when the text changed while the world stood. */
export type EditOutcome =
  | { readonly kind: 'applied'; readonly picture: Picture; readonly changes: readonly string[] }
  | { readonly kind: 'unchanged'; readonly picture: Picture }
  /** The picture is new, the world still runs the old text. */
  | { readonly kind: 'restart-needed'; readonly picture: Picture; readonly reason: string }
  /** AWS would refuse the change: nothing was changed. */
  | { readonly kind: 'refused'; readonly picture: Picture; readonly fault: AwsFault }
  | { readonly kind: 'broken'; readonly message: string; readonly diagnostics: Picture['diagnostics'] }

/** A document: one template and the text files that came with it. */
export interface OpenParams {
  readonly text: string
  /** The template's path as it came: `template.yaml`, or `orders/template.yaml` where a folder was dropped. */
  readonly name: string
  /** Text files by path, counted from where `name` is counted from: `handlers/pack.mjs`, `orders/handlers/pack.mjs`. */
  readonly files?: DocumentFiles
  /** Stands above the template's own. */
  readonly seed?: number
}

/** The same document, changed. */
export interface EditParams {
  readonly text: string
  readonly revision: number
  /** Only the files that came, changed (their new text) or went (`null`); the others are as they were. */
  readonly files?: FileChanges
}

export interface Requests extends AuthoringRequests, FaultRequests, WorkflowRequests {
  /** The picture of a document, before the engine is there to open it. Changes nothing. */
  preview: {
    params: OpenParams
    result: Result<Picture, { message: string; diagnostics: Picture['diagnostics'] }>
  }
  /** Opens a document and builds its world at time 0, paused. On failure the old document stays untouched. */
  open: {
    params: OpenParams
    result: Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>
  }
  /** A new text of the same document, or of its files. New code runs from the next invocation on. */
  edit: { params: EditParams; result: EditOutcome }
  /** The edits that make a diagnostic's fix, in the text in which it was found, and the text after them. Changes nothing by itself. */
  fix: {
    params: { readonly text: string; readonly fix: Fix }
    result: Result<{ readonly edits: readonly TextEdit[]; readonly text: string }, { readonly message: string }>
  }
  run: { params: { speed: number }; result: RunState }
  pause: { params: Record<string, never>; result: RunState }
  setSpeed: { params: { speed: number }; result: RunState }
  /** Does `count` steps and pauses. */
  step: { params: { count: number }; result: RunState }
  runUntilIdle: { params: Record<string, never>; result: RunState }
  /** The current text at time 0, paused. */
  restart: { params: { seed?: number }; result: { picture: Picture; state: RunState } }
  state: { params: Record<string, never>; result: RunState }
  /** A call of the AWS API from the page, at the present moment. Answered when the world answers. */
  call: { params: { service: string; operation: string; input: JsonObject }; result: Result<JsonObject, AwsFault> }
  node: { params: { id: string }; result: NodeDetail | undefined }
  /** The messages inside a queue, some at a time; none is received by being looked at. */
  messages: { params: MessagesQuery; result: MessagesAnswer | undefined }
  /** What a table or a bucket holds, some at a time. */
  contents: { params: ContentsQuery; result: ContentsAnswer | undefined }
  message: { params: { node: string; messageId: string }; result: MessageDetail | undefined }
  token: { params: { id: number }; result: TokenDetail | undefined }
  /** Messages under way by their ids: the first fields of what each carries. Those that have arrived are left out. */
  glimpses: { params: { ids: readonly number[] }; result: Readonly<Record<number, string>> }
  /** Where what is called so is now, wires aside: in queues, in a handler's hands, in a workflow. */
  whereabouts: { params: { label: string }; result: readonly Whereabouts[] }
  /** What a wire carried, by its id in the picture. */
  wire: { params: { id: string }; result: WireDetail | undefined }
  /** A new worker takes over from a dead one: text, seed and everything that was put in, up to the last step that was told. */
  recover: {
    params: Recovery
    result: Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>
  }
  /**
   * The newest rows of the log, newest first: at most 500. Rows that are no longer kept are made again by a replay. `next`
   * says that there is more to look through: ask again with it as `before`.
   */
  log: { params: LogQuery; result: LogAnswer }
  /**
   * Pauses and goes to a moment that the run has come past; the newest asked for wins, the others get `undefined`. What lies
   * after it is kept until somebody acts. Going back a step is going to the step before.
   */
  goTo: { params: Destination; result: Moment | undefined }
  /** The present moment, with the document as it is there: for whoever let the run go on in the past. */
  moment: { params: Record<string, never>; result: Moment | undefined }
  timeline: { params: TimelineQuery; result: Timeline | undefined }
  series: { params: SeriesQuery; result: SeriesSet | undefined }
  strings: { params: StringsQuery; result: Strings | undefined }
  /** The stations of a string chart through a node, or through the first source. */
  path: { params: { node?: string }; result: readonly string[] }
}

export type Method = keyof Requests
export type Params<M extends Method> = Requests[M]['params']
export type Reply<M extends Method> = Requests[M]['result']

/** What the page posts. */
export type ToWorker =
  | { readonly type: 'request'; readonly id: number; readonly method: Method; readonly params: unknown }
  /** The page drew the last frame and wants the next one. A worker of another version refuses. */
  | { readonly type: 'ready'; readonly version: number }
  /** The compiled sandbox; the worker itself has no network. */
  | { readonly type: 'sandbox'; readonly module: WebAssembly.Module }

/** What the worker posts. */
export type FromWorker =
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly error: WorkerError }
  | { readonly type: 'frame'; readonly frame: Frame }
  /** `given`: how many of the logged inputs the world has been given. */
  | { readonly type: 'heartbeat'; readonly step: number; readonly given: number }
  /** Said before a handler is entered, so that a dead worker can be blamed on it. `step` is the one that is being done. */
  | { readonly type: 'entering'; readonly handler: { readonly function: string; readonly invocation: string }; readonly step: number }
  /** The log of inputs changed: the page keeps it for recovery. */
  | { readonly type: 'input'; readonly change: LogChange }
  /** The engine is being fetched: silence would mean that the worker hangs. */
  | { readonly type: 'loading' }
  /** A bug of ours: the run stands. */
  | { readonly type: 'stopped'; readonly error: WorkerError; readonly step: number; readonly seed: number }

export interface WorkerError {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

export type { LogChange, LoggedInput } from '../../engine/simulation/index.ts'

export interface Recovery {
  /** The text at virtual time 0; later ones stand in the inputs. */
  readonly text: string
  /** The newest text that could be read: what a restart begins with. */
  readonly latest: string
  /** The files at virtual time 0, and the newest ones. */
  readonly files: DocumentFiles
  readonly latestFiles: DocumentFiles
  readonly name: string
  readonly seed: number
  readonly inputs: readonly LoggedInput[]
  readonly step: number
  readonly clockMs: number
  /** How many of the inputs had been given; the others lay ahead of somebody who had gone back. */
  readonly given: number
  /** How far the run had come then. */
  readonly head?: { readonly step: number; readonly clockMs: number }
  readonly ended?: { readonly function: string; readonly invocation: string }
}
