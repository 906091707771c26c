/** What can be done with saved documents. Each is one transaction; a save is refused its place when somebody else saved in between. */
import { type Content, contentBytes, isSameContent, mostBytes } from './content.ts'
import { cleanName, remarkedName } from './document-name.ts'
import { type KeptDocument, rawName, rawText, readRecord, recordFormat, type UnreadableRecord } from './record.ts'
import type { Store, Tables } from './store.ts'

/** A line of the list: what it says, without the texts. */
export type Entry = ReadableEntry | UnreadableEntry

export interface ReadableEntry {
  readonly kind: 'document'
  readonly id: string
  readonly name: string
  readonly changedMs: number
  readonly bytes: number
  readonly binnedMs?: number
}

export interface UnreadableEntry extends UnreadableRecord {
  readonly kind: 'unreadable'
  readonly id: string
  readonly name: string
  /** All that it holds, as text. */
  readonly raw: string
}

/** One save: the whole content, and the revision it was made from; 0 for a document that was never saved. */
export interface Draft {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly openedAs: string
  readonly content: Content
  readonly basedOn: number
  /** The page that writes it; no two pages ever bear the same. */
  readonly writer: string
}

export type Saved =
  | { readonly kind: 'saved'; readonly document: KeptDocument }
  /** Somebody else had saved, or deleted it: their text stands, and this one lies beside it. */
  | { readonly kind: 'copied'; readonly document: KeptDocument }
  | { readonly kind: 'too-large'; readonly bytes: number }

/** What a save needs from outside: the time of day, and an id that nobody has. */
export interface Source {
  readonly now: () => number
  readonly newId: () => string
}

export type Shelf = ReturnType<typeof shelfIn>

/** All of the below for one store. It is loaded beside the page, not before it. */
export function shelfIn(store: Store, source: Source) {
  return {
    list: () => listDocuments(store),
    read: (id: string) => readDocument(store, id),
    save: (draft: Draft, leftover: string) => saveDocument(store, draft, leftover, source),
    leave: (draft: Draft, leftover: string) => leaveDraft(store, draft, leftover),
    takeUpLeftovers: () => takeUpLeftovers(store, source),
    rename: (id: string, name: string) => renameDocument(store, id, name),
    moveToBin: (id: string) => moveToBin(store, id, source.now()),
    restore: (id: string) => restoreFromBin(store, id),
    deleteForEver: (id: string) => deleteForEver(store, id),
    duplicate: (id: string) => duplicateDocument(store, id, source),
  }
}

/** Every document, the bin included, newest first. Throws `StorageError`. */
export async function listDocuments(store: Store): Promise<readonly Entry[]> {
  const entries = (await store.all('documents')).map(({ key, value }): Entry => {
    const read = readRecord(value)
    if (!read.ok) return { kind: 'unreadable', id: key, name: rawName(value) ?? key, raw: rawText(value), ...read.error }
    const { name, changedMs, binnedMs } = read.value
    return { kind: 'document', id: key, name, changedMs, bytes: contentBytes(read.value), ...(binnedMs === undefined ? {} : { binnedMs }) }
  })
  const changed = (entry: Entry) => (entry.kind === 'document' ? entry.changedMs : 0)
  return entries.sort((one, other) => changed(other) - changed(one))
}

/** One document; nothing if it is gone or cannot be read. Throws `StorageError`. */
export async function readDocument(store: Store, id: string): Promise<KeptDocument | undefined> {
  return store.change(({ documents }) => readable(documents, id))
}

/** Saves; see `Saved`. Throws `StorageError`, and then nothing has changed. */
export async function saveDocument(store: Store, draft: Draft, leftover: string, source: Source): Promise<Saved> {
  const bytes = contentBytes(draft.content)
  if (bytes > mostBytes) return { kind: 'too-large', bytes }
  return store.change(async (tables) => {
    const saved = await place(tables, draft, source)
    await tables.leftovers.remove(leftover)
    return saved
  })
}

/** What a closing page lays down in place of a save. It is taken up by `takeUpLeftovers`. */
export function leaveDraft(store: Store, draft: Draft, leftover: string): void {
  if (contentBytes(draft.content) <= mostBytes) store.leave(leftover, { ...draft })
}

/**
 * Saves what pages could only lay down while they closed, as if they had saved it then. Returns the copies this made. What
 * cannot be read is left where it lies.
 */
export async function takeUpLeftovers(store: Store, source: Source): Promise<readonly KeptDocument[]> {
  const found = await store.all('leftovers')
  const copies: KeptDocument[] = []
  for (const { key } of found) {
    const saved = await store.change(async (tables) => {
      // Read again: the page that laid it down may live, and have saved it by now.
      const draft = readDraft(await tables.leftovers.get(key))
      if (!draft) return undefined
      const placed = await place(tables, draft, source)
      await tables.leftovers.remove(key)
      return placed
    })
    if (saved?.kind === 'copied') copies.push(saved.document)
  }
  return copies
}

