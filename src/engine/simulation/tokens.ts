/** Everything that is seen under way, as the screen draws it. */
import { tokenOf } from './travels.ts'
import { worldOf, type Run } from './run.ts'
import type { LabelledToken } from './view.ts'

/** In the order in which they were sent. */
export function tokensOfRun(run: Run): LabelledToken[] {
  return worldOf(run)
    .agenda.flatMap((item) => tokenOf(item, run.tracks) ?? [])
    .toSorted((a, b) => a.id - b.id)
}
