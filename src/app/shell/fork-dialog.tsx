/** A word of warning before somebody acts in the past for the first time: what lies ahead is dropped. Said once a visit. */
import { useEffect, useRef } from 'react'
import { goTo, goToNow } from '../commands/past.ts'
import { answerFork, useFork } from '../stores/fork.ts'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { clockFace, countText } from '../ui/virtual-time.ts'

export function ForkDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  const question = useFork((state) => state.question)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  useEffect(() => dialog.current?.showModal(), [])
  if (question === undefined) return null
  const { clockMs, step, inputsAhead } = question
  // What was changed in the meantime is taken back: the moment is shown anew.
  const stay = () => {
    answerFork(false)
    void goTo({ step })
  }
  const now = () => {
    answerFork(false)
    void goToNow()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="fork-title"
      onClose={stay}
      className="m-auto w-[min(480px,calc(100vw-24px))] rounded-frame border border-line2 bg-panel p-5 text-ink shadow-float backdrop:bg-scrim"
    >
      <h2 id="fork-title" className="text-title font-semibold">
        This starts another future
      </h2>
      <p className="mt-2 text-ink2">
        You stand at <span className="font-medium text-ink">{clockFace(startMs, clockMs).time}</span>, before the newest moment of this run.
        Go on, and what came later is dropped
        {inputsAhead > 0 && `, with ${countText(inputsAhead)} ${inputsAhead === 1 ? 'thing' : 'things'} that you did then`}. This is asked
        once.
      </p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={stay}>Do nothing</Button>
        <Button look="framed" onClick={now}>
          Back to now
        </Button>
        <Button look="framed" autoFocus onClick={() => answerFork(true)}>
          Go on
        </Button>
      </div>
    </dialog>
  )
}
