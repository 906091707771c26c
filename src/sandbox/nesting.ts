/**
 * QuickJS's parser takes far more of the host's stack for each nested bracket than of its own, which it counts. A worker of
 * Chromium has 500 KB of the former, so text is refused before the two could disagree about where it ends.
 */

/** Brackets within brackets: twice what bundled code shows, and a quarter of what would overflow. */
const deepest = 128

/** Counts brackets wherever they stand; one in a string or a comment only matters if a hundred like it are never closed. */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x28 || code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true
    } else if (depth > 0 && (code === 0x29 || code === 0x5d || code === 0x7d)) depth--
  }
  return false
}

/** Stands in for refused text: a syntax error whose place says why. */
export const refusedText = '/* nested too deeply to be simulated */ ('
