/** The door of the storage core, loaded lazily: the shelf of this browser, or one in this tab's memory. */
import { type DatabaseEvents, openDatabase } from './database.ts'
import { memoryStore } from './memory-store.ts'
import { type Shelf, shelfIn, type Source } from './shelf.ts'

/** Throws `StorageError` where this browser keeps nothing. */
export async function openShelf(events: DatabaseEvents, source: Source): Promise<Shelf> {
  return shelfIn(await openDatabase(events), source)
}

export function openMemoryShelf(source: Source): Shelf {
  return shelfIn(memoryStore(), source)
}
