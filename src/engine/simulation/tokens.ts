/** Everything under way that carries a message, as the screen draws it. */
import { tokenOf } from './tracks.ts'
import { worldOf, type Run } from './run.ts'
import type { Token } from './view.ts'

export interface LabelledToken extends Token {
  /** The first message's trail: its caption is made from it. */
  readonly trail: string
}

/** In the order in which they were sent. */
export function tokensOfRun(run: Run): LabelledToken[] {
  const tokens: LabelledToken[] = []
  for (const item of worldOf(run).agenda) {
    const token = tokenOf(item, run.tracks)
    if (token) tokens.push({ ...token, trail: item.envelope.hop?.carries[0]?.trail ?? '' })
  }
  return tokens.sort((a, b) => a.id - b.id)
}
