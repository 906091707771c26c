/** Names of documents: any script, one line, at most 100 characters. They are shown isolated, so that no direction mark leaks out. */

export const mostNameCharacters = 100
const unnamed = 'Untitled'

/** One line without control characters; a name of nothing becomes `Untitled`. Characters are code points: none is cut in half. */
export function cleanName(name: string): string {
  const line = name
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...line].slice(0, mostNameCharacters).join('').trim() || unnamed
}

/** The name with a remark behind it; a long name gives way to the remark. */
export function remarkedName(name: string, remark: string): string {
  const room = mostNameCharacters - remark.length - 3
  return `${[...cleanName(name)].slice(0, room).join('').trim()} (${remark})`
}
