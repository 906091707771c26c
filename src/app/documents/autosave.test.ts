import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from './database.ts'
import { listDocuments, readDocument } from './shelf.ts'
import { Tab } from './testing/tabs.ts'

const open = () => openDatabase({ outdated: () => undefined })

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.restoreAllMocks())

describe('autosave', () => {
  it('saves when its plan comes due, and a later key does not put it off', async () => {
    const store = await open()
    const tab = new Tab(store)
    await tab.open('one')
    await tab.flush()
    tab.type('a')
    tab.type('b')
    expect(tab.plans).toBe(1)
    expect(tab.state).toEqual({ kind: 'saving' })
    tab.comeDue()
    await vi.waitFor(() => expect(tab.state).toEqual({ kind: 'saved' }))
    expect((await readDocument(store, 'one'))?.text).toMatch(/ab$/)
  })

  it('saves what is typed during a save with the next one', async () => {
    const store = await open()
    const tab = new Tab(store)
    await tab.open('one')
    tab.type('a')
    await vi.waitFor(() => expect(tab.plans).toBe(1))
    tab.comeDue()
    await vi.waitFor(() => expect(tab.state).toEqual({ kind: 'saved' }))
    expect((await readDocument(store, 'one'))?.text).toMatch(/a$/)
  })

  it('keeps a text that storage refused and saves it when there is room again', async () => {
    const store = await open()
    const tab = new Tab(store)
    await tab.open('one')
    await tab.flush()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    tab.type('kept')
    expect(await tab.flush()).toBe(false)
    expect(tab.state).toEqual({ kind: 'failed', trouble: 'full' })
    put.mockRestore()
    tab.comeDue()
    await vi.waitFor(() => expect(tab.state).toEqual({ kind: 'saved' }))
    expect((await readDocument(store, 'one'))?.text).toMatch(/kept$/)
  })

  it('goes on in the copy after a conflict', async () => {
    const store = await open()
    const [mine, other] = [new Tab(store), new Tab(store)]
    await mine.open('one')
    await mine.flush()
    await other.open('one')
    other.type(' other')
    await other.flush()
    mine.type(' mine')
    await mine.flush()
    mine.type(' more')
    await mine.flush()
    expect(mine.copies).toEqual(['Orders (from another tab)'])
    const texts = await Promise.all((await listDocuments(store)).map(async ({ id }) => (await readDocument(store, id))?.text))
    expect(texts.map((text) => text?.split('\n')[1]).sort()).toEqual([' mine more', ' other'])
  })
})

type Act = readonly ['type' | 'come due' | 'flush' | 'open' | 'die' | 'turn' | 'fill' | 'empty', number]

const acts = fc.array(
  fc.tuple(
    fc.constantFrom<Act[0]>('type', 'type', 'type', 'come due', 'come due', 'flush', 'open', 'die', 'turn', 'fill', 'empty'),
    fc.nat(2),
  ),
  { minLength: 5, maxLength: 40 },
)

describe('tabs that write in the same document', () => {
  it('lose no word, however their saves, deaths and full disks fall', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        globalThis.indexedDB = new IDBFactory()
        await expect(wordsLost(script)).resolves.toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

/** Plays a script with three tabs and returns the words that were typed and are in no document at the end. */
async function wordsLost(script: readonly Act[]): Promise<string[]> {
  const store = await open()
  const tabs = [new Tab(store), new Tab(store), new Tab(store)]
  for (const tab of tabs) await tab.open('one')
  await tabs[0]?.flush()
  const typed: string[] = []
  // A page that dies while storage is full takes its last words along: nobody could have kept them.
  const pending = new Set<Promise<unknown>>()
  let full: { mockRestore: () => void } | undefined
  for (const [act, at] of script) {
    const tab = tabs[at]
    if (!tab) continue
    if (act === 'type') {
      const word = `<${typed.length}>`
      typed.push(word)
      tab.type(word)
    } else if (act === 'come due') tab.comeDue()
    else if (act === 'flush') pending.add(tab.flush())
    else if (act === 'open' && !full) await tab.open('one')
    else if (act === 'die' && !full) {
      tab.die()
      tabs[at] = new Tab(store)
      await tabs[at].open('one')
    } else if (act === 'turn') await new Promise((resolve) => setImmediate(resolve))
    else if (act === 'fill')
      full ??= vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('no room', 'QuotaExceededError')
      })
    else if (act === 'empty') {
      full?.mockRestore()
      full = undefined
    }
  }
  full?.mockRestore()
  await Promise.all(pending)
  for (const tab of tabs) await tab.flush()
  const last = new Tab(store)
  await last.open('one')
  const entries = await listDocuments(store)
  const texts = await Promise.all(entries.map(async ({ id }) => (await readDocument(store, id))?.text ?? ''))
  return typed.filter((word) => !texts.some((text) => text.includes(word)))
}
