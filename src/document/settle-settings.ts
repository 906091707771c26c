/** From settings as written to settings that name what is there. */
import type { Mocks } from '../asl/index.ts'
import { emptyRecord } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { Caption, ScheduledFault, Settings, StoredObject, TrafficSource } from './model.ts'
import type { Outside } from './outside.ts'
import type { ResourceIndex } from './resource-index.ts'
import type { WrittenSettings } from './settings.ts'
import type { WrittenWorkflowMocks } from './workflow-mocks.ts'

export function settingsOf(
  written: WrittenSettings,
  {
    stack,
    traffic,
    outside,
    faults,
    objects,
    caption,
    workflowMocks,
  }: {
    readonly stack: string
    readonly traffic: readonly TrafficSource[]
    readonly outside: Outside
    readonly faults: readonly ScheduledFault[]
    readonly objects: readonly StoredObject[]
    readonly caption: Caption | undefined
    readonly workflowMocks: WrittenWorkflowMocks
  },
): Settings {
  const { seed, startMs, pace, behaviour } = written
  const { mocks, sampleResults, realism, queueRealism, settling } = behaviour
  return {
    title: written.title ?? stack,
    sentence: written.sentence ?? '',
    ...(caption !== undefined && { caption }),
    seed,
    startMs,
    pace,
    traffic,
    people: outside.people,
    endpoints: outside.endpoints,
    objects,
    mocks: valuesOf(mocks),
    sampleResults,
    taskMocks: taskMocksOf(workflowMocks),
    realism,
    queueRealism: valuesOf(queueRealism),
    settling,
    faults,
  }
}

function taskMocksOf({ sample, machines, calls }: WrittenWorkflowMocks): Mocks {
  const states = emptyRecord<Mocks['states'][string]>()
  for (const [id, own] of Object.entries(machines)) {
    states[id] = Object.fromEntries(Object.entries(own).map(([name, { answers }]) => [name, answers]))
  }
  return { sample, states, calls }
}

function valuesOf<T>(byResource: Readonly<Record<string, { readonly value: T }>>): Readonly<Record<string, T>> {
  const values = emptyRecord<T>()
  for (const [id, { value }] of Object.entries(byResource)) values[id] = value
  return values
}

export function checkSettings({ behaviour }: WrittenSettings, index: ResourceIndex, problems: Problems): void {
  const check = (setting: string, by: Readonly<Record<string, { readonly range: TextRange }>>, type: string, kind: string) => {
    for (const [id, { range }] of Object.entries(by))
      if (index.byId.get(id)?.type !== type) note(problems, 'setting-target', range, setting, id, kind)
  }
  check('Mocks', behaviour.mocks, 'AWS::Lambda::Function', 'function')
  check('Realism', behaviour.queueRealism, 'AWS::SQS::Queue', 'queue')
}

/** What is sent to a FIFO topic or queue has a group, and an id where the body does not stand for one. */
export function checkTraffic(traffic: readonly TrafficSource[], index: ResourceIndex, problems: Problems): void {
  for (const { id, to, messages, range } of traffic) {
    const target = index.byId.get(to)
    if (target === undefined || !target.fifo) continue
    const byContent = target.properties['ContentBasedDeduplication'] === true
    const missing = [
      ...(messages.every(({ group }) => group !== undefined) ? [] : ['Group']),
      ...(byContent || messages.every(({ deduplication }) => deduplication !== undefined) ? [] : ['Deduplication']),
    ]
    if (missing.length > 0) note(problems, 'traffic-fifo', range, id, to, missing.join(' and '))
  }
}
