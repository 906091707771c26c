/** Everything under way that carries a message, as the screen draws it. */
import { tokenOf } from './tracks.ts'
import { worldOf, type Run } from './run.ts'
import type { LabelledToken } from './view.ts'

/** In the order in which they were sent. */
export function tokensOfRun(run: Run): LabelledToken[] {
  return worldOf(run)
    .agenda.flatMap((item) => {
      const { hop } = item.envelope
      return hop !== undefined && hop.carries.length > 0 ? [tokenOf(item, hop, run.tracks)] : []
    })
    .toSorted((a, b) => a.id - b.id)
}
