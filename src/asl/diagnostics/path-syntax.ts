/** Whether a text has the form of a path or of an intrinsic function call. Nothing is evaluated. */
import { parseIntrinsic } from '../expressions/intrinsics/parse-intrinsic.ts'
import { parsePath } from '../expressions/paths/parse-path.ts'

/** A path to exactly one node: `$.order.lines[0]`, `$['a b']`, `$$.Execution.Id`, `$variable.part`. */
export function isReferencePath(text: string): boolean {
  const path = parsePath(text)
  return path.ok && path.value.chain !== undefined
}

/** Whether a path starts in the context object. */
export function isContextPath(text: string): boolean {
  return text.startsWith('$$')
}

export function isPath(text: string): boolean {
  return text.startsWith('$') && parsePath(text).ok
}

export function isIntrinsicCall(text: string): boolean {
  return text.startsWith('States.') && parseIntrinsic(text).ok
}

/** Whether people who wrote this meant a path or a call. */
export function looksDynamic(text: string): boolean {
  return /^\$(?:$|\$?\.|\[)/.test(text) || /^States\.[A-Za-z0-9]+\(.*\)$/s.test(text)
}
