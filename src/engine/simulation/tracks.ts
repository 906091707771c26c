/** Which wire of the picture a hop of the engine travels: the one place where the two are brought together. */
import type { PictureWire, Template } from '../../document/index.ts'
import type { AgendaItem, Hop, ResourceKey, Track } from '../kernel/index.ts'
import { mappingKey, sourceKey } from '../services/shared/resource-keys.ts'
import type { Stack } from './deployment.ts'
import { resourceKeyOf } from './resources.ts'
import type { LabelledToken, Token, TokenShape, TokenStatus } from './view.ts'

interface Stretch {
  readonly wire: number
  readonly leg: Token['leg']
}

/** Hop → wire and stretch: from, to, track. Looked up for every message of every frame, so no key is put together for it. */
export type TrackMap = ReadonlyMap<ResourceKey, ReadonlyMap<ResourceKey, Partial<Readonly<Record<Track, Stretch>>>>>

/** Track map of a picture, for the physical resources that its logical ones became. */
export function createTrackMap(template: Template, stack: Readonly<Stack>): TrackMap {
  const tracks = new Map<ResourceKey, Map<ResourceKey, Partial<Record<Track, Stretch>>>>()
  template.wires.forEach((wire, index) => {
    for (const { track, from, to, leg } of stretchesOf(template, stack, wire)) {
      const ways = tracks.get(from) ?? new Map<ResourceKey, Partial<Record<Track, Stretch>>>()
      tracks.set(from, ways.set(to, { ...ways.get(to), [track]: { wire: index, leg } }))
    }
  })
  return tracks
}

function stretchesOf(
  template: Template,
  stack: Readonly<Stack>,
  wire: PictureWire,
): { track: Track; from: ResourceKey; to: ResourceKey; leg: Token['leg'] }[] {
  const from = wire.kind === 'traffic' ? sourceKey(wire.from) : resourceKeyOf(template, wire.from)
  const to = resourceKeyOf(template, wire.to)
  if (from === undefined || to === undefined) return []
  switch (wire.kind) {
    case 'traffic':
    case 'subscription':
      return [{ track: 'push', from, to, leg: 'whole' }]
    case 'redrive':
      return [{ track: 'redrive', from, to, leg: 'whole' }]
    case 'event-source': {
      const uuid = wire.by && stack.physicalIds[wire.by]
      if (!uuid) return []
      const mapping = mappingKey(uuid)
      return [
        { track: 'poll', from, to: mapping, leg: 'before-disc' },
        { track: 'invoke', from: mapping, to, leg: 'after-disc' },
      ]
    }
    case 'destination':
    case 'permission':
    case 'reference':
      return [{ track: 'call', from, to, leg: 'whole' }]
  }
}

export function stretchOf(tracks: TrackMap, { track, from, to }: Hop): Stretch | undefined {
  return tracks.get(from)?.get(to)?.[track]
}

/** What an agenda item that carries messages looks like on the canvas. */
export function tokenOf(item: AgendaItem, hop: Hop, tracks: TrackMap): LabelledToken {
  const stretch = stretchOf(tracks, hop)
  return {
    id: item.sequence,
    wire: stretch?.wire ?? -1,
    leg: stretch?.leg ?? 'whole',
    sentAt: item.sentAt,
    arrivesAt: item.at,
    shape: shapeOf(hop),
    status: statusOf(hop),
    count: hop.carries.length,
    trail: hop.carries[0]?.trail ?? '',
  }
}

function shapeOf(hop: Hop): TokenShape {
  if (hop.carries.length > 1) return 'stack'
  if (hop.track === 'invoke') return 'invoke'
  return hop.track === 'push' && hop.from.startsWith('sns/') ? 'copy' : 'message'
}

function statusOf(hop: Hop): TokenStatus {
  if (hop.track === 'redrive') return 'failed'
  return hop.carries.some((carried) => (carried.receives ?? 0) > 0) ? 'retry' : 'running'
}
