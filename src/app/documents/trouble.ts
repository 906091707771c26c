/** What may be wrong with storage, told apart by what a person can do about it. */

export type Trouble =
  /** No room is left on this device, or for this page. */
  | 'full'
  /** The browser gives this page no storage: a private window, or a setting. */
  | 'blocked'
  /** A newer Switchyard has changed the database; this one leaves it alone. */
  | 'newer'
  /** The database answers with errors. */
  | 'broken'
  /** The database does not answer at all. */
  | 'silent'

/** Thrown by a store; whoever saves catches it and tells the person. */
export class StorageError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause?: unknown) {
    super(cause instanceof Error ? cause.message : trouble, { cause })
    this.trouble = trouble
  }
}

/** Which trouble an error of a browser's storage means. Browsers differ in the rest; the names are those of the IndexedDB standard. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof StorageError) return error.trouble
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  if (name === 'VersionError') return 'newer'
  return name === 'SecurityError' || name === 'NotAllowedError' ? 'blocked' : 'broken'
}
