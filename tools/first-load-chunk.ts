// What the page loads first is one chunk: pieces that it shares with chunks loaded later would otherwise become small files of their own.
import { fileURLToPath } from 'node:url'

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

const entry = fileURLToPath(new URL('../src/main.tsx', import.meta.url))

/** For `codeSplitting.groups[].name`: the chunk of a module that is reached from the page's entry without waiting. */
export function firstLoadChunk(): (id: string, graph: ModuleGraph) => string | null {
  let first: ReadonlySet<string> | undefined
  return (id, graph) => {
    first ??= reachedFrom(entry, graph)
    return first.has(id) && id !== entry ? 'page' : null
  }
}

function reachedFrom(start: string, graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set([start])
  for (const id of reached) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
  return reached
}
