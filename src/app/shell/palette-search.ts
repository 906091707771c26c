/** Which choices a few letters mean, the likeliest first. Pure. */

interface Named {
  readonly title: string
  readonly note: string
}

/** Every word must occur; a title that begins with them comes first, then one in which a word does. */
export function found<T extends Named>(choices: readonly T[], words: string): readonly T[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return choices
  return choices
    .flatMap((choice) => {
      const rank = rankOf(choice, wanted)
      return rank === undefined ? [] : [{ choice, rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice)
}

function rankOf({ title, note }: Named, wanted: readonly string[]): number | undefined {
  const name = title.toLowerCase()
  const all = `${name} ${note.toLowerCase()}`
  if (!wanted.every((word) => all.includes(word))) return undefined
  if (name.startsWith(wanted.join(' '))) return 0
  const begun = name.split(/[\s-]+/)
  return wanted.every((word) => begun.some((part) => part.startsWith(word))) ? 1 : 2
}
