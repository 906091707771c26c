/** Answers that are kept, for texts that are asked about again and again: names, URLs, ARNs. */

const mostKept = 1_000

/**
 * The same function of a text, with its answers kept. It must be pure, and nobody may change what it answers. A text that
 * it answers is kept as a name, for it will be used to find something, or be read often.
 */
export function remembered<T extends string | object | undefined>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    const answer = typeof made === 'string' ? (asName(made) as typeof made) : made
    // Starting anew is simple, and costs nothing as long as fewer texts are in use.
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, answer)
    return answer
  }
}

/**
 * The same text in the form in which JavaScript engines keep the names of members: in one piece, and only once. A text just put
 * together is looked up among all names each time it is used as a key; this one is not.
 */
function asName(text: string): string {
  return Object.keys({ [text]: 0 })[0] as string
}
