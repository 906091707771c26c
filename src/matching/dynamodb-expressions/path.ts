/** Ways into an item: reading at one, and an item with something else there. Items are never changed. */
import type { AttributeValue, Item } from '../../aws/services/dynamodb.ts'
import { emptyRecord } from '../../base/json.ts'
import type { Path } from './model.ts'

export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item }
  for (const part of path) {
    if (typeof part === 'number') value = value?.L?.[part]
    else value = value?.M !== undefined && Object.hasOwn(value.M, part) ? value.M[part] : undefined
    if (value === undefined) return undefined
  }
  return value
}

export function withMember(record: Item, name: string, value: AttributeValue): Item {
  return Object.assign(emptyRecord<AttributeValue>(), record, { [name]: value })
}

export function withoutMember(record: Item, name: string): Item {
  const copy = emptyRecord<AttributeValue>()
  for (const key in record) if (key !== name) copy[key] = record[key] as AttributeValue
  return copy
}

/** Only what stands at the paths, each within as much around it as is needed to show where it stood. Elements of lists close up. */
export function project(item: Item, paths: readonly Path[]): Item {
  const shown = emptyRecord<AttributeValue>()
  const heads = new Map<string, Path[]>()
  for (const path of paths) {
    const [head, ...rest] = path
    if (typeof head === 'string') heads.set(head, [...(heads.get(head) ?? []), rest])
  }
  for (const [head, rests] of heads) {
    const value = Object.hasOwn(item, head) ? projectValue(item[head] as AttributeValue, rests) : undefined
    if (value !== undefined) shown[head] = value
  }
  return shown
}

function projectValue(value: AttributeValue, paths: readonly Path[]): AttributeValue | undefined {
  if (paths.some((path) => path.length === 0)) return value
  if (value.M !== undefined) {
    const held = project(value.M, paths)
    return Object.keys(held).length === 0 ? undefined : { M: held }
  }
  if (value.L === undefined) return undefined
  const { L } = value
  const places = [...new Set(paths.map(([head]) => head).filter((head) => typeof head === 'number'))].toSorted((a, b) => a - b)
  const elements = places.flatMap((place) => {
    const element = L[place]
    const inside = paths.filter(([head]) => head === place).map((path) => path.slice(1))
    const shown = element && projectValue(element, inside)
    return shown === undefined ? [] : [shown]
  })
  return elements.length === 0 ? undefined : { L: elements }
}
