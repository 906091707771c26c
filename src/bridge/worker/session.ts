/** The worker's session: one document, one run, and what the page asked of them. */
import type { Result } from '../../base/result.ts'
import type { JsonObject } from '../../base/json.ts'
import { placedMessage } from '../../text/diagnostic.ts'
import { withChanges } from '../../base/changes.ts'
import { openTemplate, type DocumentFiles, type Template } from '../../document/index.ts'
import {
  advanceRun,
  applyEdit,
  answerOf,
  createChronicle,
  cutChronicle,
  hashOf,
  liveMessages,
  noteEdit,
  noteChronicle,
  noteTouched,
  pastOf,
  pageLimits,
  pictureOf,
  planEdit,
  putIn,
  standsInPast,
  startRun,
  userTarget,
  worldOf,
  type Chronicle,
  type Fault,
  type HandlerHost,
  type LogChange,
  type LoggedInput,
  type Run,
  type RunEnd,
  type StepRecord,
} from '../../engine/simulation/index.ts'
import type { EditOutcome, EditParams, OpenParams, PauseReason, Picture, RunState } from '../protocol/index.ts'
import { reasonOf } from './end-of-run.ts'
import { createChanges, type Changes, type Watched } from './frame-builder.ts'

export type Answer = Result<JsonObject, Fault>

/** What the session tells without being asked. */
export interface SessionListener {
  /** The log of inputs changed. */
  input(change: LogChange): void
}

export interface Session {
  run: Run | undefined
  name: string
  seed: number | undefined
  /** The newest files, also while the text that names them cannot be read. */
  files: DocumentFiles
  chronicle: Chronicle
  changes: Changes
  running: boolean
  untilIdle: boolean
  paused: { readonly reason: PauseReason; readonly text: string } | undefined
  /** The newest text that could be read: what a restart begins with. */
  latest: Template | undefined
  /** The step at which live messages were last counted. */
  countedAtStep: number
  watched: Watched | undefined
  requests: number
  /** Steps are being done again on the side: whoever runs then is no news. */
  isReplaying: boolean
  readonly waiting: Map<number, (answer: Answer) => void>
  readonly handlers: HandlerHost
  readonly listener: SessionListener
}

export function createSession(handlers: HandlerHost, listener: SessionListener): Session {
  return {
    run: undefined,
    name: '',
    seed: undefined,
    files: {},
    chronicle: createChronicle(),
    changes: createChanges(undefined),
    running: false,
    untilIdle: false,
    paused: undefined,
    latest: undefined,
    countedAtStep: 0,
    watched: undefined,
    requests: 0,
    isReplaying: false,
    waiting: new Map(),
    handlers,
    listener,
  }
}

export type Opening = Result<{ picture: Picture; state: RunState }, { message: string; diagnostics: Picture['diagnostics'] }>

/** Opens a text and its files. When it cannot be read, the session stays as it was. */
export function openDocument(session: Session, { text, name, files = {}, seed }: OpenParams): Opening {
  const opened = openTemplate(text, { name, files, ...withSeed(seed) })
  if (!opened.ok) return opened
  session.name = name
  session.seed = seed
  session.files = files
  begin(session, opened.value)
  return { ok: true, value: { picture: pictureOf(opened.value), state: stateOf(session) } }
}

/** The world of a template at time 0, paused. Everything that waited for the old world is answered. */
function begin(session: Session, template: Template): Run {
  for (const answer of session.waiting.values()) answer({ ok: false, error: abandoned })
  session.waiting.clear()
  session.chronicle = createChronicle()
  session.running = false
  session.untilIdle = false
  session.paused = undefined
  session.changes = createChanges(undefined)
  const run = startRun({
    template,
    handlers: session.handlers,
    limits: pageLimits,
    open: (text, files) => {
      const opened = openTemplate(text, { name: session.name, files, seed: template.settings.seed })
      return opened.ok ? opened.value : undefined
    },
    onRecord(record, at) {
      noteChronicle(session.chronicle, at, record)
      note(session, at, record)
    },
    onReplayed: (record, at) => note(session, at, record),
    onInput: (change) => session.listener.input(change),
    onFork: (at, dropped) => forkSession(session, at, dropped),
  })
  session.run = run
  session.latest = template
  session.changes = createChanges(run)
  return run
}

/** The current text at time 0, with no input so far. */
export function restart(session: Session, seed: number | undefined): { picture: Picture; state: RunState } {
  const { latest, name, files } = session
  if (latest === undefined) throw new Error('there is no document to restart')
  const opening = openDocument(session, { text: latest.text, name, files, ...withSeed(seed ?? session.seed) })
  if (!opening.ok) throw new Error(opening.error.message)
  return opening.value
}

export function withSeed(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed }
}

