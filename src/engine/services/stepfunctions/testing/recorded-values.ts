/** What recorded conversations need besides their calls: functions, times, parts of answers. */
import type { Shape } from '../../../../aws/shape.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import type { HandlerHost } from '../../../kernel/index.ts'
import { scriptedHandlers, thrown, value, type Script } from '../../lambda/testing/scripted-handlers.ts'

/** Runs the functions of a case: the text of their code says what they do. */
export function handlersOf(lambdas: readonly { readonly kind: string }[]): HandlerHost {
  return scriptedHandlers(Object.fromEntries(lambdas.map(({ kind }) => [kind, scriptOf(kind)])))
}

function scriptOf(kind: string): Script {
  const at = kind.indexOf(':')
  const [name, rest] = at < 0 ? [kind, ''] : [kind.slice(0, at), kind.slice(at + 1)]
  return (entry) => {
    if (entry.type === 'init') return { end: value(null) }
    if (name === 'sleep60-identity') return entry.type === 'timer' ? { end: value(null) } : { timers: [{ timer: 1, delayMs: 60_000 }] }
    if (name === 'constant') return { end: { kind: 'returned', value: rest } }
    if (name === 'return-bytes') return { end: { kind: 'returned', value: JSON.stringify(rest.startsWith('"') ? JSON.parse(rest) : rest) } }
    if (name === 'return-bytes-257KiB') return { end: value('x'.repeat(257 * 1024)) }
    if (name === 'raise') return { end: thrown(rest.slice(rest.indexOf(':') + 1), rest.split(':')[0]) }
    return { end: { kind: 'returned', value: entry.type === 'event' ? entry.event : 'null' } }
  }
}

/** What stands at a path such as `$.events[*].type`. */
export function extracted(path: string, value: unknown): unknown {
  let found: unknown[] = [value]
  for (const part of path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(Boolean)) {
    const parts = /^(\w+)(\[(\*|\d+)\])?$/.exec(part)
    if (!parts) return undefined
    found = found.map((item) => (item as Record<string, unknown> | undefined)?.[parts[1] as string]).filter((item) => item !== undefined)
    if (parts[2]) found = parts[3] === '*' ? found.flat() : found.map((item) => (item as unknown[])[Number(parts[3])])
  }
  return found.length === 1 ? found[0] : found
}

/** Times as the SDK's clients hand them out. */
export function dated(shape: Shape, what: Json): unknown {
  if (shape.type === 'timestamp') return new Date(Math.round(Number(what) * 1000))
  if (shape.type === 'list') return (what as readonly Json[]).map((item) => dated(shape.of, item))
  if (shape.type === 'map')
    return Object.fromEntries(Object.entries(what as JsonObject).map(([key, item]) => [key, dated(shape.of, item ?? null)]))
  if (shape.type !== 'structure') return what
  return Object.fromEntries(
    Object.entries(what as JsonObject).map(([key, item]) => {
      const member = shape.members[key]
      return [key, member ? dated(member.shape, item ?? null) : item]
    }),
  )
}
