/** The worker's session: one document, one run, and what the page asked of them. */
import type { Result } from '../../base/result.ts'
import type { JsonObject } from '../../base/json.ts'
import { openTemplate, type Template } from '../../document/index.ts'
import {
  advanceRun,
  applyEdit,
  answerOf,
  createLog,
  giveInputs,
  goToStep,
  hashOf,
  liveMessages,
  nameOfResource,
  noteRecord,
  pageLimits,
  pictureOf,
  planEdit,
  putIn,
  startRun,
  userTarget,
  worldOf,
  type Fault,
  type HandlerHost,
  type LoggedInput,
  type Run,
  type RunEnd,
  type RunLog,
  type StepRecord,
} from '../../engine/simulation/index.ts'
import type { EditOutcome, PauseReason, Picture, Recovery, RunState } from '../protocol/index.ts'
import { createChanges, type Changes } from './frame-builder.ts'

export type Answer = Result<JsonObject, Fault>

/** What the session tells without being asked. */
export interface SessionListener {
  input(input: LoggedInput): void
}

export interface Session {
  run: Run | undefined
  name: string
  seed: number | undefined
  log: RunLog
  changes: Changes
  running: boolean
  untilIdle: boolean
  paused: { readonly reason: PauseReason; readonly text: string } | undefined
  /** The newest text that could be read: what a restart begins with. */
  latest: Template | undefined
  requests: number
  readonly waiting: Map<number, (answer: Answer) => void>
  readonly handlers: HandlerHost
  readonly listener: SessionListener
}

export function createSession(handlers: HandlerHost, listener: SessionListener): Session {
  return {
    run: undefined,
    name: '',
    seed: undefined,
    log: createLog(),
    changes: createChanges(undefined),
    running: false,
    untilIdle: false,
    paused: undefined,
    latest: undefined,
    requests: 0,
    waiting: new Map(),
    handlers,
    listener,
  }
}

export type Opening = Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>

/** Opens a text. When it cannot be read, the session stays as it was. */
export function openDocument(session: Session, params: { text: string; name: string; seed?: number }): Opening {
  const opened = openTemplate(params.text, { name: params.name, ...withSeed(params.seed) })
  if (!opened.ok) return opened
  session.name = params.name
  session.seed = params.seed
  begin(session, opened.value)
  return { ok: true, value: { picture: pictureOf(opened.value), state: stateOf(session) } }
}

/** The world of a template at time 0, paused. Everything that waited for the old world is answered. */
function begin(session: Session, template: Template): Run {
  for (const answer of session.waiting.values()) answer({ ok: false, error: abandoned })
  session.waiting.clear()
  session.log = createLog()
  session.running = false
  session.untilIdle = false
  session.paused = undefined
  session.changes = createChanges(undefined)
  const run = startRun({
    template,
    handlers: session.handlers,
    limits: pageLimits,
    open: (text) => {
      const opened = openTemplate(text, { name: session.name, seed: template.settings.seed })
      return opened.ok ? opened.value : undefined
    },
    onRecord: (record) => note(session, record),
  })
  session.run = run
  session.latest = template
  session.changes = createChanges(run)
  return run
}

/** The current text at time 0, with no input so far. */
export function restart(session: Session, seed: number | undefined): { picture: Picture; state: RunState } {
  const { latest } = session
  if (latest === undefined) throw new Error('there is no document to restart')
  const opening = openDocument(session, { text: latest.text, name: session.name, ...withSeed(seed ?? session.seed) })
  if (!opening.ok) throw new Error(opening.error.message)
  return opening.value
}

function withSeed(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed }
}

const abandoned: Fault = { code: 'Abandoned', message: 'The run was restarted before this call was answered.', origin: 'server' }

function note(session: Session, record: StepRecord): void {
  const { run, changes, log, waiting } = session
  changes.events += record.events.length
  if (run === undefined) return
  noteRecord(run, log, record, changes)
  const answered = answerOf(record)
  if (answered === undefined) return
  waiting.get(answered.request)?.(answered.result)
  waiting.delete(answered.request)
}

export function stateOf(session: Session): RunState {
  const { run, paused } = session
  if (run === undefined) return { running: false, step: 0, clockMs: 0, hash: '' }
  return { running: session.running, step: worldOf(run).steps, clockMs: run.clockMs, hash: hashOf(run), ...(paused && { paused }) }
}

export function pause(session: Session, reason: PauseReason, text: string): void {
  session.running = false
  session.untilIdle = false
  session.paused = { reason, text }
}

const mostLiveMessages = 200_000

