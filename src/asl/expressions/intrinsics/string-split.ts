/** `States.StringSplit(text, delimiters)`: every character of the second text divides; nothing stands between two of them. */
import type { Intrinsic } from './intrinsic.ts'

export const stringSplit: Intrinsic = {
  fewest: 2,
  most: 2,
  run([text, delimiters]) {
    if (typeof text !== 'string' || typeof delimiters !== 'string') return undefined
    const parts: string[] = []
    let part = ''
    for (const character of text) {
      if (!delimiters.includes(character)) part += character
      else if (part !== '') {
        parts.push(part)
        part = ''
      }
    }
    return part === '' ? parts : [...parts, part]
  },
}
