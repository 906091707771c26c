/** Saves one document as it is typed: soon after the first change, one save at a time, again and again while storage refuses. */
import type { Content } from './content.ts'
import type { KeptDocument } from './record.ts'
import type { Draft, Shelf } from './shelf.ts'
import { type Trouble, troubleOf } from './trouble.ts'

/** From the first unsaved change to its save. */
const pauseMs = 400
/** After a failure, when nothing else changes. */
const retryMs = 10_000

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'too-large'; readonly bytes: number }

export interface AutosavePorts {
  /** Which storage it is may still be unknown: what is typed meanwhile waits for it. */
  readonly shelf: () => Promise<Pick<Shelf, 'save'>>
  /** The shelf if it is known now, for a page that closes and cannot wait. */
  readonly shelfNow: () => Pick<Shelf, 'leave'> | undefined
  /** Calls `act` after a time; returns how to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
  readonly told: (state: SaveState) => void
  /** A save arrived; `isCopy` if it had to be laid beside the document, which this autosave follows from then on. */
  readonly arrived: (document: KeptDocument, isCopy: boolean) => void
}

/** Follows a document that is saved (`basedOn` above 0) or is yet to be saved for the first time. */
export function startAutosave(start: Draft, ports: AutosavePorts): Autosave {
  const autosave = new Autosave(start, ports)
  if (start.basedOn === 0) void autosave.flush()
  return autosave
}

export type { Autosave }

class Autosave {
  private newest: Draft
  private isUnsaved: boolean
  private isStopped = false
  private saving: Promise<void> | undefined
  private planned: { readonly ms: number; readonly callOff: () => void } | undefined
  private readonly ports: AutosavePorts

  constructor(start: Draft, ports: AutosavePorts) {
    this.newest = start
    this.isUnsaved = start.basedOn === 0
    this.ports = ports
  }

  draft(): Draft {
    return this.newest
  }

  changed(content: Content): void {
    this.newest = { ...this.newest, content }
    this.isUnsaved = true
    this.ports.told({ kind: 'saving' })
    if (!this.saving) this.plan(pauseMs)
  }

  renamed(name: string): void {
    this.newest = { ...this.newest, name }
  }

  /** Saves what is unsaved. True if nothing is left to save. */
  async flush(): Promise<boolean> {
    // A save may be under way with an older text: then one more follows it.
    await this.save()
    if (this.isUnsaved) await this.save()
    return !this.isUnsaved
  }

  /** The page closes: lays down what is unsaved, and tries to save it in the ordinary way as well. */
  leave(): void {
    const shelf = this.ports.shelfNow()
    if (!shelf || !(this.isUnsaved || this.saving)) return
    shelf.leave(this.newest, this.leftover())
    void this.save()
  }

  /** Saves no more by itself. */
  stop(): void {
    this.isStopped = true
    this.callOff()
  }

  private leftover(): string {
    return `${this.newest.id} ${this.newest.writer}`
  }

  /** A save that is planned already is not put off by the next key. */
  private plan(ms: number): void {
    if (this.isStopped || (this.planned && this.planned.ms <= ms)) return
    this.planned?.callOff()
    this.planned = { ms, callOff: this.ports.after(ms, () => void this.save()) }
  }

  private callOff(): void {
    this.planned?.callOff()
    this.planned = undefined
  }

  private async save(): Promise<void> {
    this.callOff()
    if (this.saving) return this.saving
    if (!this.isUnsaved) return
    this.saving = this.attempt().finally(() => {
      this.saving = undefined
    })
    await this.saving
  }

  private async attempt(): Promise<void> {
    this.isUnsaved = false
    this.ports.told({ kind: 'saving' })
    const sent = this.newest
    try {
      const saved = await (await this.ports.shelf()).save(sent, this.leftover())
      if (saved.kind === 'too-large') {
        this.isUnsaved = true
        this.ports.told({ kind: 'too-large', bytes: saved.bytes })
        return
      }
      const { id, name, revision } = saved.document
      const isRenamed = this.newest.name !== sent.name && saved.kind !== 'copied'
      this.newest = { ...this.newest, id, name: isRenamed ? this.newest.name : name, basedOn: revision }
      this.ports.arrived(saved.document, saved.kind === 'copied')
      if (this.isUnsaved) this.plan(pauseMs)
      else this.ports.told({ kind: 'saved' })
    } catch (error) {
      this.isUnsaved = true
      this.ports.told({ kind: 'failed', trouble: troubleOf(error) })
      this.plan(retryMs)
    }
  }
}
