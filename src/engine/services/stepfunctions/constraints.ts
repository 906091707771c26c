/** Lengths, ranges and patterns that an operation's shape asks for, and AWS's words where a request keeps to none. */
import type { Shape } from '../../../aws/shape.ts'
import type { AwsFault } from '../../../aws/service.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { validation } from './faults.ts'

export function constraintFault(shape: Shape, input: JsonObject): AwsFault | undefined {
  const found: string[] = []
  check(shape, input, '', found)
  if (found.length === 0) return undefined
  const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`
  return validation(`${count} detected: ${found.join('; ')}`)
}

function check(shape: Shape, value: Json, path: string, found: string[]): void {
  switch (shape.type) {
    case 'structure':
      for (const name in value as JsonObject) {
        const member = shape.members[name]
        const held = (value as JsonObject)[name]
        const at = path === '' ? name : `${path}.${name}`
        if (!member || held === undefined) continue
        if (held !== null) check(member.shape, held, at, found)
        else if (member.required) found.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`)
      }
      return
    case 'list':
      for (const [index, item] of (value as readonly Json[]).entries()) check(shape.of, item, `${path}.${index + 1}.member`, found)
      return
    case 'string': {
      const words = textProblem(shape, value as string)
      if (words) found.push(`Value '${value as string}' at '${path}' failed to satisfy constraint: Member must ${words}`)
      return
    }
    case 'integer':
    case 'long':
    case 'double': {
      const { min = -Infinity, max = Infinity } = shape
      const words =
        (value as number) < min
          ? `have value greater than or equal to ${min}`
          : (value as number) > max && `have value less than or equal to ${max}`
      if (words) found.push(`Value '${value as number}' at '${path}' failed to satisfy constraint: Member must ${words}`)
    }
  }
}

function textProblem({ min = 0, max = Infinity, pattern, values }: Shape & { readonly type: 'string' }, value: string): string | undefined {
  if (values && !values.includes(value)) return `satisfy enum value set: [${values.join(', ')}]`
  if (value.length < min) return `have length greater than or equal to ${min}`
  if (value.length > max) return `have length less than or equal to ${max}`
  return pattern !== undefined && !new RegExp(pattern).test(value) ? `satisfy regular expression pattern: ${pattern}` : undefined
}
