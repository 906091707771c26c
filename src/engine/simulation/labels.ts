/** What messages and resources are called on the screen. */
import type { Template } from '../../document/index.ts'
import type { ResourceKey } from '../kernel/index.ts'
import { labelFor, type SourceState } from '../services/outside/index.ts'
import { nameOfKey, sourceKey, userKey } from '../services/shared/resource-keys.ts'
import { stackKey } from './deployment.ts'
import type { NodeOfKey } from './resources.ts'

/** What names are read from: a run as it is, or what was kept of one as it was. */
export interface Naming {
  readonly template: Template
  readonly nodes: NodeOfKey
  readonly kernel: { readonly world: { readonly cells: Readonly<Record<ResourceKey, { readonly state: unknown }>> } }
}

/** How many captions a frame carries: more could not be read. */
export const labelsWanted = 48

/** `ord-1047` for the 1,047th message of a source whose document calls them `ord-{{n}}`; a workflow's are called as its execution is. */
export function labelOfTrail({ kernel: { world } }: Naming, trail: string): string {
  if (trail === '') return ''
  if (trail.startsWith(executions)) return shortName(trail.slice(executions.length))
  if (trail.startsWith(mapRuns)) return shortName(trail.slice(mapRuns.length))
  const slash = trail.lastIndexOf('/')
  const origin = trail.slice(0, slash)
  const n = trail.slice(slash + 1)
  const source = world.cells[sourceKey(origin)]?.state as Readonly<SourceState> | undefined
  if (source) return labelFor(source, Number(n))
  if (origin === userKey) return `yours-${n}`
  // What a handler sends is called by its request, whose id is long.
  return `${isId(origin) ? origin.slice(0, 8) : nameOfKey(origin)}-${n}`
}

const executions = 'states/execution/'
const mapRuns = 'states/map-run/'

/** Of `<machine>/<name>/<frame>/<try>`, `<machine>/<label>/<id>/<frame>/<try>` and `<machine>/<label>:<id>/…`; a name that AWS made up is as long as an id. */
function shortName(rest: string): string {
  const [, name = '', id = ''] = rest.split('/')
  // A child of a distributed Map is called by its Map's label as well.
  if (isId(id)) return `${name}/${id.slice(0, 8)}`
  return isId(name) ? name.slice(0, 8) : (name.split(':')[0] as string)
}

function isId(text: string): boolean {
  return /^[\da-f]{8}-[\da-f-]{27}/.test(text)
}

/** The name a resource has in the picture, or its own where the picture lacks it. */
export function nameOfResource(run: Naming, key: ResourceKey): string {
  if (key === userKey) return 'you'
  if (key === stackKey) return 'template'
  const id = run.nodes.get(key)
  if (id !== undefined) return run.template.nodes.find((node) => node.id === id)?.name ?? id
  return nameOfKey(key)
}
