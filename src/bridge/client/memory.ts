/** What the page remembers of a run, so that a new worker can take over when the old one dies. */
import type { Frame, FromWorker, LoggedInput, Method, Params, Picture, Recovery, Reply, RunState } from '../protocol/index.ts'

export interface Memory {
  /** The text at virtual time 0; later ones stand in the inputs. */
  text: string
  /** The newest text that could be read: what a restart begins with. */
  latest: string
  name: string
  seed: number
  inputs: LoggedInput[]
  step: number
  clockMs: number
  running: boolean
  entered: { readonly function: string; readonly invocation: string; readonly step: number } | undefined
}

export function createMemory(): Memory {
  return { text: '', latest: '', name: '', seed: 0, inputs: [], step: 0, clockMs: 0, running: false, entered: undefined }
}

/** Keeps the memory true to what the worker tells. */
export function noteMessage(memory: Memory, message: FromWorker): void {
  switch (message.type) {
    case 'frame':
      return remember(memory, message.frame)
    case 'heartbeat':
      memory.step = message.step
      return
    case 'entering':
      memory.entered = { ...message.handler, step: message.step }
      memory.step = Math.max(memory.step, message.step - 1)
      return
    case 'input':
      memory.inputs.push(message.input)
      memory.step = Math.max(memory.step, message.input.afterStep)
      return
    case 'reply':
    case 'stopped':
  }
}

function remember(memory: Memory, { step, clockMs, running }: Frame | RunState): void {
  Object.assign(memory, { step, clockMs, running })
}

/** Keeps the memory true to what the worker answered. */
export function noteReply<M extends Method>(memory: Memory, method: M, params: Params<M>, result: Reply<M>): void {
  switch (method) {
    case 'open': {
      const { text, name } = params as Params<'open'>
      const opened = result as Reply<'open'>
      if (opened.ok) beginAnew(memory, { text, name, ...opened.value })
      break
    }
    case 'restart':
      beginAnew(memory, { text: memory.latest, name: memory.name, ...(result as Reply<'restart'>) })
      break
    case 'edit':
      followEdit(memory, (params as Params<'edit'>).text, result as Reply<'edit'>)
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

function beginAnew(memory: Memory, begun: { text: string; name: string; picture: Picture; state: RunState }): void {
  const { text, name, picture, state } = begun
  Object.assign(memory, {
    text,
    latest: text,
    name,
    seed: picture.seed,
    inputs: [],
    step: state.step,
    clockMs: state.clockMs,
    running: false,
    entered: undefined,
  })
}

function followEdit(memory: Memory, text: string, outcome: Reply<'edit'>): void {
  if (outcome.kind === 'broken') return
  memory.latest = text
  if (outcome.kind !== 'unchanged' || memory.inputs.length > 0) return
  memory.text = text
  memory.seed = outcome.picture.seed
}

/** Everything a new worker needs to stand where the old one was last known to stand. */
export function recoveryOf(memory: Memory): Recovery {
  const { text, latest, name, seed, inputs, clockMs, entered } = memory
  const step = entered ? Math.max(memory.step, entered.step - 1) : memory.step
  const blamed = entered && entered.step > memory.step ? { ended: { function: entered.function, invocation: entered.invocation } } : {}
  return { text, latest, name, seed, inputs, step, clockMs, ...blamed }
}
