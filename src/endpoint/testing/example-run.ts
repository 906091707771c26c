/** An example as it is on the page, run in Node with its own handlers, and what its test asks of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { openTemplate, type Template } from '../../document/index.ts'
import { editsOfFix } from '../../document/authoring/index.ts'
import {
  advanceRun,
  applyEdit,
  historyRows,
  listExecutions,
  noLimits,
  nodeViewOf,
  planEdit,
  startRun,
  type ExecutionRow,
  type HandlerHost,
  type NodeView,
  type Run,
  type StepRecord,
} from '../../engine/simulation/index.ts'
import { applyEdits } from '../../text/edit.ts'

const folder = new URL('../../../public/examples/', import.meta.url)

export const exampleFiles: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

export function openExample(file: string, text = readFileSync(new URL(file, folder), 'utf8')): Template {
  const opened = openTemplate(text, { name: file })
  if (!opened.ok) throw new Error(`${file}: ${opened.error.message}`)
  return opened.value
}

/** Something that happened to one message of a queue, or a line that a function wrote. */
interface Told {
  readonly atMs: number
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface ExampleRun {
  readonly run: Run
  readonly told: readonly Told[]
}

const isKept = /^(?:sqs\.Message|sqs\.Tenant|lambda\.Logged|lambda\.Invocation|outside\.MessageSent)/

export function runExample(template: Template, handlers: HandlerHost): ExampleRun {
  const told: Told[] = []
  const onRecord = ({ time, events }: StepRecord): void => {
    for (const { type, subject, data } of events) if (isKept.test(type)) told.push({ atMs: time, type, subject, data })
  }
  const open = (text: string): Template => openExample(`${template.stack}.yaml`, text)
  return { run: startRun({ template, handlers, limits: noLimits, open, onRecord }), told }
}

/** Goes on until so many virtual seconds have passed since the beginning. */
export function until({ run }: ExampleRun, seconds: number): void {
  advanceRun(run, { ms: seconds * 1000 })
}

/** Goes on until nothing is under way and nothing is left to do. */
export function untilIdle({ run }: ExampleRun): void {
  advanceRun(run, { idle: true })
}

/** The executions of a state machine, oldest first. */
export function executionsOf({ run }: ExampleRun, node: string): ExecutionRow[] {
  return (listExecutions(run, { node })?.rows ?? []).toReversed()
}

/** The states that an execution has entered, in order. */
export function statesOf({ run }: ExampleRun, node: string, { arn }: ExecutionRow): string[] {
  const events = historyRows(run, { node, execution: arn, from: 1 })?.events ?? []
  return events.flatMap(({ type, state }) => (type.endsWith('StateEntered') && state !== undefined ? [state] : []))
}

export function view<K extends NodeView['kind']>({ run }: ExampleRun, node: string, kind: K): Extract<NodeView, { kind: K }> {
  const seen = nodeViewOf(run, node)
  if (seen?.kind !== kind) throw new Error(`${node} is no ${kind}`)
  return seen as Extract<NodeView, { kind: K }>
}

/** What a function wrote: `12.3 ord-1: charged 10`, by virtual seconds. */
export function linesOf({ told }: ExampleRun, name: string): { readonly seconds: number; readonly text: string }[] {
  return told
    .filter(({ type, subject }) => type === 'lambda.Logged' && subject === `lambda/function/${name}`)
    .map(({ atMs, data }) => ({ seconds: atMs / 1000, text: String(data['text']) }))
}

/** When a message of a source (`BrokenScanner/1`) met with something in a queue, in virtual seconds. */
export function momentsOf({ told }: ExampleRun, queue: string, type: string, trail: string): number[] {
  return told
    .filter((event) => event.type === `sqs.${type}` && event.subject === `sqs/queue/${queue}` && event.data['trail'] === trail)
    .map(({ atMs }) => atMs / 1000)
}

/** When a source sent its `n`th message, in virtual seconds. */
export function sentFrom({ told }: ExampleRun, source: string): ReadonlyMap<number, number> {
  const sent = told.filter(({ type, subject }) => type === 'outside.MessageSent' && subject === `outside/source/${source}`)
  return new Map(sent.map(({ atMs, data }) => [Number(data['n']), atMs / 1000]))
}

/** Does to the running world what the caption's `n`th thing to try does at a press. */
export function tryOut({ run }: ExampleRun, n: number): void {
  const fix = run.template.settings.caption?.tries[n]?.fix
  if (fix === undefined) throw new Error(`nothing is done by number ${n}`)
  const edits = editsOfFix(run.template.tree, fix)
  if (!edits.ok) throw new Error(edits.error.message)
  const after = openExample(`${run.template.stack}.yaml`, applyEdits(run.template.text, edits.value))
  const plan = planEdit(run, after)
  if (plan.kind !== 'deployment') throw new Error(`a running world does not take ${fix.title}: ${JSON.stringify(plan)}`)
  applyEdit(run, after)
}