/** Goes on, and pauses when there is a reason to. */
export function proceed(
  session: Session,
  until: { readonly ms?: number; readonly steps?: number; readonly stop?: () => boolean },
): RunEnd | undefined {
  const { run } = session
  if (run === undefined) return undefined
  const end = advanceRun(run, { ...until, ...(session.untilIdle && { idle: true }) })
  const reason = reasonOf(end, run)
  if (reason) pause(session, reason.reason, reason.text)
  else if (liveMessages(run) > mostLiveMessages) {
    pause(
      session,
      'messages',
      `Paused: more than ${mostLiveMessages.toLocaleString('en-US')} messages wait in queues. Delete some, or restart.`,
    )
  }
  return end
}

function reasonOf(end: RunEnd, run: Run): { reason: PauseReason; text: string } | undefined {
  switch (end) {
    case 'idle':
    case 'empty':
      return { reason: 'idle', text: 'Idle: nothing is under way, and nothing is left to do.' }
    case 'moment-limit':
      return { reason: 'budget', text: `Step budget spent: a loop around ${loopOf(run)} goes on without any time passing.` }
    case 'agenda-limit':
      return { reason: 'budget', text: 'Step budget spent: more than a million things are due. Something multiplies messages.' }
    case 'step-limit':
      return { reason: 'budget', text: `Step budget spent: ${run.options.limits.steps.toLocaleString('en-US')} steps. Restart to go on.` }
    default:
      return undefined
  }
}

function loopOf(run: Run): string {
  const next = worldOf(run).agenda[0]?.envelope
  const key = next?.hop?.to ?? next?.to ?? ''
  return run.nodes.get(key) ?? key
}

/** A new text of the same document, applied to the running world where AWS could do that to a stack. */
export function editDocument(session: Session, text: string): EditOutcome {
  const { run } = session
  const opened = openTemplate(text, { name: session.name, ...withSeed(session.seed) })
  if (!opened.ok) return { kind: 'broken', message: opened.error.message, diagnostics: opened.error.diagnostics }
  const template = opened.value
  const picture = pictureOf(template)
  const broken = template.diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  if (broken) return { kind: 'broken', message: broken.message, diagnostics: template.diagnostics }
  if (run === undefined || worldOf(run).steps <= 1) {
    begin(session, template)
    return { kind: 'unchanged', picture }
  }
  session.latest = template
  const plan = planEdit(run, template)
  if (plan.kind === 'restart') return { kind: 'restart-needed', picture, reason: plan.reason }
  if (plan.kind === 'nothing') {
    run.template = template
    return { kind: 'unchanged', picture }
  }
  const applied = applyEdit(run, template)
  session.listener.input(run.inputs.at(-1) as LoggedInput)
  session.changes = { ...createChanges(run), events: session.changes.events }
  return applied.ok ? { kind: 'applied', picture, changes: plan.changes } : { kind: 'refused', picture, fault: applied.error }
}

/** A call from the screen at the present moment; answered by the world, in virtual time. */
export function callFromScreen(session: Session, call: { service: string; operation: string; input: JsonObject }): Promise<Answer> {
  const { run } = session
  if (run === undefined) return Promise.resolve({ ok: false, error: abandoned })
  const request = ++session.requests
  return new Promise((resolve) => {
    session.waiting.set(request, resolve)
    session.listener.input(putIn(run, { kind: 'call', request, ...call, to: userTarget(call.input) }))
  })
}

/** After a worker died: the same run again up to the last step that was told, then the news that somebody was ended. */
export function recover(session: Session, recovery: Recovery): Opening {
  const { text, name } = recovery
  const read = openTemplate(text, { name })
  const isOwnSeed = read.ok && read.value.settings.seed === recovery.seed
  const opening = openDocument(session, { text, name, ...(!isOwnSeed && { seed: recovery.seed }) })
  const { run } = session
  if (!opening.ok || run === undefined) return opening
  run.inputs = [...recovery.inputs]
  goToStep(run, recovery.step)
  run.clockMs = Math.max(run.clockMs, recovery.clockMs)
  giveInputs(run, Infinity)
  session.requests = highestRequest(recovery.inputs)
  const { ended } = recovery
  if (ended) session.listener.input(putIn(run, { kind: 'watchdog', function: ended.function, invocation: ended.invocation }))
  const latest = openTemplate(recovery.latest, { name, ...withSeed(session.seed) })
  if (latest.ok) session.latest = latest.value
  session.changes = createChanges(run)
  const who = ended ? `The function ${nameOfResource(run, ended.function)}` : 'The simulation'
  pause(session, 'watchdog', `${who} did not come back for 3 s and was ended. Paused at the step before it.`)
  return { ok: true, value: { picture: pictureOf(run.template), state: stateOf(session) } }
}

/** Requests go on counting where the old worker stopped: their numbers are told apart in the world. */
function highestRequest(inputs: readonly LoggedInput[]): number {
  return inputs.reduce((highest, { input: { request } }) => (typeof request === 'number' ? Math.max(highest, request) : highest), 0)
}
