/** Runs for tests: started from a text, stepped one by one, read as lines. */
import { openTemplate, type DocumentFiles, type Template } from '../../../document/index.ts'
import { digestJson } from '../../../base/hash.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import type { HandlerHost, Limits, StepRecord } from '../../kernel/index.ts'
import { scriptedHandlers, type Script, type ScriptedHandlers } from '../../services/lambda/testing/scripted-handlers.ts'
import { createComposition } from '../composition.ts'
import { advanceRun, applyEdit, noLimits, planEdit, putIn, startRun, userTarget, worldOf, type Run } from '../index.ts'
import { createKernel, type Kernel, type World } from '../../kernel/index.ts'

const handlerEnd = (value: string) => ({ kind: 'returned', value }) as const

/** What the functions of tests can do; a function's code is the name of one of these. */
const scripts: Readonly<Record<string, Script>> = {
  succeed: (entry) => (entry.type === 'init' ? { end: handlerEnd('null') } : { ticks: 200, end: handlerEnd('"done"') }),
  throw: (entry) =>
    entry.type === 'init'
      ? { end: handlerEnd('null') }
      : { ticks: 20, end: { kind: 'threw', errorType: 'Error', errorMessage: 'no', trace: [] } },
  /** Waits for a timer that is later than any timeout. */
  stall: (entry) => (entry.type === 'init' ? { end: handlerEnd('null') } : { timers: [{ timer: 1, delayMs: 900_000 }] }),
  /** Takes 20 s. */
  slow: (entry) => (entry.type === 'event' ? { timers: [{ timer: 1, delayMs: 20_000 }] } : { end: handlerEnd('null') }),
  /** Writes straight to a phone. */
  text: (entry, journal) => {
    if (entry.type !== 'event') return { end: handlerEnd('null') }
    const input = { PhoneNumber: '+4915550100', Message: 'it is on its way' }
    return { calls: [{ call: journal.length, service: 'sns', operation: 'Publish', input: JSON.stringify(input) }] }
  },
  /** Every second invocation of an environment fails. */
  waver: (entry, journal) => {
    if (entry.type === 'init') return { end: handlerEnd('null') }
    const isEven = journal.filter(({ type }) => type === 'event').length % 2 === 0
    return isEven ? { end: handlerEnd('null') } : { end: { kind: 'threw', errorType: 'Error', errorMessage: 'every second', trace: [] } }
  },
  /** What it is given it sends to the queue `again`, through the API. */
  resend: (entry, journal) => {
    if (entry.type === 'init') return { end: handlerEnd('null') }
    if (entry.type !== 'event') return { end: handlerEnd('null') }
    const input = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/again', MessageBody: 'again' }
    return { calls: [{ call: journal.length, service: 'sqs', operation: 'SendMessage', input: JSON.stringify(input) }] }
  },
}

export const scripted = (): ScriptedHandlers => scriptedHandlers(scripts)

export interface RunSetting {
  /** The file's name: the stack is called by it. */
  readonly name?: string
  readonly files?: DocumentFiles
  readonly handlers?: HandlerHost
  readonly limits?: Limits
  readonly onRecord?: (record: StepRecord, run: Run) => void
  readonly onFork?: (run: Run) => void
}

export function openText(text: string, name = 'test.yaml', files: DocumentFiles = {}): Template {
  const opened = openTemplate(text, { name, files })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

export function runOf(
  text: string,
  { name = 'test.yaml', files = {}, handlers = scripted(), limits = noLimits, onRecord, onFork }: RunSetting = {},
): Run {
  const open = (other: string, withFiles: DocumentFiles): Template => openText(other, name, withFiles)
  return startRun({ template: open(text, files), handlers, limits, open, ...(onRecord && { onRecord }), ...(onFork && { onFork }) })
}

/** A call from the screen, at the present moment. */
export function callFrom(run: Run, service: string, operation: string, input: JsonObject): number {
  const request = run.given + 1
  putIn(run, { kind: 'call', request, service, operation, input, to: userTarget(input) })
  return request
}

export function edit(run: Run, text: string, files = run.template.files): ReturnType<typeof applyEdit> {
  const after = openText(text, 'test.yaml', files)
  const plan = planEdit(run, after)
  if (plan.kind !== 'deployment') throw new Error(`not a change of the running world: ${JSON.stringify(plan)}`)
  return applyEdit(run, after)
}

/** Does steps one by one; ends early when nothing is due. */
export function stepEach(run: Run, steps: number, each: () => void = () => {}): void {
  for (let step = 0; step < steps && worldOf(run).agenda.length > 0; step++) {
    advanceRun(run, { steps: 1 })
    each()
  }
}

/** The same world from its JSON text, under a kernel of its own. */
export function revived(run: Run, handlers: HandlerHost): Kernel {
  return createKernel(JSON.parse(JSON.stringify(worldOf(run))) as World, createComposition(handlers))
}

export function cellsDigest(run: Run): number {
  return digestJson(Object.entries(worldOf(run).cells).map(([key, { state, draws }]) => [key, state, draws] as Json))
}

export function stateIn<T>(run: Run, key: string): T {
  const cell = worldOf(run).cells[key]
  if (cell === undefined) throw new Error(`there is no ${key}`)
  return cell.state as T
}

/** A record as a line: step, time, what it was, where it went, what happened; ids are shortened. */
export function lineOf({ step, time, envelope, outcome, events }: StepRecord): string {
  const name = envelope.kind === 'timer' ? `(${envelope.timer})` : envelope.kind === 'reply' ? `${envelope.operation}→` : envelope.operation
  const end =
    outcome.kind === 'answer' ? (outcome.result.ok ? '' : ` ✗ ${outcome.result.error.code}`) : outcome.kind === 'parked' ? ' parked' : ''
  const told = events.map(({ type, subject }) =>
    `${type.split('.')[1] ?? ''} ${subject.split('/').slice(2).join('/')}`.replace(uuid, (id) => id.slice(0, 4)),
  )
  return `${step} ${time} ${envelope.to}.${name}${end}${told.length > 0 ? ` | ${told.join(', ')}` : ''}`
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Starts the state machine called `Flow`; answers the new execution's ARN. */
export function startFlow(run: Run, input: unknown): string {
  const arn = run.template.resources['Flow']?.arn ?? ''
  callFrom(run, 'states', 'StartExecution', { stateMachineArn: arn, input: JSON.stringify(input), name: 'one' })
  advanceRun(run, { ms: run.clockMs })
  return `${arn.replace(':stateMachine:', ':execution:')}:one`
}
