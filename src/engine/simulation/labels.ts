/** What messages and resources are called on the screen. */
import type { ResourceKey } from '../kernel/index.ts'
import { labelFor, type SourceState } from '../services/outside/index.ts'
import { nameOfKey, sourceKey, userKey } from '../services/shared/resource-keys.ts'
import { stackKey } from './deployment.ts'
import { worldOf, type Run } from './run.ts'

/** How many captions a frame carries: more could not be read. */
export const labelsWanted = 48

/** `ord-1047` for the 1,047th message of a source whose document calls them `ord-{{n}}`. */
export function labelOfTrail(run: Run, trail: string): string {
  const slash = trail.lastIndexOf('/')
  const origin = trail.slice(0, slash)
  const n = trail.slice(slash + 1)
  const source = worldOf(run).cells[sourceKey(origin)]?.state as Readonly<SourceState> | undefined
  if (source) return labelFor(source, Number(n))
  return origin === userKey ? `yours-${n}` : `${nameOfKey(origin)}-${n}`
}

/** The name a resource has in the picture, or its own where the picture lacks it. */
export function nameOfResource(run: Run, key: ResourceKey): string {
  if (key === userKey) return 'you'
  if (key === stackKey) return 'template'
  const id = run.nodes.get(key)
  if (id !== undefined) return run.template.nodes.find((node) => node.id === id)?.name ?? id
  return nameOfKey(key)
}
