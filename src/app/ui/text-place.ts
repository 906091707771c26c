/** Lines and columns of a text, both from 1, as a text area counts them. */

interface Stretch {
  readonly start: number
  readonly end: number
}

interface Place {
  /** The file beside the template; none: the template itself. */
  readonly file: string | undefined
  readonly range: Stretch
  readonly line: number
  readonly column: number
}

/** Where what is told really stands: in the template, or in a file that the template names. */
export function placeOf(
  { range, within }: { readonly range: Stretch; readonly within?: { readonly file: string; readonly range: Stretch } },
  { text, files }: { readonly text: string; readonly files: Readonly<Record<string, string>> },
): Place {
  if (within === undefined) return { file: undefined, range, ...placeAt(text, range.start) }
  return { ...within, ...placeAt(files[within.file] ?? '', within.range.start) }
}

export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, Math.max(0, offset))
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}
