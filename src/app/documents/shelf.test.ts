import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mostBytes } from './content.ts'
import { openDatabase } from './database.ts'
import { memoryStore } from './memory-store.ts'
import {
  deleteForEver,
  type Draft,
  duplicateDocument,
  leaveDraft,
  listDocuments,
  moveToBin,
  readDocument,
  renameDocument,
  restoreFromBin,
  saveDocument,
  takeUpLeftovers,
} from './shelf.ts'
import type { Store } from './store.ts'
import { draft, source } from './testing/tabs.ts'

const silent = { outdated: () => undefined }

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.restoreAllMocks())

describe.each([
  ['the database', () => openDatabase(silent)],
  ['memory', () => Promise.resolve(memoryStore())],
])('a shelf in %s', (_where, open) => {
  const save = (store: Store, change: Partial<Draft>) => saveDocument(store, draft(change), 'leftover', source())
  const content = (text: string) => ({ text, files: { 'handlers/pack.mjs': 'export {}\n' } })

  it('gives back the bytes that were saved, in a list with their size', async () => {
    const store = await open()
    const text = '# Grüße 👋\r\nResources: {}'
    await save(store, { content: content(text) })
    expect(await readDocument(store, 'one')).toMatchObject({
      name: 'Orders',
      text,
      files: { 'handlers/pack.mjs': 'export {}\n' },
      revision: 1,
    })
    expect(await listDocuments(store)).toMatchObject([{ kind: 'document', name: 'Orders', bytes: 29 + 17 + 10 }])
  })

  it('puts a save whose base is outdated beside the document, never over it', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    await save(store, { content: content('second'), basedOn: 1, writer: 'other' })
    const late = await save(store, { content: content('late'), basedOn: 1 })
    expect(late).toMatchObject({ kind: 'copied', document: { name: 'Orders (from another tab)', text: 'late' } })
    expect((await readDocument(store, 'one'))?.text).toBe('second')
  })

  it('makes no copy where both tabs hold the same text', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    await save(store, { content: content('second'), basedOn: 1, writer: 'other' })
    expect(await save(store, { content: content('second'), basedOn: 1 })).toMatchObject({ kind: 'saved', document: { revision: 2 } })
    expect(await listDocuments(store)).toHaveLength(1)
  })

  it('keeps the text of a document that another tab deleted', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    await deleteForEver(store, 'one')
    expect(await save(store, { content: content('second'), basedOn: 1 })).toMatchObject({ kind: 'copied', document: { text: 'second' } })
  })

  it('renames without disturbing whoever writes in it', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    await renameDocument(store, 'one', '  Meine\n Aufträge ')
    expect(await save(store, { content: content('second'), basedOn: 1 })).toMatchObject({
      kind: 'saved',
      document: { name: 'Meine Aufträge' },
    })
  })

  it('duplicates, bins, restores and deletes; work takes a document out of the bin', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    const copy = await duplicateDocument(store, 'one', source())
    expect(copy).toMatchObject({ name: 'Orders (copy)', text: 'first', revision: 1 })
    await moveToBin(store, 'one', 5)
    expect((await readDocument(store, 'one'))?.binnedMs).toBe(5)
    await restoreFromBin(store, 'one')
    expect((await readDocument(store, 'one'))?.binnedMs).toBeUndefined()
    await moveToBin(store, 'one', 6)
    expect(await save(store, { content: content('second'), basedOn: 1 })).toMatchObject({ kind: 'saved' })
    expect((await readDocument(store, 'one'))?.binnedMs).toBeUndefined()
    await deleteForEver(store, copy?.id ?? '')
    expect(await listDocuments(store)).toHaveLength(1)
  })

  it('refuses more than 5 MB, and keeps what was saved before', async () => {
    const store = await open()
    await save(store, { content: content('first') })
    const room = mostBytes - 17 - 10
    expect(await save(store, { content: content('x'.repeat(room + 1)), basedOn: 1 })).toEqual({ kind: 'too-large', bytes: mostBytes + 1 })
    expect((await readDocument(store, 'one'))?.text).toBe('first')
    expect(await save(store, { content: content('x'.repeat(room)), basedOn: 1 })).toMatchObject({ kind: 'saved' })
  })

  it('lists what cannot be read with its raw text, and never writes over it', async () => {
    const store = await open()
    await store.change(({ documents }) => documents.put('one', { format: 1, id: 'one', name: 'Old', text: 17 }))
    await store.change(({ documents }) => documents.put('two', { format: 9, id: 'two', name: 'From tomorrow', body: 'text' }))
    expect(await listDocuments(store)).toMatchObject([
      { kind: 'unreadable', id: 'one', name: 'Old', isNewer: false, raw: expect.stringContaining('"text": 17') },
      { kind: 'unreadable', id: 'two', name: 'From tomorrow', isNewer: true, raw: expect.stringContaining('"body": "text"') },
    ])
    expect(await save(store, { content: content('mine'), basedOn: 0 })).toMatchObject({ kind: 'copied' })
    await deleteForEver(store, 'two')
    expect(await listDocuments(store)).toHaveLength(3)
  })
})

