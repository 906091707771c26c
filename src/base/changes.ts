/** A record before and after, and what lies between. */

/** Keys whose values came or changed, and those that went (`null`). */
export type Changes<T> = Readonly<Record<string, T | null>>

/** The record after changes: a value comes or takes the place of another, `null` takes a key away. */
export function withChanges<T extends {}>(before: Readonly<Record<string, T>>, changes: Changes<T>): Readonly<Record<string, T>> {
  const entries = Object.entries<T | null>({ ...before, ...changes })
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== null))
}

/** What turns `before` into `after`. Values are the same when they are identical. */
export function changesBetween<T extends {}>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): Changes<T> {
  const changed = Object.entries(after).filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value)
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  return Object.fromEntries([...changed, ...gone.map((key): [string, null] => [key, null])])
}
