/** A store for a browser that gives none: what is saved lives as long as this tab. */
import type { KeyedValue, Rows, Store, Tables } from './store.ts'

export function memoryStore(): Store {
  const tables = { documents: new Map<string, object>(), leftovers: new Map<string, object>() }
  let before: Promise<unknown> = Promise.resolve()
  return {
    lasts: false,
    change(work) {
      const done = before.then(() => work({ documents: rowsOf(tables.documents), leftovers: rowsOf(tables.leftovers) }))
      before = done.catch(() => undefined)
      return done
    },
    all: (table: keyof Tables): Promise<readonly KeyedValue[]> =>
      Promise.resolve([...tables[table]].map(([key, value]) => ({ key, value }))),
    // A tab that closes takes its memory along.
    leave: () => undefined,
  }
}

function rowsOf(table: Map<string, object>): Rows {
  return {
    get: (key) => Promise.resolve(table.get(key)),
    put: (key, value) => Promise.resolve(table.set(key, structuredClone(value))),
    remove: (key) => Promise.resolve(table.delete(key)),
  }
}
