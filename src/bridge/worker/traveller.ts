/** Going to other moments of the run, in slices; whoever asks last is taken there. */
import { arrive, beginReplay, continueReplay, pastOf, pictureOf, type Destination, type Run } from '../../engine/simulation/index.ts'
import type { Moment } from '../protocol/index.ts'
import type { Clock } from './clock.ts'
import { createChanges } from './frame-builder.ts'
import { inSlices } from './in-slices.ts'
import { pause, replaying, shownTemplate, stateOf, type Session } from './session.ts'

export interface Traveller {
  /** Pauses and goes there. `undefined` when a later wish or another document came in between. */
  goTo(to: Destination): Promise<Moment | undefined>
  /** Does something once nobody is under way any more: at once, when nobody is. */
  afterwards<T>(work: () => T | Promise<T>): T | Promise<T>
}

interface Journey {
  readonly run: Run
  readonly replay: Run
}

export function createTraveller(session: Session, clock: Clock): Traveller {
  let wishes = 0
  let underWay: Promise<boolean> | undefined
  let given: Journey | undefined

  /** A replay that was given up on its way is gone on with, when it is nearer than any kept moment. */
  const replayTo = (run: Run, to: Destination): Run => {
    const fresh = beginReplay(run, to)
    if (given?.run !== run) return fresh
    const { world } = given.replay.kernel
    const isOnTheWay = 'step' in to ? world.steps <= to.step : world.now < to.clockMs
    return isOnTheWay && world.steps > fresh.kernel.world.steps ? given.replay : fresh
  }
  const travel = async (run: Run, to: Destination): Promise<boolean> => {
    const wish = ++wishes
    const replay = replayTo(run, to)
    given = { run, replay }
    const isThere = await inSlices(
      clock,
      (stop) => replaying(session, () => continueReplay(replay, to, stop)),
      () => wish === wishes && session.run === run,
    )
    if (!isThere || wish !== wishes || session.run !== run) return false
    given = undefined
    arrive(run, replay)
    session.changes = createChanges(run)
    return true
  }

  const traveller: Traveller = {
    async goTo(to) {
      const { run } = session
      if (run === undefined) return undefined
      pause(session, 'asked', '')
      const journey = travel(run, to)
      underWay = journey
      const isThere = await journey
      if (underWay === journey) underWay = undefined
      return isThere ? momentOf(session, run) : undefined
    },
    afterwards(work) {
      if (underWay === undefined) return work()
      const last = underWay
      return last.then(() => {
        if (underWay === last) underWay = undefined
        return traveller.afterwards(work)
      })
    },
  }
  return traveller
}

/** Where a run stands, with the document as it is there. */
export function momentOf(session: Session, run: Run): Moment {
  const past = pastOf(run)
  const template = shownTemplate(session, run)
  return {
    state: stateOf(session),
    picture: pictureOf(template),
    text: template.text,
    files: template.files,
    ...(past && { past }),
  }
}
