/** Sets of UTF-16 code units, as pairs of first and last. */

/** Pairs (first, last), both included, in no particular order. */
export type Characters = readonly number[]

const largest = 0xffff

/** `\d`, `\w`, `\s` as JavaScript has them. */
export const digits: Characters = [0x30, 0x39]
export const wordCharacters: Characters = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]
// biome-ignore format: pairs
export const spaces: Characters = [
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
]
export const everyCharacter: Characters = [0, largest]
/** What `.` leaves out. */
export const lineEnds: Characters = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029]

export function contains(characters: Characters, code: number): boolean {
  for (let at = 0; at < characters.length; at += 2) {
    if (code >= (characters[at] as number) && code <= (characters[at + 1] as number)) return true
  }
  return false
}

/** Every code unit that is not in the set. */
export function complement(characters: Characters): Characters {
  const left: number[] = []
  let next = 0
  for (const [first, last] of sortedPairs(characters)) {
    if (first > next) left.push(next, first - 1)
    next = Math.max(next, last + 1)
  }
  if (next <= largest) left.push(next, largest)
  return left
}

/** Long ranges are left as they are: folding them one by one would be dear, and they mostly hold both cases already. */
const longestFolded = 1024

/** The set with the other case of each of its characters, where that is one code unit. */
export function withBothCases(characters: Characters): Characters {
  const both = [...characters]
  for (const [first, last] of sortedPairs(characters)) {
    for (let code = first; code <= Math.min(last, first + longestFolded); code++) {
      const text = String.fromCharCode(code)
      for (const other of [text.toLowerCase(), text.toUpperCase()]) {
        if (other.length === 1 && other !== text) both.push(other.charCodeAt(0), other.charCodeAt(0))
      }
    }
  }
  return both
}

function sortedPairs(characters: Characters): [number, number][] {
  const pairs: [number, number][] = []
  for (let at = 0; at < characters.length; at += 2) pairs.push([characters[at] as number, characters[at + 1] as number])
  return pairs.sort((a, b) => a[0] - b[0])
}
