/**
 * Components in chunks of their own. What was fetched ahead stands at once: React's own `lazy` shows the fallback first even then, and
 * keeps it for a while.
 */
import { type ComponentType, lazy, type ReactNode, useState } from 'react'

export interface Fetched<Props> {
  (props: Props): ReactNode
  /** Begins now; what cannot be fetched is asked for again when it is shown. */
  readonly fetchAhead: () => void
}

/** `load` brings the chunk, `pick` the component in it. */
export function fetched<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): Fetched<Props> {
  let standing: ComponentType<Props> | undefined
  const fetchPart = async () => {
    standing = pick(await load())
    return { default: standing }
  }
  const Awaited = lazy(fetchPart) as unknown as ComponentType<Props>
  function Part(props: Props) {
    // Kept as it was first shown: another component in its place would lose its state.
    const [Shown] = useState<ComponentType<Props>>(() => standing ?? Awaited)
    return <Shown {...props} />
  }
  const fetchAhead = () => {
    fetchPart().catch(() => undefined)
  }
  return Object.assign(Part, { fetchAhead })
}

/** All of them, so late that they do not compete with what is being drawn. Returns how to give up. */
export function fetchAheadAfter(ms: number, parts: readonly { readonly fetchAhead: () => void }[]): () => void {
  const timer = setTimeout(() => {
    for (const { fetchAhead } of parts) fetchAhead()
  }, ms)
  return () => clearTimeout(timer)
}
