/** Paths of operations: `/functions/{FunctionName}/code`, `/{Bucket}/{Key+}?tagging`. */
import type { StructureShape } from '../../aws/shape.ts'
import type { HttpBinding } from '../../aws/wire.ts'
import type { WireRequest } from './message.ts'

/** What the path says, by member. */
export type Labels = Readonly<Record<string, string>>

export interface Route {
  readonly method: string
  readonly path: RegExp
  readonly members: readonly string[]
  /** What must be in the query; `''` takes any value. */
  readonly constants: readonly (readonly [name: string, value: string])[]
  /** Members that a call must carry in the query and in headers, by their names there. */
  readonly wantedQuery: readonly string[]
  readonly wantedHeaders: readonly string[]
}

export function compileRoute({ method, path, query, headers }: HttpBinding, { members }: StructureShape): Route {
  const [plain = '', constants = ''] = path.split('?')
  const labels: string[] = []
  const pattern = plain.replaceAll(/\{(\w+)(\+?)\}|[^{]+/g, (part, member: string | undefined, greedy: string) => {
    if (member === undefined) return part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    labels.push(member)
    return greedy === '+' ? '(.+)' : '([^/]+)'
  })
  const wanted = (places: Readonly<Record<string, string>> = {}): string[] =>
    Object.entries(places).flatMap(([member, name]) => (members[member]?.required === true ? [name] : []))
  return {
    method,
    path: new RegExp(`^${pattern}/?$`),
    members: labels,
    constants: [...new URLSearchParams(constants)],
    wantedQuery: wanted(query),
    wantedHeaders: wanted(headers).map((name) => name.toLowerCase()),
  }
}

/** The higher the rank, the more a request says that it means this operation. SDKs of S3 name it in `x-id`. */
export function matchRoute(route: Route, request: WireRequest, name: string): { labels: Labels; rank: number } | undefined {
  if (route.method !== request.method) return undefined
  const parts = route.path.exec(request.path)
  if (parts === null) return undefined
  const { query, headers } = request
  if (!route.constants.every(([key, value]) => (value === '' ? query.has(key) : query.get(key) === value))) return undefined
  if (!route.wantedQuery.every((key) => query.has(key)) || !route.wantedHeaders.every((key) => headers[key] !== undefined)) return undefined
  const named = query.get('x-id') === name ? 100 : 0
  const labels = Object.fromEntries(route.members.map((member, index) => [member, decoded(parts[index + 1] ?? '')]))
  return { labels, rank: named + route.constants.length * 2 + route.wantedQuery.length + route.wantedHeaders.length }
}

function decoded(label: string): string {
  try {
    return decodeURIComponent(label)
  } catch {
    return label
  }
}
