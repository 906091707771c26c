/** Where code belongs that came without a template: to a file that the open template names, or would find. Pure. */
import type { DocumentFiles, Picture } from '../../../bridge/protocol/index.ts'

interface OpenDocument {
  /** The template's own path. */
  readonly path: string
  readonly files: DocumentFiles
  readonly code: Picture['code']
}

export interface Placed {
  /** By their path in the document. */
  readonly files: DocumentFiles
  /** What found no place, or more than one. */
  readonly homeless: readonly { readonly path: string; readonly places: readonly string[] }[]
}

/** `only`: the function onto which it was dropped. */
export function placeFiles(dropped: DocumentFiles, { path: template, files: existing, code }: OpenDocument, only?: string): Placed {
  const folder = template.split('/').slice(0, -1)
  const asked = code.filter(({ id }) => only === undefined || id === only)
  const own = only === undefined ? Object.keys(existing) : asked.flatMap(({ files }) => files)
  const wanted = [...new Set([...own, ...asked.flatMap((entry) => wantedBy(entry, folder))])]
  const files: Record<string, string> = {}
  const homeless: { path: string; places: readonly string[] }[] = []
  for (const [path, text] of Object.entries(dropped)) {
    const places = placesOf(
      path,
      wanted,
      asked.map(({ path: at }) => joined(folder, at)),
      only !== undefined,
    )
    const [place] = places
    if (place !== undefined && places.length === 1) files[place] = text
    else homeless.push({ path, places })
  }
  return { files, homeless }
}

/** The whole path; else what ends alike; else, of a function's folder, a place in it. */
function placesOf(path: string, wanted: readonly string[], folders: readonly string[], isForOne: boolean): readonly string[] {
  if (wanted.includes(path)) return [path]
  const alike = wanted.filter((place) => place.endsWith(`/${path}`) || path.endsWith(`/${place}`) || baseOf(place) === baseOf(path))
  if (alike.length > 0) return alike
  if (folders.some((folder) => folder !== '' && !hasEnding(folder) && path.startsWith(`${folder}/`))) return [path]
  const [folder] = folders
  return isForOne && folder !== undefined && !hasEnding(folder) ? [joined(folder.split('/'), baseOf(path))] : []
}

/** The files in which a function's handler may lie: `handlers/` and `pack.handler` → `handlers/pack.mjs`, … */
function wantedBy({ path, handler }: Picture['code'][number], folder: readonly string[]): readonly string[] {
  const at = joined(folder, path)
  if (hasEnding(at)) return [at]
  const module = handler?.replace(/\.[^./]*$/, '')
  return module === undefined ? [] : ['.mjs', '.js', '.cjs'].map((ending) => joined(at.split('/'), `${module}${ending}`))
}

function joined(folder: readonly string[], path: string): string {
  const parts: string[] = []
  for (const part of [...folder, ...path.split('/')]) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function hasEnding(path: string): boolean {
  return /\.(mjs|cjs|js|json|ya?ml)$/i.test(path)
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
