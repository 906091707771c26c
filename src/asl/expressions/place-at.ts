/** `ResultPath`: a value put into a document. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html */
import { isJsonObject, type Json } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { parsePath } from './paths/parse-path.ts'
import type { Link } from './paths/path.ts'
import type { ExpressionFailure } from './scope.ts'

/**
 * A copy of the document with the value at a reference path; `$` is the value alone. Members that are not there are made on the way.
 * Fails with `States.ResultPathMatchFailure` where something else than an object stands on the way, or an index is past its list.
 */
export function placeAt(document: Json, referencePath: string, value: Json): Result<Json, ExpressionFailure> {
  const path = parsePath(referencePath)
  const chain = path.ok && path.value.root === 'input' ? path.value.chain : undefined
  const placed = chain === undefined ? undefined : placedBelow(document, chain, 0, value)
  if (placed !== undefined) return ok(placed)
  const cause = `Unable to apply ReferencePath ${referencePath} to input ${JSON.stringify(document)}`
  return fail({ error: 'States.ResultPathMatchFailure', cause })
}

function placedBelow(below: Json | undefined, chain: readonly Link[], index: number, value: Json): Json | undefined {
  const link = chain[index]
  if (link === undefined) return value
  if (typeof link.key === 'number') {
    if (!Array.isArray(below)) return undefined
    const list = below as readonly Json[]
    const position = link.key < 0 ? list.length + link.key : link.key
    const member = list[position]
    const placed = member === undefined ? undefined : placedBelow(member, chain, index + 1, value)
    return placed === undefined ? undefined : list.with(position, placed)
  }
  if (below !== undefined && !isJsonObject(below)) return undefined
  const member = below !== undefined && Object.hasOwn(below, link.key) ? below[link.key] : undefined
  const placed = placedBelow(member, chain, index + 1, value)
  return placed === undefined ? undefined : { ...below, [link.key]: placed }
}