const abandoned: Fault = { code: 'Abandoned', message: 'The run was restarted before this call was answered.', origin: 'server' }

const dropped: Fault = {
  code: 'Abandoned',
  message: 'Somebody went back to before this call and took another way: it was never answered.',
  origin: 'server',
}

/** What a step changed for the page, also when it was done before and is done again. */
function note(session: Session, run: Run, record: StepRecord): void {
  const { changes, waiting } = session
  noteTouched(run, record, changes)
  const answered = answerOf(record)
  if (answered === undefined) return
  waiting.get(answered.request)?.(answered.result)
  waiting.delete(answered.request)
}

/** Somebody acts in the past: what came later is gone, and the document is the one of this moment. */
function forkSession(session: Session, run: Run, inputs: readonly LoggedInput[]): void {
  cutChronicle(session.chronicle, run)
  session.latest = run.template
  session.files = run.template.files
  for (const { input } of inputs) {
    const request = Number(input['request'])
    session.waiting.get(request)?.({ ok: false, error: dropped })
    session.waiting.delete(request)
  }
}

/** Does steps again on the side; nobody is blamed for what happens in them. */
export function replaying<T>(session: Session, work: () => T): T {
  session.isReplaying = true
  try {
    return work()
  } finally {
    session.isReplaying = false
  }
}

export function stateOf(session: Session): RunState {
  const { run, paused } = session
  if (run === undefined) return { running: false, step: 0, clockMs: 0, hash: '' }
  const past = pastOf(run)
  const { running } = session
  return { running, step: worldOf(run).steps, clockMs: run.clockMs, hash: hashOf(run), ...(paused && { paused }), ...(past && { past }) }
}

/** What the page shows: in the past the document of that moment, else the newest, also while it waits for a restart. */
export function shownTemplate({ latest }: Session, run: Run): Template {
  return standsInPast(run) ? run.template : (latest ?? run.template)
}

export function pause(session: Session, reason: PauseReason, text: string): void {
  session.running = false
  session.untilIdle = false
  session.paused = { reason, text }
}

const mostLiveMessages = 200_000
/** Counting takes a look at everything under way: not worth it for every few steps. */
const countedEverySteps = 1000

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
  else if (isCountDue(session, run) && liveMessages(run) > mostLiveMessages) {
    pause(
      session,
      'messages',
      `Paused: more than ${mostLiveMessages.toLocaleString('en-US')} messages wait in queues. Delete some, or restart.`,
    )
  }
  return end
}

function isCountDue(session: Session, run: Run): boolean {
  const { steps } = worldOf(run)
  if (Math.abs(steps - session.countedAtStep) < countedEverySteps) return false
  session.countedAtStep = steps
  return true
}

/** A new text of the same document, or of its files, applied to the running world where AWS could do that to a stack. */
export function editDocument(session: Session, { text, files: changes = {} }: Pick<EditParams, 'text' | 'files'>): EditOutcome {
  const { run, name } = session
  const inPast = run !== undefined && standsInPast(run)
  session.files = withChanges(inPast ? run.template.files : session.files, changes)
  const opened = openTemplate(text, { name, files: session.files, ...withSeed(session.seed) })
  if (!opened.ok) return { kind: 'broken', message: opened.error.message, diagnostics: opened.error.diagnostics }
  const template = opened.value
  const picture = pictureOf(template)
  const broken = template.diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  if (broken) return { kind: 'broken', message: placedMessage(broken, session.files), diagnostics: template.diagnostics }
  if (run === undefined || (worldOf(run).steps <= 1 && run.inputs.length === 0)) {
    begin(session, template)
    return { kind: 'unchanged', picture }
  }
  // What changes nothing that runs keeps what lies ahead, and its newest text.
  const plan = planEdit(run, template)
  if (plan.kind !== 'nothing' || !inPast) session.latest = template
  if (plan.kind === 'restart') return { kind: 'restart-needed', picture, reason: plan.reason }
  if (plan.kind === 'nothing') {
    noteEdit(run, template)
    return { kind: 'unchanged', picture }
  }
  const applied = applyEdit(run, template)
  session.latest = template
  session.files = template.files
  session.changes = createChanges(run)
  return applied.ok ? { kind: 'applied', picture, changes: plan.changes } : { kind: 'refused', picture, fault: applied.error }
}

/** A call from the screen at the present moment; answered by the world, in virtual time. */
export function callFromScreen(session: Session, call: { service: string; operation: string; input: JsonObject }): Promise<Answer> {
  const { run } = session
  if (run === undefined) return Promise.resolve({ ok: false, error: abandoned })
  const request = ++session.requests
  return new Promise((resolve) => {
    session.waiting.set(request, resolve)
    putIn(run, { kind: 'call', request, ...call, to: userTarget(call.input) })
  })
}
