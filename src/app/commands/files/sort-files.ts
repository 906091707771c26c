/** Of files that came together: which one is the template, and which are code beside it. Pure. */
import type { DocumentFiles } from '../../../bridge/protocol/index.ts'
import { codeEndings, hasEnding, templateEndings } from './limits.ts'

export type Sorted =
  /** Paths are counted from the folder in which all lie. */
  | { readonly kind: 'document'; readonly path: string; readonly text: string; readonly files: DocumentFiles }
  | { readonly kind: 'code'; readonly files: DocumentFiles }
  /** Several could be the template. */
  | { readonly kind: 'unclear'; readonly candidates: readonly string[] }

export function sortFiles(texts: DocumentFiles, top: string | undefined): Sorted {
  const written = Object.keys(texts).filter((path) => hasEnding(path, templateEndings))
  const likely = written.filter((path) => hasResources(texts[path] ?? ''))
  const pool = likely.length > 0 ? likely : written.filter((path) => !hasEnding(path, ['.json']))
  const [best, ...rivals] = firstOf(pool)
  const code = Object.fromEntries(Object.entries(texts).filter(([path]) => path !== best && hasEnding(path, codeEndings)))
  if (best === undefined) return { kind: 'code', files: code }
  if (rivals.length > 0) return { kind: 'unclear', candidates: [best, ...rivals] }
  const short = (path: string) => (top !== undefined && path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path)
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
