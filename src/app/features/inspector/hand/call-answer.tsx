/** What became of a call: under way, answered, or refused in AWS's words. */
import type { ReactNode } from 'react'
import type { JsonObject } from '../../../../base/json.ts'
import { runCommand } from '../../../commands/commands.ts'
import { useIsRunning } from '../../../stores/session.ts'
import { WordButton } from '../../../ui/button.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import type { CallState } from './use-call.ts'

interface CallAnswerProps {
  readonly state: CallState
  /** What to say of AWS's answer. */
  readonly children: (answer: JsonObject) => ReactNode
}

export function CallAnswer({ state, children }: CallAnswerProps) {
  return (
    <div role="status" data-testid="call-answer" className="min-w-0 empty:hidden">
      {state.kind === 'under-way' && <UnderWay operation={state.operation} />}
      {state.kind === 'answered' &&
        (state.answer.ok ? children(state.answer.value) : <Refusal title={state.answer.error.code}>{state.answer.error.message}</Refusal>)}
    </div>
  )
}

function UnderWay({ operation }: { readonly operation: string }) {
  const isRunning = useIsRunning()
  return (
    <p className="flex items-start gap-2 pt-2 text-ink2">
      <span className="mt-1.5 flex">
        <Glyph tone="running" />
      </span>
      <span className="leading-6">
        {operation} is under way.
        {!isRunning && (
          <>
            {' '}
            The world stands still until you <WordButton onClick={() => runCommand('run')}>run</WordButton> or{' '}
            <WordButton onClick={() => runCommand('step')}>step</WordButton> it.
          </>
        )}
      </span>
    </p>
  )
}

/** Something worked. */
export function Success({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 pt-2">
      <Glyph tone="done" />
      {children}
    </p>
  )
}
