/** `*` in a pattern of EventBridge stands for any characters; `\*` and `\\` are the characters themselves. */

/** Looks at each character of the text at most once for each star: nobody can keep it busy. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = partsOf(pattern)
  const [first = '', ...rest] = parts
  const end = rest.pop()
  if (end === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - end.length >= at && text.endsWith(end)
}

/** The texts between the stars. */
function partsOf(pattern: string): string[] {
  const parts = ['']
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character === '*') parts.push('')
    else {
      if (character === '\\' && at + 1 < pattern.length) at++
      parts[parts.length - 1] += pattern[at] as string
    }
  }
  return parts
}
