/** Which of the messages under way are marked: the selected one, the one under the pointer, and those pointed at elsewhere. Pure. */
import type { TokenColumns } from '../../../bridge/protocol/index.ts'
import type { PlacedTokens } from './place-tokens.ts'

export interface Marks {
  /** Ids of tokens. */
  readonly selected: number | undefined
  readonly hovered: number | undefined
  /** What a message is called; a batch bears the names of all that are in it. */
  readonly pointed: string | undefined
}

/** Indices of the placed tokens that are marked, each once, the selected one first. */
export function markedTokens(
  tokens: TokenColumns,
  { id, row, count }: PlacedTokens,
  { selected, hovered, pointed }: Marks,
): readonly number[] {
  const found = new Set<number>()
  for (const token of [selected, hovered]) {
    const index = token === undefined ? -1 : id.subarray(0, count).indexOf(token)
    if (index >= 0) found.add(index)
  }
  if (pointed !== undefined && pointed !== '') {
    const named = new Set(tokens.labels.flatMap((label, at) => (label === pointed ? [at] : [])))
    for (let index = 0; named.size > 0 && index < count; index += 1) if (named.has(row[index] ?? -1)) found.add(index)
  }
  return [...found]
}
