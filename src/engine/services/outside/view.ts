/** What the screen is told about somebody outside. */
import type { EndpointState, HttpExchange, InboxMessage, InboxState, SourceState } from './state.ts'

export interface SourceView {
  readonly sent: number
  readonly refused: number
  readonly active: boolean
  readonly nextAt: number | undefined
  /** The last refusal in AWS's words. */
  readonly lastRefusal?: string
}

export function viewSource(state: Readonly<SourceState>): SourceView {
  return {
    sent: state.sent,
    refused: state.refused,
    active: state.nextAt !== null,
    nextAt: state.nextAt ?? undefined,
    ...(state.lastRefusal !== null && { lastRefusal: state.lastRefusal }),
  }
}

/** What the source's nth message is called: `ord-1047`. */
export function labelFor(state: Pick<SourceState, 'name'>, n: number): string {
  return state.name.replaceAll('{{n}}', String(n))
}

export interface InboxView {
  readonly address: string
  readonly name?: string
  /** All that ever arrived. */
  readonly count: number
  /** Newest first. */
  readonly newest: readonly InboxMessage[]
}

export function viewInbox({ address, name, received, newest }: Readonly<InboxState>, most: number): InboxView {
  return { address, ...(name !== null && { name }), count: received, newest: newestFirst(newest, most) }
}

export interface EndpointView {
  readonly url: string
  readonly requests: number
  readonly byStatus: Readonly<Record<string, number>>
  /** Subscriptions whose link it has visited. */
  readonly confirmed: number
  /** Newest first. */
  readonly newest: readonly HttpExchange[]
}

export function viewEndpoint({ url, requests, byStatus, confirmed, newest }: Readonly<EndpointState>, most: number): EndpointView {
  return { url, requests, byStatus: { ...byStatus }, confirmed, newest: newestFirst(newest, most) }
}

/** `most` is at least 1. */
function newestFirst<T>(list: readonly T[], most: number): readonly T[] {
  return list.slice(-most).toReversed()
}
