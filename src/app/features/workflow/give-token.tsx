/** A task waits for its token: whoever looks may give it back in place of the one who has it. */
import { useId, useState } from 'react'
import type { JsonObject } from '../../../base/json.ts'
import { callStates } from '../../commands/call-states.ts'
import { useIsRunning } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'

type Outcome = { readonly kind: 'under-way' } | { readonly kind: 'refused'; readonly title: string; readonly text: string }

/** @param token good until the task has its answer; the form goes with it */
export function GiveToken({ token }: { readonly token: string }) {
  const [output, setOutput] = useState('{}')
  const [error, setError] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const isRunning = useIsRunning()
  const isBusy = outcome?.kind === 'under-way'
  const give = async (operation: 'SendTaskSuccess' | 'SendTaskFailure', verdict: JsonObject) => {
    setOutcome({ kind: 'under-way' })
    const answer = await callStates(operation, () => Promise.resolve({ ok: true, value: { taskToken: token, ...verdict } }))
    setOutcome(answer === undefined || answer.ok ? undefined : { kind: 'refused', title: answer.error.code, text: answer.error.message })
  }
  return (
    <section aria-label="Give its token back" className="shrink-0 border-t border-line px-4 py-2">
      <p className="pb-1.5 text-ink2">You can give the token back yourself, in place of whoever has it.</p>
      <Verdict
        label="Output"
        value={output}
        onValue={setOutput}
        isBusy={isBusy}
        button="Succeed"
        operation="SendTaskSuccess"
        onGive={() => void give('SendTaskSuccess', { output })}
      />
      <Verdict
        label="Error"
        value={error}
        onValue={setError}
        isBusy={isBusy}
        button="Fail"
        operation="SendTaskFailure"
        onGive={() => void give('SendTaskFailure', error === '' ? {} : { error })}
      />
      <div role="status" className="empty:hidden">
        {isBusy && !isRunning && <p className="pt-1 text-ink2">Under way. The world stands still until you run or step it.</p>}
        {outcome?.kind === 'refused' && <Refusal title={outcome.title}>{outcome.text}</Refusal>}
      </div>
    </section>
  )
}

interface VerdictProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly isBusy: boolean
  readonly button: string
  /** AWS's name of what the button does. */
  readonly operation: string
  readonly onGive: () => void
}

function Verdict({ label, value, onValue, isBusy, button, operation, onGive }: VerdictProps) {
  const field = useId()
  return (
    <form
      className="flex items-center gap-2 pb-1"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onGive()
      }}
    >
      <label htmlFor={field} className="w-14 shrink-0">
        {label}
      </label>
      <input
        id={field}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onValue(target.value)}
        className="h-[30px] min-w-0 flex-1 rounded-field border border-line2 bg-raised px-2 font-mono text-caption"
      />
      <Button type="submit" look="framed" disabled={isBusy} title={operation} className="w-20">
        {button}
      </Button>
    </form>
  )
}
