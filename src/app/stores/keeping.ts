/** Keeps the open document: follows its texts, saves them, holds its lock, and makes a document of an example that is edited. */
import { type Autosave, startAutosave } from '../documents/autosave.ts'
import { type Content, isSameContent } from '../documents/content.ts'
import { remarkedName } from '../documents/document-name.ts'
import type { Example } from '../documents/example.ts'
import { rememberOpen } from '../documents/last-open.ts'
import type { KeptDocument } from '../documents/record.ts'
import type { Draft } from '../documents/shelf.ts'
import { type Hold, type Holding, holdDocument } from '../documents/tab-lock.ts'
import { documentStore, newestTexts } from './document.ts'
import { libraryStore, openId, setElsewhere, setIdentity, setName, setOpened, setSave } from './library.ts'
import { announce } from './notices.ts'
import { listChanged, pageId, refreshList, source, storage, storageNow, tabs, tellOfCopy } from './storage.ts'

type Texts = Pick<Content, 'text' | 'files'>
type DocumentState = ReturnType<typeof documentStore.getState>

let autosave: Autosave | undefined
/** Tells the present autosave from those before it, whose last words concern nobody any more. */
let serial = 0
let hold: Hold | undefined
/** Which opening of the document store is followed; a newer one has not been told of yet. */
let followed = -1
/** The newest texts that the worker could read. */
let readable: Texts = { text: '', files: {} }
/** What the template was called when it was opened. */
let openedAs = ''
let hasAskedToPersist = false

/** Begins to listen: to the texts, to other tabs, and to the page's end. Called once, at the start. */
export function startKeeping(): void {
  documentStore.subscribe(follow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') autosave?.leave()
  })
  addEventListener('pagehide', () => autosave?.leave())
  addEventListener('beforeunload', (event) => {
    if (isAtRisk()) event.preventDefault()
  })
  tabs.listen((news) => {
    if (news.kind === 'changed') void refreshList()
    else if (news.kind === 'hand-over' && news.id === openId() && hold) void handOver(news.id)
  })
}

/** Saves what is open, so that something else may be opened. False: it cannot be saved, and stays open. */
export async function letGo(): Promise<boolean> {
  return (await autosave?.flush()) ?? true
}

/** An example is open now: there is nothing to save. */
export function exampleOpened(example: Example, calledAs: string): void {
  stop()
  followTexts(calledAs)
  setOpened({ kind: 'example', example }, example.title)
}

/** A text that came from outside is open now: it becomes a document at once. */
export function importOpened(name: string, calledAs: string): void {
  stop()
  followTexts(calledAs)
  begin(name)
}

/** A saved document is open now: this tab writes in it, or another one does. */
export function keptOpened(document: KeptDocument, held: Holding): void {
  stop()
  followTexts(document.openedAs, document.readable ?? document)
  setOpened({ kind: 'document', id: document.id }, document.name)
  rememberOpen({ kind: 'document', id: document.id })
  if (held === 'elsewhere') setElsewhere(true)
  else goOn(document, held)
}

/** This tab writes in the open document from now on; it shows the newest text already. */
export function goOn(document: KeptDocument, held: Hold): void {
  keepHold(held)
  setElsewhere(false)
  setName(document.name)
  const { text, files } = document
  const draft = { ...newDraft(document.id, document.name), content: { text, files }, basedOn: document.revision }
  keep(draft)
  if (!isSameContent(contentNow(), document)) autosave?.changed(contentNow())
}

/** Asks the tab that writes in a document to save now, and waits for it; not for long, it may be asleep. */
export function askForHandOver(id: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stopListening()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, 1_000)
    const stopListening = tabs.listen((news) => {
      if (news.kind === 'handed-over' && news.id === id) done()
    })
    tabs.tell({ kind: 'hand-over', id })
  })
}

/** What is open goes on as a document of its own under this name. */
export function goOnAsCopy(name: string): void {
  stop()
  begin(name)
}

/** The open document has another name. */
export function openRenamed(name: string): void {
  autosave?.renamed(name)
  setName(name)
}

