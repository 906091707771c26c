/** What tabs of the same browser tell each other. A browser without channels tells nothing; the locks and revisions hold all the same. */

export type News =
  /** Something in the list changed. */
  | { readonly kind: 'changed' }
  /** A tab is about to take this document: whoever writes in it saves now, and answers. */
  | { readonly kind: 'hand-over'; readonly id: string }
  | { readonly kind: 'handed-over'; readonly id: string }

export interface Tabs {
  readonly tell: (news: News) => void
  /** Listens until the returned function is called. */
  readonly listen: (listener: (news: News) => void) => () => void
}

const channelName = 'switchyard.documents'

export function joinTabs(): Tabs {
  const channel = openChannel()
  return {
    tell: (news) => channel?.postMessage(news),
    listen(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (isNews(data)) listener(data)
      }
      channel?.addEventListener('message', hear)
      return () => channel?.removeEventListener('message', hear)
    },
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(channelName)
  } catch {
    return undefined
  }
}

function isNews(data: unknown): data is News {
  if (typeof data !== 'object' || data === null) return false
  const { kind, id } = data as { readonly kind?: unknown; readonly id?: unknown }
  return kind === 'changed' || ((kind === 'hand-over' || kind === 'handed-over') && typeof id === 'string')
}
