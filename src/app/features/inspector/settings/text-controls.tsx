/** What is written: a line of text, JSON, an expression, and what can only be read here. */
import { useState } from 'react'
import { WordButton } from '../../../ui/button.tsx'
import { boxClass } from './box-class.ts'
import { isChanged, jsonProblem } from './field-text.ts'
import { takeBack, TypedText } from './typed-text.tsx'
import type { Setting } from './use-setting.ts'

interface ControlProps {
  readonly setting: Setting
  readonly noteId: string
}

export function TextControl({ setting, noteId }: ControlProps) {
  const { field, text = '', isLocked, refusal } = setting
  return (
    <span className={boxClass({ isChanged: isChanged(field), isBad: refusal !== undefined, isLocked }, 'w-full')}>
      <TypedText
        label={field.label}
        text={text}
        noteId={noteId}
        isBad={refusal !== undefined}
        isLocked={isLocked}
        placeholder={field.expected ?? 'not set'}
        onTyped={(typed) => void setting.set(typed.trim() === '' ? undefined : typed)}
        onEscape={setting.restore}
        className="w-full min-w-0 bg-transparent px-2.5"
      />
    </span>
  )
}

/** JSON is judged when it is left, or with Ctrl+Enter; Enter begins a line. */
export function JsonControl({ setting, noteId }: ControlProps) {
  const { field, text = '', isLocked, refusal } = setting
  const [typed, setTyped] = useState<string>()
  const [isBegun, setBegun] = useState(false)
  const take = () => {
    setBegun(false)
    setTyped(undefined)
    if (typed === undefined || typed === text) return
    const problem = jsonProblem(typed)
    if (problem !== undefined) setting.refuse(problem, typed)
    else void setting.set(typed.trim() === '' ? undefined : typed)
  }
  const shown = typed ?? text
  if (shown === '' && !isBegun)
    return isLocked ? (
      <span className="text-ink3">not set</span>
    ) : (
      <WordButton aria-label={`${field.label}: write it`} onClick={() => setBegun(true)}>
        write it
      </WordButton>
    )
  return (
    <span className={boxClass({ isChanged: isChanged(field), isBad: refusal !== undefined, isLocked }, 'w-full')}>
      <textarea
        // Whoever asked for it wants to write in it.
        autoFocus={isBegun}
        dir="ltr"
        aria-label={field.label}
        aria-invalid={refusal !== undefined || undefined}
        aria-describedby={noteId}
        readOnly={isLocked}
        spellCheck={false}
        rows={Math.min(12, Math.max(2, shown.split('\n').length))}
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (typed === undefined) takeBack(event)
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur()
          if (event.key !== 'Escape') return
          setTyped(undefined)
          setBegun(false)
          setting.restore()
        }}
        className="w-full resize-y rounded-field bg-transparent px-2.5 py-1.5 font-mono text-caption whitespace-pre read-only:text-ink2"
      />
    </span>
  )
}

/** A function of the template: as it stands, what it comes to, and the way to write a value in its place. */
export function ExpressionControl({ setting, onReplace }: { readonly setting: Setting; readonly onReplace: () => void }) {
  const { field, isLocked } = setting
  const { value } = field
  if (value.kind !== 'expression') return null
  return (
    <span className="block w-full min-w-0">
      <span className="flex min-h-[30px] items-center">
        <bdi className="min-w-0 font-mono text-caption break-all whitespace-pre-wrap">{value.text}</bdi>
      </span>
      <span className="flex flex-wrap items-center gap-x-3 text-ink2">
        {value.comesTo !== undefined && (
          <span className="min-w-0 break-all">
            comes to <bdi className="font-medium">{value.comesTo}</bdi>
          </span>
        )}
        {value.unknown !== undefined && <span>comes to nobody knows what: {value.unknown}</span>}
        {!isLocked && (
          <WordButton aria-label={`${field.label}: replace by a value`} onClick={onReplace} className="text-caption">
            replace by a value
          </WordButton>
        )}
      </span>
    </span>
  )
}

/** What can only be changed in the text. */
export function FixedText({ setting }: { readonly setting: Setting }) {
  const { field, text = '' } = setting
  return (
    <pre
      tabIndex={0}
      aria-label={field.label}
      className="max-h-32 w-full overflow-auto rounded-field border border-line bg-sunk px-2.5 py-1.5 font-mono text-caption whitespace-pre-wrap break-words text-ink2"
    >
      {text === '' ? 'not set' : text}
    </pre>
  )
}