/** What is open, with the last texts that could be read where the newest cannot. */
function contentNow(): Content {
  const { text, files } = newestTexts(documentStore.getState())
  return isSameContent({ text, files }, readable) ? { text, files } : { text, files, readable }
}

function follow(state: DocumentState, before: DocumentState): void {
  if (state.opening !== followed) return
  const now = newestTexts(state)
  if (!state.ahead && state.outcome !== before.outcome && state.outcome && state.outcome.kind !== 'broken') {
    readable = { text: now.text, files: now.files }
    if (autosave?.draft().content.readable) autosave.changed(contentNow())
  }
  const old = newestTexts(before)
  if (now.text === old.text && now.files === old.files) return
  const { opened, isElsewhere, name } = libraryStore.getState()
  if (autosave) autosave.changed(contentNow())
  else if (opened.kind === 'example') begin(name)
  else if (isElsewhere) {
    goOnAsCopy(remarkedName(name, 'from another tab'))
    announce('This document is open in another tab: what you changed is a copy')
  }
}

function followTexts(calledAs: string, couldBeRead?: Texts): void {
  openedAs = calledAs
  const { opening, text, files } = documentStore.getState()
  followed = opening
  readable = couldBeRead ? { text: couldBeRead.text, files: couldBeRead.files } : { text, files }
}

/** A document that was never saved: it is, now. */
function begin(name: string): void {
  const id = source.newId()
  setOpened({ kind: 'document', id }, name)
  rememberOpen({ kind: 'document', id })
  keep(newDraft(id, name))
  void lockNew(id)
}

function newDraft(id: string, name: string): Draft {
  return { id, name, path: documentStore.getState().path, openedAs, content: contentNow(), basedOn: 0, writer: pageId }
}

function keep(draft: Draft): void {
  const own = ++serial
  autosave = startAutosave(draft, {
    shelf: storage,
    shelfNow: storageNow,
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    told: (state) => {
      if (own === serial) setSave(state)
    },
    arrived: (document, isCopy) => {
      if (isCopy) tellOfCopy(document)
      if (own === serial) arrived(document, isCopy)
      listChanged()
    },
  })
}

function arrived({ id, name }: KeptDocument, isCopy: boolean): void {
  if (isCopy) {
    hold?.release()
    hold = undefined
    setIdentity(id, name)
    rememberOpen({ kind: 'document', id })
    void lockNew(id)
  } else setName(autosave?.draft().name ?? name)
  askToPersist()
}

async function lockNew(id: string): Promise<void> {
  const held = await holdDocument(id, 'ask')
  if (held === 'elsewhere') return
  if (openId() === id && !hold) keepHold(held)
  else held.release()
}

function keepHold(held: Hold): void {
  hold = held
  void held.lost.then(() => (hold === held ? handOff() : undefined))
}

/** Another tab took the document. What is not saved yet still is, there or beside it. */
async function handOff(): Promise<void> {
  hold = undefined
  setElsewhere(true)
  announce('This document is now open in another tab')
  const own = serial
  const isSaved = await letGo()
  if (isSaved && own === serial && libraryStore.getState().isElsewhere) stop()
}

async function handOver(id: string): Promise<void> {
  await letGo()
  tabs.tell({ kind: 'handed-over', id })
}

function stop(): void {
  serial += 1
  autosave?.stop()
  autosave = undefined
  hold?.release()
  hold = undefined
}

/** Closing the page now would lose something. */
function isAtRisk(): boolean {
  const { opened, save, storage } = libraryStore.getState()
  if (opened.kind !== 'document') return false
  return save.kind === 'failed' || save.kind === 'too-large' || (storage !== 'lasting' && storage !== 'opening')
}

/** Asks the browser, once, not to clear away what is kept when its disk runs low. */
function askToPersist(): void {
  if (hasAskedToPersist || libraryStore.getState().storage !== 'lasting') return
  hasAskedToPersist = true
  const manager = navigator.storage as StorageManager | undefined
  manager?.persist?.().catch(() => undefined)
}
