/** Everything the page may ask of the worker: method → parameters and result. Client and server are both derived from it. */
import type { JsonObject } from '../../base/json.ts'
import type { AwsFault } from '../../aws/service.ts'
import type { Result } from '../../base/result.ts'
import type { LoggedInput } from '../../engine/simulation/index.ts'
import type { Frame } from './frames.ts'
import type { Picture } from './picture.ts'
import type { RunState } from './run-state.ts'
import type { LogRow, MessageDetail, NodeDetail, TokenDetail } from './details.ts'

export const protocolVersion = 1

/** How the page answered when the text changed while the world stood. */
export type EditOutcome =
  | { readonly kind: 'applied'; readonly picture: Picture; readonly changes: readonly string[] }
  | { readonly kind: 'unchanged'; readonly picture: Picture }
  /** The picture is new, the world still runs the old text. */
  | { readonly kind: 'restart-needed'; readonly picture: Picture; readonly reason: string }
  /** AWS would refuse the change: nothing was changed. */
  | { readonly kind: 'refused'; readonly picture: Picture; readonly fault: AwsFault }
  | { readonly kind: 'broken'; readonly message: string; readonly diagnostics: Picture['diagnostics'] }

export interface Requests {
  /** Opens a document and builds its world at time 0, paused. On failure the old document stays untouched. */
  open: {
    params: { text: string; name: string; seed?: number }
    result: Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>
  }
  /** A new text of the same document. */
  edit: { params: { text: string; revision: number }; result: EditOutcome }
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
  message: { params: { node: string; messageId: string }; result: MessageDetail | undefined }
  token: { params: { id: number }; result: TokenDetail | undefined }
  /** A new worker takes over from a dead one: text, seed and everything that was put in, up to the last step that was told. */
  recover: {
    params: Recovery
    result: Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>
  }
  /** The newest rows of the log, newest first, optionally of one node. `before` is a row number. */
  log: { params: { count: number; before?: number; node?: string }; result: { readonly rows: readonly LogRow[]; readonly total: number } }
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
  | { readonly type: 'heartbeat'; readonly step: number }
  /** Said before a handler is entered, so that a dead worker can be blamed on it. `step` is the one that is being done. */
  | { readonly type: 'entering'; readonly handler: { readonly function: string; readonly invocation: string }; readonly step: number }
  /** An input was logged: the page keeps the log for recovery. */
  | { readonly type: 'input'; readonly input: LoggedInput }
  /** A bug of ours: the run stands. */
  | { readonly type: 'stopped'; readonly error: WorkerError; readonly step: number; readonly seed: number }

export interface WorkerError {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

export type { LoggedInput } from '../../engine/simulation/index.ts'

export interface Recovery {
  /** The text at virtual time 0; later ones stand in the inputs. */
  readonly text: string
  /** The newest text that could be read: what a restart begins with. */
  readonly latest: string
  readonly name: string
  readonly seed: number
  readonly inputs: readonly LoggedInput[]
  readonly step: number
  readonly clockMs: number
  readonly ended?: { readonly function: string; readonly invocation: string }
}
