/** The browser's database. It is never deleted, never brought down to an older version, and closed when a newer page needs it. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { KeyedValue, Rows, Store, Tables } from './store.ts'
import { StorageError, troubleOf } from './trouble.ts'

interface Schema extends DBSchema {
  documents: { key: string; value: object }
  leftovers: { key: string; value: object }
}

type Upgrade = (database: IDBPDatabase<Schema>) => void

/**
 * How the database came to be, step by step: step N leads from version N to N + 1. A step stays for ever, because somebody's
 * database still stands before it.
 */
const steps: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('documents')
    database.createObjectStore('leftovers')
  },
]

const databaseName = 'switchyard'
const names: StoreNames<Schema>[] = ['documents', 'leftovers']

export interface DatabaseEvents {
  /** A newer page has to change the database and this one let go of it. */
  readonly outdated: () => void
}

/** Opens it, making it if need be. Throws `StorageError`; never ends if the browser never answers. */
export async function openDatabase(events: DatabaseEvents): Promise<Store> {
  const connection = new Connection(events)
  await connection.database()
  return {
    lasts: true,
    change: (work) => connection.change(work),
    all: (table) => connection.all(table),
    leave: (key, value) => connection.leave(key, value),
  }
}

/** The open database. A connection that the browser ended (it may, at any time) is opened again at the next use. */
class Connection {
  private opened: IDBPDatabase<Schema> | undefined
  private isOutdated = false
  private readonly events: DatabaseEvents

  constructor(events: DatabaseEvents) {
    this.events = events
  }

  async database(): Promise<IDBPDatabase<Schema>> {
    if (this.isOutdated) throw new StorageError('newer')
    if (this.opened) return this.opened
    if (typeof indexedDB === 'undefined' || indexedDB === null) throw new StorageError('blocked')
    try {
      this.opened = await openDB<Schema>(databaseName, steps.length, {
        upgrade: (database, oldVersion) => {
          for (const step of steps.slice(oldVersion)) step(database)
        },
        blocking: (_oldVersion, _newVersion, event) => {
          this.isOutdated = true
          ;(event.target as IDBDatabase).close()
          this.events.outdated()
        },
        terminated: () => {
          this.opened = undefined
        },
      })
    } catch (error) {
      throw asStorageError(error)
    }
    return this.opened
  }

  async change<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const transaction = await this.begin()
    // Told by `done`, which names the cause where the request only says that the transaction was aborted.
    const result = work({ documents: rowsOf(transaction, 'documents'), leftovers: rowsOf(transaction, 'leftovers') }).then(
      (value) => ({ value }),
      (error: unknown) => {
        abort(transaction)
        return { error }
      },
    )
    const [outcome, ending] = await Promise.all([result, transaction.done.then(() => undefined).catch((error: unknown) => ({ error }))])
    if (ending) throw asStorageError(isAbort(ending.error) && 'error' in outcome ? outcome.error : ending.error)
    if ('error' in outcome) throw asStorageError(outcome.error)
    return outcome.value
  }

  async all(table: keyof Tables): Promise<readonly KeyedValue[]> {
    try {
      const database = await this.database()
      const transaction = database.transaction(table)
      transaction.done.catch(() => undefined)
      const keys = transaction.store.getAllKeys()
      const values = await everyValue(transaction.store)
      if (values) return (await keys).map((key, index) => ({ key, value: values[index] }))
      // One damaged value makes all of them unreadable at once.
      return await Promise.all((await keys).map(async (key) => ({ key, value: await database.get(table, key).catch(() => undefined) })))
    } catch (error) {
      throw asStorageError(error)
    }
  }

  leave(key: string, value: object): void {
    try {
      const transaction = this.opened?.transaction('leftovers', 'readwrite')
      if (!transaction) return
      transaction.done.catch(() => undefined)
      transaction.store.put(value, key).catch(() => undefined)
      transaction.commit()
    } catch {
      // The page is closing and there is nobody left to tell; the ordinary save was tried as well.
    }
  }

  private async begin() {
    const database = await this.database()
    try {
      return database.transaction(names, 'readwrite')
    } catch {
      // The connection is gone without a word: one more try with a new one.
      this.opened = undefined
      try {
        return (await this.database()).transaction(names, 'readwrite')
      } catch (error) {
        throw asStorageError(error)
      }
    }
  }
}

type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>

function rowsOf(transaction: Transaction, table: keyof Tables): Rows {
  const store = transaction.objectStore(table)
  return {
    get: (key) => store.get(key),
    put: (key, value) => store.put(value, key),
    remove: (key) => store.delete(key),
  }
}

function abort(transaction: Transaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}

async function everyValue(rows: { readonly getAll: () => Promise<object[]> }): Promise<readonly object[] | undefined> {
  try {
    return await rows.getAll()
  } catch {
    return undefined
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

function asStorageError(error: unknown): StorageError {
  return error instanceof StorageError ? error : new StorageError(troubleOf(error), error)
}
