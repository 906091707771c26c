/** An item after an update. Every right-hand side sees the item as it was before. */
import type { AttributeValue, Item } from '../../aws/services/dynamodb.ts'
import { emptyRecord } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Path, SetValue, Update, UpdateClause } from './model.ts'
import { addNumbers, subtractNumbers } from './number.ts'
import { valueAt, withMember, withoutMember } from './path.ts'
import { typeOf } from './value.ts'

const wrongType = 'An operand in the update expression has an incorrect data type'
const noPlace = 'The document path provided in the update expression is invalid for update'
const noAttribute = 'The provided expression refers to an attribute that does not exist in the item'

/** Fails with AWS's words. */
export function applyUpdate(item: Item, update: Update): Result<Item, string> {
  const changes: { readonly path: Path; readonly value: AttributeValue | undefined }[] = []
  for (const clause of update) {
    const after = afterClause(item, clause)
    if (!after.ok) return after
    changes.push({ path: clause.path, value: after.value })
  }
  let changed: AttributeValue = { M: item }
  // Elements leave from the last to the first, so that places stay what the expression means.
  const removed = changes.filter(({ value }) => value === undefined).toSorted((a, b) => lastPlace(b.path) - lastPlace(a.path))
  const kept = changes.filter(({ value }) => value !== undefined).toSorted((a, b) => lastPlace(a.path) - lastPlace(b.path))
  for (const { path, value } of [...kept, ...removed]) {
    const next = changeAt(changed, path, value)
    if (next === undefined) return fail(noPlace)
    changed = next
  }
  return ok(changed.M ?? emptyRecord())
}

function lastPlace(path: Path): number {
  const last = path.at(-1)
  return typeof last === 'number' ? last : -1
}

/** What stands at the clause's path afterwards; `undefined`: nothing. */
function afterClause(item: Item, clause: UpdateClause): Result<AttributeValue | undefined, string> {
  const before = valueAt(item, clause.path)
  switch (clause.kind) {
    case 'set':
      return computed(item, clause.value)
    case 'remove':
      return ok(undefined)
    case 'add':
      return before === undefined ? ok(clause.value) : added(before, clause.value)
    case 'delete':
      return before === undefined ? ok(undefined) : deleted(before, clause.value)
  }
}

function computed(item: Item, value: SetValue): Result<AttributeValue, string> {
  switch (value.kind) {
    case 'value':
      return ok(value.value)
    case 'path': {
      const held = valueAt(item, value.path)
      return held === undefined ? fail(noAttribute) : ok(held)
    }
    case 'if-missing': {
      const held = valueAt(item, value.path)
      return held === undefined ? computed(item, value.otherwise) : ok(held)
    }
    case 'plus':
    case 'minus':
    case 'append': {
      const left = computed(item, value.left)
      if (!left.ok) return left
      const right = computed(item, value.right)
      return right.ok ? combined(value.kind, left.value, right.value) : right
    }
  }
}

function combined(kind: 'plus' | 'minus' | 'append', left: AttributeValue, right: AttributeValue): Result<AttributeValue, string> {
  if (kind === 'append') {
    return left.L !== undefined && right.L !== undefined ? ok({ L: [...left.L, ...right.L] }) : fail(wrongType)
  }
  if (left.N === undefined || right.N === undefined) return fail(wrongType)
  const sum = kind === 'plus' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N)
  return sum.ok ? ok({ N: sum.value }) : sum
}

function added(before: AttributeValue, value: AttributeValue): Result<AttributeValue, string> {
  if (before.N !== undefined && value.N !== undefined) {
    const sum = addNumbers(before.N, value.N)
    return sum.ok ? ok({ N: sum.value }) : sum
  }
  const type = typeOf(value)
  if ((type !== 'SS' && type !== 'NS' && type !== 'BS') || before[type] === undefined) return fail(wrongType)
  return ok({ [type]: [...new Set([...(before[type] ?? []), ...(value[type] ?? [])])] })
}

/** A set without any element is no attribute. */
function deleted(before: AttributeValue, value: AttributeValue): Result<AttributeValue | undefined, string> {
  const type = typeOf(value)
  if ((type !== 'SS' && type !== 'NS' && type !== 'BS') || before[type] === undefined) return fail(wrongType)
  const rest = (before[type] ?? []).filter((element) => value[type]?.includes(element) !== true)
  return ok(rest.length === 0 ? undefined : { [type]: rest })
}

/** `undefined` where there is nothing that could hold it. A place beyond the end of a list is the end. */
function changeAt(holder: AttributeValue, path: Path, value: AttributeValue | undefined): AttributeValue | undefined {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (typeof part === 'number' ? holder.L === undefined : holder.M === undefined) return undefined
  const held = valueAt({ holder }, ['holder', part])
  let inner = value
  if (rest.length > 0) {
    inner = held && changeAt(held, rest, value)
    if (inner === undefined) return undefined
  }
  if (typeof part === 'string') {
    const M = holder.M ?? {}
    return { M: inner === undefined ? withoutMember(M, part) : withMember(M, part, inner) }
  }
  const L = holder.L ?? []
  if (inner === undefined) return { L: L.filter((_, index) => index !== part) }
  return { L: part < L.length ? L.map((element, index) => (index === part ? inner : element)) : [...L, inner] }
}
