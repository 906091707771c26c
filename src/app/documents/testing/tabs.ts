// Tabs without a browser: each types, saves when its plan comes due, and may die. All share one database.
import type { Autosave, SaveState } from '../autosave.ts'
import { startAutosave } from '../autosave.ts'
import { type Draft, readDocument, shelfIn, type Source, takeUpLeftovers } from '../shelf.ts'
import type { Store } from '../store.ts'

let pages = 0

export function source(): Source {
  let time = 1_000
  let ids = 0
  const page = ++pages
  return { now: () => time++, newId: () => `id-${page}-${++ids}` }
}

export function draft(change: Partial<Draft> = {}): Draft {
  return {
    id: 'one',
    name: 'Orders',
    path: 'orders.yaml',
    openedAs: 'orders',
    content: { text: 'Resources: {}\n', files: {} },
    basedOn: 0,
    writer: 'page',
    ...change,
  }
}

/** A tab that has one document open and appends to its text. */
export class Tab {
  readonly states: SaveState[] = []
  readonly copies: string[] = []
  /** How often a save was planned, a plan that was put off counted again. */
  plans = 0
  private autosave: Autosave | undefined
  private planned: (() => void) | undefined
  private isDead = false
  private readonly store: Store
  private readonly writer = `writer ${++pages}`
  private readonly ids = source()

  constructor(store: Store) {
    this.store = store
  }

  get state(): SaveState | undefined {
    return this.states.at(-1)
  }

  get draft(): Draft | undefined {
    return this.autosave?.draft()
  }

  /** Opens what is saved, or begins it. */
  async open(id: string): Promise<void> {
    await this.autosave?.flush()
    this.autosave?.stop()
    for (const copy of await takeUpLeftovers(this.store, this.ids)) this.copies.push(copy.name)
    const document = await readDocument(this.store, id)
    const start = document
      ? draft({ id, name: document.name, content: { text: document.text, files: document.files }, basedOn: document.revision })
      : draft({ id })
    this.autosave = startAutosave(
      { ...start, writer: this.writer },
      {
        shelf: () => (this.isDead ? new Promise(() => undefined) : Promise.resolve(shelfIn(this.store, this.ids))),
        shelfNow: () => shelfIn(this.store, this.ids),
        after: (_ms, act) => {
          this.plans += 1
          this.planned = act
          return () => {
            this.planned = undefined
          }
        },
        told: (state) => this.states.push(state),
        arrived: (document, isCopy) => {
          if (isCopy) this.copies.push(document.name)
        },
      },
    )
  }

  type(words: string): void {
    const now = this.autosave?.draft()
    if (now) this.autosave?.changed({ ...now.content, text: now.content.text + words })
  }

  /** The planned save, if there is one, comes due. It is not waited for. */
  comeDue(): void {
    const act = this.planned
    this.planned = undefined
    act?.()
  }

  async flush(): Promise<boolean> {
    return (await this.autosave?.flush()) ?? true
  }

  /** The page closes in the middle of whatever it was doing. */
  die(): void {
    this.isDead = true
    this.autosave?.leave()
    this.autosave?.stop()
  }
}
