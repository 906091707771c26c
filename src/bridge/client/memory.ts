/** What the page remembers of a run, so that a new worker can take over when the old one dies. */
import { withChanges } from '../../base/changes.ts'
import type {
  DocumentFiles,
  FileChanges,
  Frame,
  FromWorker,
  LogChange,
  LoggedInput,
  Method,
  Params,
  Past,
  Picture,
  Recovery,
  Reply,
  RunState,
} from '../protocol/index.ts'

export interface Memory {
  /** The text at virtual time 0; later ones stand in the inputs. */
  text: string
  /** The newest text that could be read: what a restart begins with. */
  latest: string
  /** The files at virtual time 0, and the newest ones. */
  files: DocumentFiles
  latestFiles: DocumentFiles
  name: string
  seed: number
  inputs: LoggedInput[]
  step: number
  clockMs: number
  running: boolean
  /** How many of the inputs the run had been given, and how far it had come when somebody went back. */
  given: number
  past: Past | undefined
  entered: { readonly function: string; readonly invocation: string; readonly step: number } | undefined
  /** The workflow that somebody looks at. */
  watched: Params<'watchWorkflow'>
}

export function createMemory(): Memory {
  return {
    text: '',
    latest: '',
    files: {},
    latestFiles: {},
    name: '',
    seed: 0,
    inputs: [],
    step: 0,
    clockMs: 0,
    running: false,
    given: 0,
    past: undefined,
    entered: undefined,
    watched: {},
  }
}

/** Keeps the memory true to what the worker tells. */
export function noteMessage(memory: Memory, message: FromWorker): void {
  switch (message.type) {
    case 'frame':
      return remember(memory, message.frame)
    case 'heartbeat':
      memory.step = message.step
      memory.given = message.given
      return
    case 'entering':
      memory.entered = { ...message.handler, step: message.step }
      memory.step = Math.max(memory.step, message.step - 1)
      return
    case 'input':
      noteInput(memory, message.change)
      memory.step = Math.max(memory.step, message.change.input.afterStep)
      return
    case 'loading':
    case 'reply':
    case 'stopped':
  }
}

function remember(memory: Memory, { step, clockMs, running, past }: Frame | RunState): void {
  Object.assign(memory, { step, clockMs, running, past, given: memory.inputs.length - (past?.inputsAhead ?? 0) })
}

/** A fork, too: what is done in the past goes on from the document of that moment. */
function noteInput(memory: Memory, { place, dropped, input }: LogChange): void {
  memory.inputs.splice(place, dropped, input)
  memory.given = place + 1
  if (input.input['quiet'] === true) return
  const wasPast = memory.past !== undefined
  memory.past = undefined
  if (wasPast) Object.assign(memory, documentOf(memory))
}

/** The document that the inputs made of the first one. */
function documentOf({ text, files, inputs }: Memory): Pick<Memory, 'latest' | 'latestFiles'> {
  const edits = inputs.map(({ input }) => input).filter(({ kind, refused }) => kind === 'edit' && refused !== true)
  return {
    latest: String(edits.at(-1)?.['text'] ?? text),
    latestFiles: edits.reduce<DocumentFiles>((all, edit) => withChanges(all, (edit['files'] ?? {}) as FileChanges), files),
  }
}

/** Keeps the memory true to what the worker answered. */
export function noteReply<M extends Method>(memory: Memory, method: M, params: Params<M>, result: Reply<M>): void {
  switch (method) {
    case 'open': {
      const { text, name, files = {} } = params as Params<'open'>
      const opened = result as Reply<'open'>
      if (opened.ok) beginAnew(memory, { text, name, files, ...opened.value })
      break
    }
    case 'restart':
      beginAnew(memory, { text: memory.latest, name: memory.name, files: memory.latestFiles, ...(result as Reply<'restart'>) })
      break
    case 'goTo': {
      const moment = result as Reply<'goTo'>
      if (moment === undefined) break
      remember(memory, moment.state)
      // Whoever was entered last was entered later than this.
      memory.entered = undefined
      break
    }
    case 'edit':
      followEdit(memory, params as Params<'edit'>, result as Reply<'edit'>)
      break
    case 'watchWorkflow':
      memory.watched = params as Params<'watchWorkflow'>
      break
    case 'run':
    case 'runUntilIdle':
    case 'pause':
    case 'setSpeed':
    case 'step':
    case 'state':
      remember(memory, result as RunState)
  }
}

function beginAnew(memory: Memory, begun: { text: string; name: string; files: DocumentFiles; picture: Picture; state: RunState }): void {
  const { text, name, files, picture, state } = begun
  Object.assign(memory, {
    text,
    latest: text,
    files,
    latestFiles: files,
    name,
    seed: picture.seed,
    inputs: [],
    step: state.step,
    clockMs: state.clockMs,
    running: false,
    given: 0,
    past: undefined,
    entered: undefined,
  })
}

function followEdit(memory: Memory, { text, files = {} }: Params<'edit'>, outcome: Reply<'edit'>): void {
  memory.latestFiles = withChanges(memory.latestFiles, files)
  if (outcome.kind === 'broken') return
  memory.latest = text
  // Whatever a run took in stands in its inputs; where there is none, the world was built anew from this text.
  if (outcome.kind !== 'unchanged' || memory.inputs.length > 0) return
  memory.text = text
  memory.files = memory.latestFiles
  memory.seed = outcome.picture.seed
}

/** Everything a new worker needs to stand where the old one was last known to stand. */
export function recoveryOf(memory: Memory): Recovery {
  const { text, latest, files, latestFiles, name, seed, inputs, clockMs, given, past, entered } = memory
  const step = entered ? Math.max(memory.step, entered.step - 1) : memory.step
  const head = past ? { head: { step: past.headStep, clockMs: past.headMs } } : {}
  const blamed = entered && entered.step > memory.step ? { ended: { function: entered.function, invocation: entered.invocation } } : {}
  return { text, latest, files, latestFiles, name, seed, inputs, step, clockMs, given, ...head, ...blamed }
}