/** Gives another name. Text and revision stay, so that whoever is writing in it is not disturbed. */
export async function renameDocument(store: Store, id: string, name: string): Promise<KeptDocument | undefined> {
  return alter(store, id, (document) => ({ ...document, name: cleanName(name) }))
}

export async function moveToBin(store: Store, id: string, now: number): Promise<KeptDocument | undefined> {
  return alter(store, id, (document) => ({ ...document, binnedMs: now }))
}

export async function restoreFromBin(store: Store, id: string): Promise<KeptDocument | undefined> {
  return alter(store, id, (document) => ({ ...document, binnedMs: undefined }))
}

/** Deletes for ever, but nothing that a newer Switchyard saved. */
export async function deleteForEver(store: Store, id: string): Promise<void> {
  await store.change(async ({ documents }) => {
    const read = readRecord(await documents.get(id))
    if (read.ok || !read.error.isNewer) await documents.remove(id)
  })
}

/** Puts a copy beside it, under a name of its own. */
export async function duplicateDocument(store: Store, id: string, source: Source): Promise<KeptDocument | undefined> {
  return store.change(async ({ documents }) => {
    const document = await readable(documents, id)
    if (!document) return undefined
    const now = source.now()
    const name = remarkedName(document.name, 'copy')
    const own = { binnedMs: undefined, writer: undefined, createdMs: now, changedMs: now, revision: 1 }
    const copy = { ...document, ...own, id: source.newId(), name }
    await documents.put(copy.id, copy)
    return copy
  })
}

async function place({ documents }: Tables, draft: Draft, source: Source): Promise<Saved> {
  const stored: unknown = await documents.get(draft.id)
  const read = stored === undefined ? undefined : readRecord(stored)
  const before = read?.ok ? read.value : undefined
  if (before && before.revision !== draft.basedOn && isSameContent(before, draft.content)) return { kind: 'saved', document: before }
  const isFree = stored === undefined && draft.basedOn === 0
  // What the same page saved last, it has seen: also where it never heard that this save arrived.
  const isOurs = before?.revision === draft.basedOn || before?.writer === draft.writer
  const now = source.now()
  const fresh = { ...bare(draft, now), createdMs: before && isOurs ? before.createdMs : now }
  if (isFree || (before && isOurs)) {
    // Somebody works on it: then it does not lie in the bin any more.
    const document = { ...fresh, name: before?.name ?? fresh.name, revision: (before?.revision ?? 0) + 1 }
    await documents.put(document.id, document)
    return { kind: 'saved', document }
  }
  const copy = { ...fresh, id: source.newId(), name: remarkedName(before?.name ?? draft.name, 'from another tab'), revision: 1 }
  await documents.put(copy.id, copy)
  return { kind: 'copied', document: copy }
}

function bare({ id, name, path, openedAs, content, writer }: Draft, now: number): KeptDocument {
  const { text, files, readable } = content
  return {
    format: recordFormat,
    id,
    name: cleanName(name),
    path,
    openedAs,
    text,
    files,
    ...(readable === undefined ? {} : { readable }),
    createdMs: now,
    changedMs: now,
    revision: 0,
    writer,
  }
}

/** A draft has a record's fields, so it is checked as one. */
function readDraft(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, path, openedAs, content, basedOn, writer } = value as Partial<Record<keyof Draft, unknown>>
  if (typeof content !== 'object' || content === null) return undefined
  const read = readRecord({
    ...content,
    format: recordFormat,
    id,
    name,
    path,
    openedAs,
    createdMs: 0,
    changedMs: 0,
    revision: basedOn,
    writer,
  })
  if (!read.ok || typeof writer !== 'string') return undefined
  const { text, files, readable, revision } = read.value
  return {
    id: read.value.id,
    name: read.value.name,
    path: read.value.path,
    openedAs: read.value.openedAs,
    content: { text, files, ...(readable === undefined ? {} : { readable }) },
    basedOn: revision,
    writer,
  }
}

async function alter(store: Store, id: string, change: (document: KeptDocument) => KeptDocument): Promise<KeptDocument | undefined> {
  return store.change(async ({ documents }) => {
    const document = await readable(documents, id)
    if (!document) return undefined
    const changed = change(document)
    await documents.put(id, changed)
    return changed
  })
}

async function readable(documents: Tables['documents'], id: string): Promise<KeptDocument | undefined> {
  const read = readRecord(await documents.get(id))
  return read.ok ? read.value : undefined
}
