/** Our engine as one side: the world of a document with one queue, called as from the screen, through the one door. */
import { advanceRun, answerOf } from '../../../engine/simulation/index.ts'
import { templateOf } from '../../../engine/simulation/testing/design.ts'
import { callFrom, runOf } from '../../../engine/simulation/testing/runs.ts'
import type { Answer, Side } from './script.ts'

/** Long enough for every delivery at the pace `none`, and far too short for anything that waits. */
const callMs = 10

/** A document needs a resource; every script creates this queue again, which changes nothing. */
const document = templateOf({ pace: 'none', realism: 'exact', queues: { Dead: {} } })

export function engineSide(): Side {
  const answers = new Map<number, Answer>()
  const run = runOf(document, {
    onRecord(record) {
      const answer = answerOf(record)
      if (answer) answers.set(answer.request, plain(answer.result))
    },
  })
  advanceRun(run, { ms: 1_000 })
  return {
    async call({ service, operation, input }) {
      const request = callFrom(run, service, operation, input)
      advanceRun(run, { ms: run.clockMs + callMs })
      const answer = answers.get(request)
      if (answer === undefined) throw new Error(`${operation} waits, and no time may pass`)
      return answer
    },
  }
}

function plain(result: NonNullable<ReturnType<typeof answerOf>>['result']): Answer {
  return result.ok ? result : { ok: false, code: result.error.code, message: result.error.message }
}
