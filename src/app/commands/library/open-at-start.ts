/** What the page begins with: the document that was open last, or the first example. The picture does not wait long for storage. */
import { type Example, firstExample } from '../../documents/example.ts'
import { type LastOpen, lastOpen, rememberOpen } from '../../documents/last-open.ts'
import type { KeptDocument } from '../../documents/record.ts'
import { holdDocument } from '../../documents/tab-lock.ts'
import { libraryStore, openId } from '../../stores/library.ts'
import { notify } from '../../stores/notices.ts'
import { storage } from '../../stores/storage.ts'
import { startKeeping } from '../../stores/keeping.ts'
import { openKept, show, showExample } from './open-kept.ts'

/** So long the example waits for the document that was open last. */
const patienceMs = 1_500

export async function openAtStart(): Promise<void> {
  startKeeping()
  const last = lastOpen()
  const found = storage()
  if (last?.kind === 'document') await openLast(last.id)
  else {
    const example = last === undefined ? firstExample : await exampleIn(last.file)
    if ((await showExample(example)) && !last) rememberOpen({ kind: 'example', file: example.file })
  }
  await found
}

async function exampleIn(wanted: string): Promise<Example> {
  if (wanted === firstExample.file) return firstExample
  const { examples } = await import('../../documents/examples.ts')
  return examples.find(({ file }) => file === wanted) ?? firstExample
}

async function openLast(id: Extract<LastOpen, { kind: 'document' }>['id']): Promise<void> {
  const reading = readLast(id)
  const answer = await Promise.race([reading, patience()])
  if (answer === 'late') {
    await showExample()
    const document = await reading
    if (document) offer(document)
    return
  }
  if (answer && answer.binnedMs === undefined && (await show(answer, await holdDocument(id, 'ask')))) return
  await showExample()
  const { storage } = libraryStore.getState()
  if (storage !== 'lasting') {
    const lines = ['What was saved is untouched. Reload the page to try again; what you do now lives in this tab only.']
    notify({ tone: 'failed', title: 'Your documents cannot be reached', lines })
  } else if (answer && answer.binnedMs === undefined) {
    const lines = ['It is kept as it is: “Mine” lists it, and exports it.']
    notify({ tone: 'failed', title: `“${answer.name}” cannot be drawn`, lines })
  }
}

async function readLast(id: string): Promise<KeptDocument | undefined> {
  try {
    return await (await storage()).read(id)
  } catch {
    return undefined
  }
}

/** It came late: the person may be in the middle of something, so nothing is replaced unasked. */
function offer(document: KeptDocument): void {
  if (openId() === document.id) return
  notify({
    tone: 'waiting',
    title: `“${document.name}” is here now`,
    lines: ['Storage was slow to answer, so the page began with the example.'],
    actions: [{ label: 'Open it', run: () => void openKept(document.id) }],
  })
}

function patience(): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), patienceMs)
  })
}
