/** One setting: its label with help, its control, the word about its default, its scale, and what there is to say about it. */
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { Field } from '../../../../bridge/protocol/index.ts'
import { jumpToText } from '../../../stores/session.ts'
import { AwsPage } from '../../../ui/aws-page.tsx'
import { WordButton } from '../../../ui/button.tsx'
import { ChoiceControl, ReferenceControl, SwitchControl } from './choice-controls.tsx'
import { FieldNotes } from './field-notes.tsx'
import { isChanged, wordOf } from './field-text.ts'
import { NumberControl, NumberScale } from './number-control.tsx'
import { ExpressionControl, FixedText, JsonControl, TextControl } from './text-controls.tsx'
import { useFlash } from './use-flash.ts'
import { type Setting, useSetting } from './use-setting.ts'

interface SettingRowProps {
  readonly of: string
  readonly field: Field
  readonly isLocked: boolean
}

export function SettingRow({ of, field, isLocked }: SettingRowProps) {
  const noteId = useId()
  const helpId = useId()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const setting = useSetting(of, field, isLocked)
  const row = useFlash(JSON.stringify(field.value), setting.isOwnChange)
  const isBelow = field.kind === 'json' && (field.value.kind === 'literal' || field.fixed !== undefined)
  return (
    <div ref={row} data-property={field.property} className="-mx-2 rounded-field px-2 py-1">
      <div className="flex flex-wrap items-center gap-x-2">
        <button
          type="button"
          aria-expanded={isHelpOpen}
          aria-controls={helpId}
          onClick={() => setHelpOpen(!isHelpOpen)}
          title={field.property}
          className={`min-h-6 text-left underline decoration-transparent decoration-dotted underline-offset-4 hover:decoration-ink focus-visible:decoration-ink ${isBelow ? 'grow' : 'w-[124px] shrink-0'}`}
        >
          {field.label}
        </button>
        <Control setting={setting} noteId={noteId} />
        <OpenText field={field} />
        <Word setting={setting} />
      </div>
      {field.kind === 'integer' && field.value.kind !== 'expression' && <NumberScale setting={setting} />}
      <FieldNotes setting={setting} id={noteId} />
      <div id={helpId}>{isHelpOpen && <Help field={field} />}</div>
    </div>
  )
}

function Control({ setting, noteId }: { readonly setting: Setting; readonly noteId: string }) {
  const { field } = setting
  const [isReplaced, setReplaced] = useState(false)
  useEffect(() => setReplaced(false), [field.value.kind])
  const isExpression = field.value.kind === 'expression' && !(field.kind === 'reference' && field.value.refersTo !== undefined)
  if (isExpression && !isReplaced)
    return (
      <Wide>
        <ExpressionControl setting={setting} onReplace={() => setReplaced(true)} />
      </Wide>
    )
  if (field.kind === 'apart') return null
  if (field.kind === 'integer')
    return (
      <span className="w-[92px] shrink-0">
        <NumberControl setting={setting} noteId={noteId} />
      </span>
    )
  if (field.kind === 'boolean' || field.choices?.length === 1) return <SwitchControl setting={setting} noteId={noteId} />
  if (field.kind === 'json') {
    if (field.fixed !== undefined) return <FixedText setting={setting} />
    return <JsonControl setting={setting} noteId={noteId} />
  }
  if (field.kind === 'choice')
    return (
      <Wide>
        <ChoiceControl setting={setting} noteId={noteId} />
      </Wide>
    )
  if (field.kind === 'reference')
    return (
      <Wide>
        <ReferenceControl setting={setting} noteId={noteId} />
      </Wide>
    )
  return (
    <Wide>
      <TextControl setting={setting} noteId={noteId} />
    </Wide>
  )
}

/** What is a text of its own is written in the editor: a press leads there. */
function OpenText({ field: { label, opens } }: { readonly field: Field }) {
  if (opens === undefined) return null
  const { file, range } = opens
  return (
    <WordButton
      aria-label={file === undefined ? `${label}: open it in the template` : `Open ${file}`}
      onClick={() => jumpToText(range, file)}
    >
      {file === undefined ? 'open it in the template' : 'open'}
    </WordButton>
  )
}

function Wide({ children }: { readonly children: ReactNode }) {
  return <span className="min-w-0 flex-[1_1_120px]">{children}</span>
}

/** A press on what the default is brings it back. */
function Word({ setting }: { readonly setting: Setting }) {
  const { field, isLocked } = setting
  const word = wordOf(field)
  if (word === '') return null
  const mayGoBack = !isLocked && isChanged(field) && field.value.kind !== 'global'
  return (
    <span className="ml-auto text-right text-ink3">
      {mayGoBack ? (
        <button
          type="button"
          title="Back to the default"
          aria-label={`${field.label}: back to the ${word}`}
          onClick={() => void setting.set(undefined)}
          className="min-h-6 underline decoration-line2 decoration-dotted underline-offset-4 hover:text-ink hover:decoration-ink"
        >
          {word}
        </button>
      ) : (
        word
      )}
    </span>
  )
}

function Help({ field }: { readonly field: Field }) {
  const { help, page, property, replaces, expected, range } = field
  return (
    <p className="my-1.5 border-l border-line2 pl-3 text-ink2">
      {help} {expected !== undefined && `It is ${expected}. `}
      {replaces && 'AWS makes another one when this changes, so the run is to be restarted for it. '}
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-mono text-caption break-all text-ink3">{property}</span>
        <AwsPage address={page} />
        {range !== undefined && <WordButton onClick={() => jumpToText(range)}>in the template</WordButton>}
      </span>
    </p>
  )
}
