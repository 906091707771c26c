/** The paths that a text of a definition asks for, taken apart: the text itself, or every operand of a call. */
import { type Call, parseIntrinsic } from '../expressions/intrinsics/parse-intrinsic.ts'
import { parsePath } from '../expressions/paths/parse-path.ts'
import type { Path } from '../expressions/paths/path.ts'

/** Nothing for a text that is neither a path nor a call. */
export function pathsIn(text: string): readonly Path[] {
  if (text.startsWith('States.')) {
    const call = parseIntrinsic(text)
    return call.ok ? pathsOfCall(call.value) : []
  }
  const path = text.startsWith('$') ? parsePath(text) : undefined
  return path?.ok ? [path.value] : []
}

function pathsOfCall(call: Call): readonly Path[] {
  return call.operands.flatMap((operand) => {
    if (operand.kind === 'literal') return []
    return operand.kind === 'path' ? [operand.path] : pathsOfCall(operand.call)
  })
}

/** The names that a path goes through, up to the first step that is none: behind an index or a wildcard nothing is known. */
export function namesOf(path: Path): readonly string[] {
  const names: string[] = []
  for (const step of path.steps) {
    if (step.kind !== 'name') break
    names.push(step.name)
  }
  return names
}

/** The names of a path from the input that is made of nothing else; `undefined` for any other. */
export function wholeKeys(text: string): readonly string[] | undefined {
  const [path] = pathsIn(text)
  if (path?.root !== 'input' || !text.startsWith('$')) return undefined
  const names = namesOf(path)
  return names.length === path.steps.length ? names : undefined
}
