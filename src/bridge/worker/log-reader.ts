/** Reads the log, and has rows made again that are older than what is kept of it. */
import { logWindow, rowMaker, type LogAnswer, type LogQuery } from '../../engine/simulation/index.ts'
import type { Clock } from './clock.ts'
import { inSlices } from './in-slices.ts'
import { replaying, type Session } from './session.ts'

/** How often rows are made again for one answer: a search that finds nothing goes on with another request. */
const mostMade = 2

export function createLogReader(session: Session, clock: Clock): (query: LogQuery) => Promise<LogAnswer> {
  return async (query) => {
    const { run, chronicle } = session
    for (let made = 0; ; made++) {
      const { missing, ...answer } = logWindow(chronicle.log, query)
      if (missing === undefined || run === undefined) return answer
      if (made === mostMade) return { ...answer, next: missing + 1 }
      const make = rowMaker(run, chronicle.log, missing)
      const isMade = await inSlices(
        clock,
        (stop) => replaying(session, () => make(stop)),
        () => session.run === run && session.chronicle === chronicle,
      )
      if (!isMade) return answer
    }
  }
}
