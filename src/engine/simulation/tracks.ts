/** Which wire of the picture a hop of the engine travels: the one place where the two are brought together. */
import type { PictureWire, Template } from '../../document/index.ts'
import type { AgendaItem, Hop, ResourceKey, Track } from '../kernel/index.ts'
import { mappingKey, sourceKey } from '../services/shared/resource-keys.ts'
import type { Stack } from './deployment.ts'
import { resourceKeyOf } from './resources.ts'
import type { Token, TokenShape, TokenStatus } from './view.ts'

interface Stretch {
  readonly wire: number
  readonly leg: Token['leg']
}

/** Hop (track, from, to) → wire and stretch. */
export type TrackMap = ReadonlyMap<string, Stretch>

/** Track map of a picture, for the physical resources that its logical ones became. */
export function createTrackMap(template: Template, stack: Readonly<Stack>): TrackMap {
  const tracks = new Map<string, Stretch>()
  template.wires.forEach((wire, index) => {
    for (const stretch of stretchesOf(template, stack, wire)) tracks.set(nameOf(stretch), { wire: index, leg: stretch.leg })
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

export function stretchOf(tracks: TrackMap, hop: Hop): Stretch | undefined {
  return tracks.get(nameOf(hop))
}

function nameOf(hop: { readonly track: Track; readonly from: ResourceKey; readonly to: ResourceKey }): string {
  return `${hop.track} ${hop.from} ${hop.to}`
}

/** What an agenda item looks like on the canvas; nothing when it carries no message. */
export function tokenOf(item: AgendaItem, tracks: TrackMap): Token | undefined {
  const { hop } = item.envelope
  if (hop === undefined || hop.carries.length === 0) return undefined
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
