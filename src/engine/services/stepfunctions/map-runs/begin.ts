/** A distributed Map begins: its items are read or taken from the input, and its children follow. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
import type { MapState } from '../../../../asl/index.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { ok } from '../../../../base/result.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Attempt, Failure } from '../failed.ts'
import { failState } from '../failure.ts'
import type { Payload } from '../payload.ts'
import { effectiveInput } from '../pipeline.ts'
import { record } from '../run.ts'
import type { WorkOn } from '../states/state-type.ts'
import { concurrencyOf, entriesOf, toleranceOf, type Entries, type Tolerance } from '../states/map-items.ts'
import { batchingOf } from './batch.ts'
import { noCounts } from './counts.ts'
import { failMapRun } from './finish.ts'
import { mapRunArn, mapRunKey } from './map-run-keys.ts'
import { addItems } from './pages.ts'
import { askNext } from './reader/reading.ts'
import { readingOf } from './reader/order.ts'
import type { Reading } from './reader/state.ts'
import { beginChildren } from './run-children.ts'
import type { Batching, MapRunState, Writer } from './state.ts'
import { writerOf } from './writer.ts'

/** Until the Map Run has started, a failure is that of the state alone. */
export function beginMapRun(work: WorkOn<MapState>): void {
  const { run, frame } = work
  const input = effectiveInput(work)
  if (!input.ok) return failState(work, input.error)
  const hasReader = work.state.fields['ItemReader'] !== undefined
  const entries = hasReader ? ok<Entries>({ items: [], keys: null }) : entriesOf(work, input.value)
  if (!entries.ok) return failState(work, entries.error)
  record(run, frame, 'MapStateStarted', { length: entries.value.items.length })
  const plan = planOf(work, input.value)
  if (!plan.ok) return failState(work, plan.error)
  openMapRun(work, plan.value, entries.value)
}

interface Plan {
  readonly concurrency: number
  readonly tolerance: Tolerance
  readonly reading: Reading | null
  readonly batching: Batching | null
  readonly writer: Writer | null
  /** Of the reader, which fails the Map Run. */
  readonly failure: Failure | null
}

function planOf(work: WorkOn<MapState>, input: Payload): Attempt<Plan> {
  const concurrency = concurrencyOf(work, input)
  if (!concurrency.ok) return concurrency
  const tolerance = toleranceOf(work, input)
  if (!tolerance.ok) return tolerance
  const reading = readingOf(work, input)
  if (!reading.ok && !isOfReader(reading.error)) return reading
  const batching = batchingOf(work, input)
  if (!batching.ok && !isOfReader(batching.error)) return batching
  const writer = writerOf(work, input)
  if (!writer.ok) return writer
  return ok({
    concurrency: concurrency.value,
    tolerance: tolerance.value,
    reading: reading.ok ? (reading.value ?? null) : null,
    batching: batching.ok ? (batching.value ?? null) : null,
    writer: writer.value ?? null,
    failure: !reading.ok ? reading.error : !batching.ok ? batching.error : null,
  })
}

function isOfReader({ error }: Failure): boolean {
  return error === 'States.ItemReaderFailed'
}

function openMapRun(work: WorkOn<MapState>, plan: Plan, { items, keys }: Entries): void {
  const { run, frame } = work
  const { step } = run
  const { key, state } = newMapRun(work, plan, keys !== null)
  step.create<MapRunState>(key, state)
  run.execution.mapRuns.push(key)
  frame.waits = { kind: 'mapRun', run: key }
  record(run, frame, 'MapRunStarted', { mapRunArn: state.arn })
  step.emit('states.MapRunStarted', key, { execution: run.key, state: work.state.name })
  const { failure, reading } = plan
  if (failure) return failMapRun(step, key, state, { ...failure, isRedrivable: false })
  if (reading && askNext(step, key, state)) return
  state.stage = 'running'
  addItems(
    step,
    key,
    state,
    items.map((item) => JSON.stringify(item)),
    keys,
  )
  beginChildren(step, key)
}

function newMapRun(work: WorkOn<MapState>, plan: Plan, isKeyed: boolean): { readonly key: string; readonly state: MapRunState } {
  const { run, frame, state } = work
  const { execution, step } = run
  const machine = machineKey(execution.machine)
  const given = state.fields['Label']
  const label = typeof given === 'string' ? given : derivedUuid(step.seed, `${machine}/${state.name}/label`)
  const id = derivedUuid(step.seed, `${run.key}/map-run/${execution.mapRuns.length}`)
  const name = `${execution.machine}/${label}:${id}`
  const mapRun: MapRunState = {
    arn: mapRunArn(name),
    execution: run.key,
    frame: frame.id,
    attempt: frame.attempt,
    state: state.name,
    machine: execution.machine,
    label,
    type: state.executionType,
    definition: definitionOf(work),
    roleArn: execution.roleArn,
    startedAt: step.epochMs,
    stoppedAt: null,
    status: 'RUNNING',
    stage: 'reading',
    failure: null,
    maxConcurrency: plan.concurrency,
    toleratedCount: plan.tolerance.count ?? null,
    toleratedPercentage: plan.tolerance.percentage ?? null,
    reading: plan.reading,
    isKeyed,
    batching: plan.batching,
    writer: plan.writer,
    items: 0,
    nextItem: 0,
    sources: [],
    children: 0,
    redriven: [],
    itemCounts: noCounts(),
    executionCounts: noCounts(),
    resultCharacters: 0,
    redriveCount: 0,
    redrivenAt: null,
    called: false,
  }
  return { key: mapRunKey(name), state: mapRun }
}

/** The processor as a definition of its own; its states inherit the language of the machine. */
function definitionOf({ run, state }: WorkOn<MapState>): string {
  const { ProcessorConfig: _config, ...processor } = (state.fields['ItemProcessor'] ?? state.fields['Iterator']) as JsonObject
  return JSON.stringify({ ...processor, QueryLanguage: run.machine.language })
}
