/** Of files that came together: which one is the template, and which are code beside it. Pure. */
import type { DocumentFiles } from '../../../bridge/protocol/index.ts'
import { documentOfDefinition, isDefinition } from './definition-document.ts'
import { codeEndings, hasEnding, templateEndings } from './limits.ts'

export type Sorted =
  /** Paths are counted from the folder in which all lie. */
  | { readonly kind: 'document'; readonly path: string; readonly text: string; readonly files: DocumentFiles }
  | { readonly kind: 'code'; readonly files: DocumentFiles }
  /** Several could be the template. */
  | { readonly kind: 'unclear'; readonly candidates: readonly string[] }

/** `wanted`: where the open document looks for code that it lacks. A workflow's definition alone is a document, unless it belongs there. */
export function sortFiles(texts: DocumentFiles, top: string | undefined, wanted: readonly string[] = []): Sorted {
  const written = Object.keys(texts).filter((path) => hasEnding(path, templateEndings))
  const definitions = written.filter((path) => isDefinition(texts[path] ?? ''))
  const likely = written.filter((path) => hasResources(texts[path] ?? '') && !definitions.includes(path))
  const [alone, ...more] = definitions
  const short = (path: string) => (top !== undefined && path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path)
  if (likely.length === 0 && alone !== undefined && more.length === 0) {
    const text = texts[alone] ?? ''
    if (wanted.some((place) => baseOf(place) === baseOf(alone))) return { kind: 'code', files: { [alone]: text } }
    return { kind: 'document', ...documentOfDefinition(short(alone), text) }
  }
  const pool = likely.length > 0 ? likely : written.filter((path) => !hasEnding(path, ['.json']))
  const [best, ...rivals] = firstOf(pool)
  const isBeside = (path: string) => path !== best && (hasEnding(path, codeEndings) || definitions.includes(path))
  const code = Object.fromEntries(Object.entries(texts).filter(([path]) => isBeside(path)))
  if (best === undefined) return { kind: 'code', files: code }
  if (rivals.length > 0) return { kind: 'unclear', candidates: [best, ...rivals] }
  return {
    kind: 'document',
    path: short(best),
    text: texts[best] ?? '',
    files: Object.fromEntries(Object.entries(code).map(([path, text]) => [short(path), text])),
  }
}

/** Resources stand in every template, at its beginning of a line or as a member of the outermost object. */
function hasResources(text: string): boolean {
  return /^\s*(?:\{\s*)?(["']?)Resources\1\s*:/m.test(text)
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The least deep of them; of those, what is called `template`. */
function firstOf(paths: readonly string[]): readonly string[] {
  const least = Math.min(...paths.map(depthOf))
  const highest = paths.filter((path) => depthOf(path) === least)
  const named = highest.filter((path) => /(^|\/)template\.[a-z]+$/i.test(path))
  return named.length > 0 ? named : highest
}

function depthOf(path: string): number {
  return path.split('/').length
}
