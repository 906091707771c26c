/**
 * Which document a tab had open, and which one this browser had open last. It is read before the database answers, so that a
 * first visit waits for nothing. Storage may be blocked: then nothing is remembered.
 */

export type LastOpen = { readonly kind: 'document'; readonly id: string } | { readonly kind: 'example'; readonly file: string }

const key = 'switchyard.open'

/** This tab's own after a reload, else the browser's last one. */
export function lastOpen(): LastOpen | undefined {
  return readFrom(() => sessionStorage) ?? readFrom(() => localStorage)
}

export function rememberOpen(open: LastOpen): void {
  const text = JSON.stringify(open)
  writeTo(() => sessionStorage, text)
  writeTo(() => localStorage, text)
}

function readFrom(storage: () => Storage): LastOpen | undefined {
  try {
    const value: unknown = JSON.parse(storage().getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const { kind, id, file } = value as Readonly<Record<string, unknown>>
    if (kind === 'document' && typeof id === 'string') return { kind, id }
    return kind === 'example' && typeof file === 'string' ? { kind, file } : undefined
  } catch {
    return undefined
  }
}

function writeTo(storage: () => Storage, text: string): void {
  try {
    storage().setItem(key, text)
  } catch {
    // The next visit begins with the example.
  }
}
