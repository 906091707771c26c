/** `StringMatches`: `*` stands for any characters, `\*` for itself and `\\` for a backslash. */

const any = Symbol('any')

/** Whether a text fits a pattern. Takes time in proportion to one times the other at worst. */
export function stringMatches(text: string, pattern: string): boolean {
  const wanted = signsOf(pattern)
  let at = 0
  let sign = 0
  // Where to go on when what follows the last `*` does not fit: one character further.
  let retryAt = -1
  let retrySign = -1
  while (at < text.length) {
    if (wanted[sign] === any) {
      retrySign = ++sign
      retryAt = at
    } else if (sign < wanted.length && wanted[sign] === text[at]) {
      at++
      sign++
    } else if (retrySign >= 0) {
      at = ++retryAt
      sign = retrySign
    } else return false
  }
  while (wanted[sign] === any) sign++
  return sign === wanted.length
}

function signsOf(pattern: string): (string | typeof any)[] {
  const signs: (string | typeof any)[] = []
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character === '*') signs.push(any)
    else if (character === '\\' && /[*\\]/.test(pattern[at + 1] ?? '')) signs.push(pattern[++at] as string)
    else signs.push(character)
  }
  return signs
}
