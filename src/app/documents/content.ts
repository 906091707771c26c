/** What a person wrote: one template and the files beside it. It is what gets saved, compared, measured and exported. */
import { utf8Length } from '../../base/utf8.ts'

/** Text files by path, counted from where the template's own path is counted from. */
export type KeptFiles = Readonly<Record<string, string>>

export interface Content {
  readonly text: string
  readonly files: KeptFiles
  /** The last text and files that could be read, while the newest cannot: a reload draws these, and shows the newest as it was left. */
  readonly readable?: { readonly text: string; readonly files: KeptFiles }
}

/** The most that one document may hold, in bytes of UTF-8. */
export const mostBytes = 5_000_000

/** Bytes of UTF-8 of the template and its files, as an export would hold them. */
export function contentBytes({ text, files }: Content): number {
  return Object.entries(files).reduce((sum, [path, file]) => sum + utf8Length(path) + utf8Length(file), utf8Length(text))
}

/** Whether two contents would be exported as the same bytes. */
export function isSameContent(one: Content, other: Content): boolean {
  if (one.text !== other.text) return false
  if (one.files === other.files) return true
  const paths = Object.keys(one.files)
  return paths.length === Object.keys(other.files).length && paths.every((path) => one.files[path] === other.files[path])
}
