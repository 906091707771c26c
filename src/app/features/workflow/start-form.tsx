/** Starts an execution with an input of one's own, which is kept per workflow; a sample is made from what the definition reads. */
import { useEffect, useId, useRef, useState } from 'react'
import type { WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { startExecution } from '../../commands/start-execution.ts'
import { request } from '../../stores/connection.ts'
import { useLibrary } from '../../stores/library.ts'
import { remember, remembered } from '../../stores/remembered.ts'
import { useIsRunning } from '../../stores/session.ts'
import { chooseExecution } from '../../stores/workflow.ts'
import { Button, IconButton, WordButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../../ui/refusal.tsx'

interface StartFormProps {
  readonly picture: WorkflowPicture
  readonly onClose: () => void
}

type Outcome = { readonly kind: 'under-way' } | { readonly kind: 'refused'; readonly title: string; readonly text: string }

export function StartForm({ picture, onClose }: StartFormProps) {
  const { node } = picture
  const [input, setInput] = useInput(node)
  const [name, setName] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const isRunning = useIsRunning()
  const problem = problemOf(input)
  const start = async () => {
    setOutcome({ kind: 'under-way' })
    const answer = await startExecution(node, { input, name: name.trim() })
    if (answer === undefined) return setOutcome(undefined)
    if (!answer.ok) return setOutcome({ kind: 'refused', title: answer.error.code, text: answer.error.message })
    chooseExecution(undefined)
    onClose()
  }
  const sample = async () => {
    const text = await request('sampleInput', { node })
    if (text !== undefined) setInput(text)
  }
  return (
    <form
      aria-label="Start an execution"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="absolute top-full right-3 z-30 mt-1 w-[min(420px,calc(100%-24px))] rounded-frame border border-line2 bg-raised p-4 shadow-float"
    >
      <div className="absolute top-2 right-2">
        <IconButton label="Close" onClick={onClose}>
          <Icon name="close" />
        </IconButton>
      </div>
      <InputField input={input} problem={problem} onInput={setInput} onSample={() => void sample().catch(() => undefined)} />
      <NameAndStart name={name} onName={setName} isDisabled={problem !== undefined || outcome?.kind === 'under-way'} />
      <div role="status" className="empty:hidden">
        {outcome?.kind === 'under-way' && !isRunning && (
          <p className="pt-2 text-ink2">Under way. The world stands still until you run or step it.</p>
        )}
        {outcome?.kind === 'refused' && <Refusal title={outcome.title}>{outcome.text}</Refusal>}
      </div>
    </form>
  )
}

interface InputFieldProps {
  readonly input: string
  readonly problem: string | undefined
  readonly onInput: (input: string) => void
  readonly onSample: () => void
}

function InputField({ input, problem, onInput, onSample }: InputFieldProps) {
  const field = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  return (
    <>
      <div className="flex items-baseline gap-3 pr-10 pb-1">
        <label htmlFor={field} className="font-medium">
          Input
        </label>
        <WordButton onClick={onSample} className="text-caption">
          Make a sample
        </WordButton>
      </div>
      <textarea
        ref={area}
        id={field}
        value={input}
        rows={9}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${field}-problem`}
        onChange={({ target }) => onInput(target.value)}
        className="block w-full resize-y rounded-field border border-line2 bg-raised px-2 py-1.5 font-mono text-caption"
      />
      <p id={`${field}-problem`} className="min-h-[18px] pt-0.5 text-caption text-failed">
        {problem}
      </p>
    </>
  )
}

interface NameAndStartProps {
  readonly name: string
  readonly onName: (name: string) => void
  readonly isDisabled: boolean
}

function NameAndStart({ name, onName, isDisabled }: NameAndStartProps) {
  const field = useId()
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
      <span className="flex items-center gap-2">
        <label htmlFor={field}>Name</label>
        <input
          id={field}
          value={name}
          placeholder="made for it"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onName(target.value)}
          className="h-[30px] w-40 min-w-0 rounded-field border border-line2 bg-raised px-2 placeholder:text-ink3"
        />
      </span>
      <Button type="submit" look="framed" disabled={isDisabled}>
        Start
      </Button>
    </div>
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Kept in this browser, by document and workflow. */
function useInput(node: string): readonly [string, (input: string) => void] {
  const document = useLibrary(({ opened, name }) => (opened.kind === 'document' ? opened.id : name))
  const key = `workflow-input.${document}.${node}`
  const [input, setInput] = useState(() => remembered(key, '{}', isText))
  return [
    input,
    (next) => {
      setInput(next)
      remember(key, next)
    },
  ]
}

/** AWS takes any JSON; nothing is an empty object. */
function problemOf(input: string): string | undefined {
  if (input.trim() === '') return undefined
  try {
    JSON.parse(input)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