describe('what a closing page lays down', () => {
  it('is saved by the next page, over the save of the same page that had not answered yet', async () => {
    const store = await openDatabase(silent)
    await saveDocument(store, draft({ content: { text: 'typed', files: {} } }), 'one page', source())
    leaveDraft(store, draft({ content: { text: 'typed more', files: {} } }), 'one page')
    expect(await takeUpLeftovers(store, source())).toEqual([])
    expect((await readDocument(store, 'one'))?.text).toBe('typed more')
    expect(await store.all('leftovers')).toEqual([])
  })

  it('becomes a copy where another page saved since', async () => {
    const store = await openDatabase(silent)
    await saveDocument(store, draft(), 'one page', source())
    leaveDraft(store, draft({ basedOn: 1, content: { text: 'left', files: {} } }), 'one page')
    await saveDocument(store, draft({ basedOn: 1, writer: 'other', content: { text: 'other', files: {} } }), 'one other', source())
    expect(await takeUpLeftovers(store, source())).toMatchObject([{ name: 'Orders (from another tab)', text: 'left' }])
    expect((await readDocument(store, 'one'))?.text).toBe('other')
  })
})

describe('the database', () => {
  it('is left alone where a newer Switchyard made it', async () => {
    await new Promise<void>((resolve) => {
      const asked = indexedDB.open('switchyard', 99)
      asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('tomorrow'))
      asked.addEventListener('success', () => {
        asked.result.close()
        resolve()
      })
    })
    await expect(openDatabase(silent)).rejects.toMatchObject({ trouble: 'newer' })
    expect((await indexedDB.databases())[0]).toEqual({ name: 'switchyard', version: 99 })
  })

  it('is let go of when a newer page needs it, and says so at every further save', async () => {
    const outdated = vi.fn<() => void>()
    const store = await openDatabase({ outdated })
    await new Promise<void>((resolve) => {
      const asked = indexedDB.open('switchyard', 2)
      asked.addEventListener('success', () => {
        asked.result.close()
        resolve()
      })
    })
    expect(outdated).toHaveBeenCalledOnce()
    await expect(saveDocument(store, draft(), 'left', source())).rejects.toMatchObject({ trouble: 'newer' })
  })

  it('says that it is full, and then holds what it held', async () => {
    const store = await openDatabase(silent)
    await saveDocument(store, draft(), 'left', source())
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    const again = saveDocument(store, draft({ basedOn: 1, content: { text: 'much', files: {} } }), 'left', source())
    await expect(again).rejects.toMatchObject({ trouble: 'full' })
    expect((await readDocument(store, 'one'))?.text).toBe(draft().content.text)
  })

  it('says that it is blocked, or broken, when it does not open', async () => {
    const refuse = (name: string) =>
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('no', name)
      })
    refuse('SecurityError')
    await expect(openDatabase(silent)).rejects.toMatchObject({ trouble: 'blocked' })
    refuse('UnknownError')
    await expect(openDatabase(silent)).rejects.toMatchObject({ trouble: 'broken' })
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true, writable: true })
    await expect(openDatabase(silent)).rejects.toMatchObject({ trouble: 'blocked' })
  })

  it('lists the rest where one value cannot be got out', async () => {
    const store = await openDatabase(silent)
    await saveDocument(store, draft(), 'left', source())
    await saveDocument(store, draft({ id: 'two', name: 'Two' }), 'left', source())
    const get = Reflect.get(IDBObjectStore.prototype, 'get') as IDBObjectStore['get']
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('damaged', 'DataError')
    })
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (key === 'two') throw new DOMException('damaged', 'DataError')
      return get.call(this, key)
    })
    expect(await listDocuments(store)).toMatchObject([
      { kind: 'document', name: 'Orders' },
      { kind: 'unreadable', id: 'two' },
    ])
  })
})
