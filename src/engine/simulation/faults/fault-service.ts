/** Faults begin and end as steps of the world, by the document's plan or by hand. No API of AWS: orders and timers only. */
import type { JsonObject } from '../../../base/json.ts'
import type { FaultSetting, Template } from '../../../document/index.ts'
import type { Envelope, ResourceKey, Step } from '../../kernel/index.ts'
import { injectedFault, outageWords } from '../../services/shared/injected-faults.ts'
import type { ServiceTable, Timer } from '../../services/shared/service-table.ts'
import { resourceKeyOf } from '../resources.ts'
import { editBook, factsOfFault, identityOf, settle, wordsOf, type ActiveFault, type FaultBook, type PlannedFault } from './fault-book.ts'

const serviceName = 'faults'

export const faultService: ServiceTable = {
  name: serviceName,
  actions: {},
  timers: {
    Schedule: on<{ plan: readonly PlannedFault[] }>((step, { plan }) => schedule(step, plan)),
    Begin: on<{ planned: PlannedFault }>((step, { planned }) => beginPlanned(step, planned)),
    End: on<{ id: number }>((step, { id }) => endWhere(step, (fault) => fault.id === id)),
    Break: on<{ resource: ResourceKey; setting: FaultSetting }>((step, { resource, setting }) => breakByHand(step, resource, setting)),
    Mend: on<{ resource: ResourceKey }>((step, { resource }) => endWhere(step, (fault) => fault.resource === resource)),
  },
}

function on<Data>(run: (step: Step, data: Data) => void): Timer {
  return (step, data: JsonObject) => run(step, data as unknown as Data)
}

/** What somebody does to a resource: breaks it in this way, or (`null`) mends all that is broken of it now. */
export function faultEnvelope(resource: ResourceKey, setting: FaultSetting | null): Envelope {
  if (setting === null) return { kind: 'timer', to: serviceName, timer: 'Mend', data: { resource } }
  return { kind: 'timer', to: serviceName, timer: 'Break', data: { resource, setting: { ...setting } } }
}

export function isFaultByHand(envelope: Envelope): boolean {
  return envelope.kind === 'timer' && envelope.to === serviceName && (envelope.timer === 'Break' || envelope.timer === 'Mend')
}

/** The document's plan, as an order. It replaces the plan before it. */
export function planOrder(template: Template): { readonly service: string; readonly timer: string; readonly data: JsonObject } {
  const plan = template.settings.faults.flatMap(({ node, setting, fromMs, untilMs = null }): PlannedFault[] => {
    const resource = resourceKeyOf(template, node)
    return resource === undefined ? [] : [{ resource, setting: { ...setting }, fromMs, untilMs }]
  })
  return { service: serviceName, timer: 'Schedule', data: { plan: plan as unknown as readonly JsonObject[] } }
}

/** What stands in both plans goes on as it is, also when somebody has mended it; what is gone ends. */
function schedule(step: Step, plan: readonly PlannedFault[]): void {
  const book = editBook(step)
  const old = new Set(book.plan.map(identityOf))
  const wanted = new Map(plan.map((planned) => [identityOf(planned), planned]))
  endWhere(step, ({ planned }) => planned !== null && !wanted.has(planned))
  book.plan = [...wanted.values()]
  for (const [identity, planned] of wanted) {
    if (old.has(identity)) continue
    if (planned.fromMs <= step.now) beginPlanned(step, planned)
    else step.schedule(planned.fromMs - step.now, 'patience', { to: serviceName, timer: 'Begin', data: { planned: { ...planned } } })
  }
}

/** Stale when the plan has changed since. */
function beginPlanned(step: Step, planned: PlannedFault): void {
  const identity = identityOf(planned)
  const book = editBook(step)
  const isWanted = book.plan.some((other) => identityOf(other) === identity) && !book.active.some((fault) => fault.planned === identity)
  const { resource, setting, untilMs } = planned
  if (!isWanted || (untilMs !== null && untilMs <= step.now)) return
  begin(step, book, { resource, setting, untilMs, planned: identity })
}

/** A node has one fault by hand: another one takes its place. */
function breakByHand(step: Step, resource: ResourceKey, setting: FaultSetting): void {
  const book = editBook(step)
  const isOwn = (fault: ActiveFault): boolean => fault.resource === resource && fault.planned === null
  if (book.active.some((fault) => isOwn(fault) && wordsOf(fault.setting) === wordsOf(setting))) return
  endWhere(step, isOwn)
  begin(step, book, { resource, setting, untilMs: null, planned: null })
}

function begin(step: Step, book: FaultBook, fault: Omit<ActiveFault, 'id' | 'sinceMs'>): void {
  book.begun++
  const active: ActiveFault = { ...fault, id: book.begun, sinceMs: step.now }
  book.active.push(active)
  const { resource, setting, untilMs, id } = active
  settle(step, book, resource)
  step.emit('faults.Began', resource, factsOfFault(active))
  // Whoever runs until nothing is left to do wants to see how things recover.
  if (untilMs !== null) step.schedule(untilMs - step.now, 'work', { to: serviceName, timer: 'End', data: { id } })
  if (setting.kind === 'outage' && resource.startsWith('sqs/queue/')) breakLongPolls(step, resource)
}

/** Receives that wait at a queue when it goes down get no answer any more: their connections break. */
function breakLongPolls(step: Step, queue: ResourceKey): void {
  const fault = injectedFault('ServiceUnavailable', 'The connection was closed.', outageWords, queue)
  step.schedule(0, 'work', { to: 'sqs', timer: 'BreakLongPolls', data: { queue, fault: { ...fault } } })
}

function endWhere(step: Step, isMeant: (fault: ActiveFault) => boolean): void {
  const book = editBook(step)
  const ending = book.active.filter(isMeant)
  book.active = book.active.filter((fault) => !ending.includes(fault))
  for (const fault of ending) {
    settle(step, book, fault.resource)
    step.emit('faults.Ended', fault.resource, factsOfFault(fault))
  }
}
