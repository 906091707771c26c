/** Which wire of the picture a hop of the engine travels: the one place where the two are brought together. */
import type { PictureWire, Template } from '../../document/index.ts'
import type { Hop, ResourceKey } from '../kernel/index.ts'
import { inboxKey, mappingKey, sourceKey } from '../services/shared/resource-keys.ts'
import type { Stack } from './deployment.ts'
import { resourceKeyOf } from './resources.ts'
import type { Token } from './view.ts'

export interface Stretch {
  readonly wire: number
  readonly leg: Token['leg']
}

/** By track, and by `track lane` where several wires join the same two ends. */
type Ways = Readonly<Record<string, Stretch>>

/** Hop → wire and stretch. Looked up for every message of every frame, so no key is put together for it. */
export interface TrackMap {
  /** From, to, track. */
  readonly ways: ReadonlyMap<ResourceKey, ReadonlyMap<ResourceKey, Ways>>
  /** To people who stand for all whose address begins alike, by where it comes from. */
  readonly groups: ReadonlyMap<ResourceKey, readonly { readonly beginning: ResourceKey; readonly ways: Ways }[]>
}

interface Road extends Stretch {
  readonly track: string
  readonly from: ResourceKey
  readonly to: ResourceKey
}

export const noTracks: TrackMap = { ways: new Map(), groups: new Map() }

/** Track map of a picture, for the physical resources that its logical ones became. */
export function createTrackMap(template: Template, stack: Readonly<Stack>): TrackMap {
  const roads = template.wires.flatMap((wire, index) => roadsOf(template, stack, wire, index))
  const ways = new Map<ResourceKey, Map<ResourceKey, Record<string, Stretch>>>()
  // A road of its own stands above the way back on another's.
  for (const { track, from, to, wire, leg } of [...roads.filter(isBack), ...roads.filter((road) => !isBack(road))]) {
    const ends = ways.get(from) ?? new Map<ResourceKey, Record<string, Stretch>>()
    ways.set(from, ends.set(to, { ...ends.get(to), [track]: { wire, leg } }))
  }
  const groups = [...ways].map(([from, ends]) => {
    const many = [...ends].filter(([to]) => to.startsWith(anyInbox) && to.endsWith('*'))
    return [from, many.map(([to, those]) => ({ beginning: to.slice(0, -1), ways: those }))] as const
  })
  return { ways, groups: new Map(groups.filter(([, many]) => many.length > 0)) }
}

const anyInbox = inboxKey('')

function isBack({ leg }: Road): boolean {
  return leg === 'back'
}

function roadsOf(template: Template, stack: Readonly<Stack>, wire: PictureWire, index: number): Road[] {
  const from = wire.kind === 'traffic' ? sourceKey(wire.from) : resourceKeyOf(template, wire.from)
  const to = resourceKeyOf(template, wire.to)
  if (from === undefined || to === undefined) return []
  const road = (track: string, leg: Token['leg'] = 'whole'): Road => ({ wire: index, leg, track, from, to })
  switch (wire.kind) {
    case 'traffic':
    case 'subscription':
      return [road('push')]
    case 'redrive':
      // A message move task takes dead letters back to the queue they came from.
      return [road('redrive'), { wire: index, leg: 'back', track: 'redrive', from: to, to: from }]
    case 'event-source': {
      const uuid = wire.by && stack.physicalIds[wire.by]
      if (!uuid) return []
      const mapping = mappingKey(uuid)
      return [
        { ...road('poll', 'before-disc'), to: mapping },
        { ...road('invoke', 'after-disc'), from: mapping },
      ]
    }
    case 'task':
      return [road('call'), answerOf(road('call', 'back'))]
    case 'destination':
      return [road('call'), road(`call ${laneOf(wire)}`)]
    case 'permission':
    case 'reference':
      // What a rule sends, and what it gives up.
      if (from.startsWith('events/')) return [road('push'), road('redrive')]
      // To a person it goes through SNS: the first half is the call, the second the delivery.
      return to.startsWith(anyInbox)
        ? [road('call', 'first-half'), road('push', 'second-half')]
        : [road('call'), answerOf(road('call', 'back'))]
  }
}

/** What is asked answers along the same wire, from its end. */
function answerOf(road: Road): Road {
  return { ...road, from: road.to, to: road.from }
}

/** As Lambda calls what the wire is for. */
function laneOf({ label }: PictureWire): string {
  if (label === 'on success') return 'OnSuccess'
  return label === 'on failure' ? 'OnFailure' : 'DeadLetter'
}

export function stretchOf({ ways, groups }: TrackMap, { track, from, to, lane }: Hop): Stretch | undefined {
  const own = ways.get(from)?.get(to)
  const found = own ?? (to.startsWith(anyInbox) ? groups.get(from)?.find(({ beginning }) => to.startsWith(beginning))?.ways : undefined)
  if (found === undefined) return undefined
  return (lane === undefined ? undefined : found[`${track} ${lane}`]) ?? found[track]
}
