/** The answers to "why?" where the reason is a fault that somebody put there. */
import type { Hop, ResourceKey, World, WorldEvent } from '../../kernel/index.ts'
import { injectedIn, injectedKey, type InjectedFaults } from '../../services/shared/injected-faults.ts'
import { spanInWords, type Why } from '../../services/shared/why.ts'
import type { FaultSetting } from '../../../document/index.ts'
import type { ActiveFault } from './fault-book.ts'
import { activeFaultsOf, hitsOf } from './fault-view.ts'
import { addedMs } from './road.ts'

type NameOf = (key: ResourceKey) => string

/** AWS's own service for breaking things on purpose. */
const page = 'https://docs.aws.amazon.com/fis/latest/userguide/what-is.html'

const rules = {
  outage: 'fault.outage',
  errors: 'fault.errors',
  latency: 'fault.latency',
} as const satisfies Readonly<Record<FaultSetting['kind'], string>>

/** What is broken of a resource now. */
export function whyBroken(world: Readonly<World>, key: ResourceKey | undefined, now: number, nameOf: NameOf): Why[] {
  if (key === undefined) return []
  return activeFaultsOf(world, key).map((fault) => {
    const { sinceMs, untilMs, planned } = fault
    const by = planned === null ? 'by hand' : 'by the document’s Faults'
    const end = untilMs === null ? 'until it is mended' : `for another ${spanInWords(Math.max(0, untilMs - now))}`
    const since = `Broken on purpose (${by}) since ${spanInWords(now - sinceMs)}, ${end}:`
    return { rule: rules[fault.setting.kind], text: `${since} ${effectOf(fault, nameOf(key))}${hitsInWords(world, fault)}.`, page }
  })
}

function effectOf({ resource, setting }: ActiveFault, name: string): string {
  const isFunction = resource.startsWith('lambda/function/')
  switch (setting.kind) {
    case 'outage':
      return isFunction ? `Lambda refuses every call of ${name}` : `every call of ${name} fails`
    case 'errors':
      return isFunction
        ? `${setting.percent} % of the invocations of ${name} end in an error`
        : `${setting.percent} % of the calls of ${name} fail`
    case 'latency':
      return isFunction
        ? `every invocation of ${name} takes ${spanInWords(setting.ms)} longer, within its Timeout`
        : `every call of ${name}, and every answer, takes ${spanInWords(setting.ms)} longer`
  }
}

function hitsInWords(world: Readonly<World>, { resource, setting }: ActiveFault): string {
  const hits = hitsOf(world, resource)
  return setting.kind === 'latency' || hits === 0 ? '' : ` (${hits} failed by faults so far)`
}

/** An event that tells of a failure which a fault made; `own` is the answer that it has without that. */
export function whyInjected({ data }: WorldEvent, own: Why | undefined): Why | undefined {
  for (const name in data) {
    const value = data[name]
    const found = typeof value === 'string' ? injectedIn(value) : undefined
    if (found === undefined) continue
    const rule = found.includes('errors') ? rules.errors : rules.outage
    return { rule, text: `Broken on purpose: ${found}.${own === undefined ? '' : ` ${own.text}`}`, page }
  }
  if (data['errorType'] !== 'Switchyard.InjectedError') return own
  return { rule: rules.errors, text: 'Broken on purpose: this invocation was made to fail before its code began.', page }
}

/** A token that is slow because a fault lengthens its road. */
export function whySlow(world: Readonly<World>, hop: Hop): Why[] {
  const injected = world.cells[injectedKey]?.state as InjectedFaults | undefined
  const added = injected === undefined ? 0 : addedMs(injected, hop)
  if (added === 0) return []
  return [{ rule: rules.latency, text: `Broken on purpose: a fault makes this road ${spanInWords(added)} longer now.`, page }]
}
