/** What saving needs of a storage, so that a browser's database and this tab's memory can stand for each other. */

/** One table. Every value in it may be damaged. */
export interface Rows {
  readonly get: (key: string) => Promise<unknown>
  readonly put: (key: string, value: object) => Promise<unknown>
  readonly remove: (key: string) => Promise<unknown>
}

export interface Tables {
  readonly documents: Rows
  /** What a page could only lay down while it closed: taken up by the next one. */
  readonly leftovers: Rows
}

export interface KeyedValue {
  readonly key: string
  readonly value: unknown
}

export interface Store {
  /** Where it lies: in the browser, or in this tab only. */
  readonly lasts: boolean
  /** All or nothing. `work` waits for nothing but the tables. Throws `StorageError`. */
  readonly change: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>
  /** Everything that can be got out of a table, value by value if need be. Throws `StorageError`. */
  readonly all: (table: keyof Tables) => Promise<readonly KeyedValue[]>
  /** Puts a value without waiting for anything: the last thing that a closing page can do. Never throws. */
  readonly leave: (key: string, value: object) => void
}
