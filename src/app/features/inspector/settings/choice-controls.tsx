/** What is chosen and not typed: a switch, one of some words, a node of the picture. */
import type { ReactNode } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { boxClass } from './box-class.ts'
import { heldText, isChanged } from './field-text.ts'
import type { Setting } from './use-setting.ts'

interface ControlProps {
  readonly setting: Setting
  readonly noteId: string
}

/** A refused choice springs back; why it was refused stays in sight. */
function textOf({ field, text, refusal }: Setting): string | undefined {
  return refusal === undefined ? text : heldText(field)
}

export function SwitchControl({ setting, noteId }: ControlProps) {
  const { field, isLocked, set } = setting
  const text = textOf(setting)
  const [only] = field.choices ?? []
  const isOn = only === undefined ? text === 'true' : text === only
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={field.label}
      aria-describedby={noteId}
      disabled={isLocked}
      onClick={() => void set(only === undefined ? String(!isOn) : isOn ? undefined : only)}
      className="group inline-flex min-h-[30px] items-center gap-2 rounded-field"
    >
      <span
        className={`relative h-[18px] w-8 rounded-full border transition-colors ${isOn ? 'border-ink bg-ink' : 'border-edge bg-raised'} group-disabled:opacity-60`}
      >
        <span
          className={`absolute top-1/2 size-3 -translate-y-1/2 rounded-full transition-[left] ${isOn ? 'left-[16px] bg-on-ink' : 'left-[2px] bg-edge'}`}
        />
      </span>
      <span className="font-medium">{isOn ? 'on' : 'off'}</span>
    </button>
  )
}

export function ChoiceControl({ setting, noteId }: ControlProps) {
  const { field, set } = setting
  const text = textOf(setting)
  const choices = field.choices ?? []
  const isStrange = text !== undefined && text !== '' && !choices.includes(text)
  return (
    <Select setting={setting} noteId={noteId} value={text ?? ''} onValue={(value) => void set(value === field.default ? undefined : value)}>
      {field.default === undefined && <option value="">not set</option>}
      {isStrange && <option value={text}>{text}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </Select>
  )
}

export function ReferenceControl({ setting, noteId }: ControlProps) {
  const { field, set } = setting
  const text = textOf(setting)
  const { value, options = [] } = field
  const named = value.kind === 'expression' ? value.refersTo : undefined
  // Inside a policy it is needed only where there is one: taking it out takes the policy out.
  const isNeeded = field.required === true && !field.property.includes('/')
  // Where our own settings name a node, the text is its id.
  const held = text === ownText(setting) ? (named ?? text ?? '') : (text ?? '')
  const isStrange = held !== '' && !options.some(({ id }) => id === held)
  return (
    <Select setting={setting} noteId={noteId} value={held} onValue={(id) => void set(id)}>
      {(!isNeeded || held === '') && <option value="">{options.length === 0 ? 'none in the template' : 'none'}</option>}
      {isStrange && <option value={held}>{held.slice(held.lastIndexOf(':') + 1)}</option>}
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}

/** The text of the form's own value, to tell it from one that was chosen just now. */
function ownText({ field: { value } }: Setting): string | undefined {
  return value.kind === 'expression' ? value.comesTo : value.kind === 'literal' ? value.text : undefined
}

interface SelectProps extends ControlProps {
  readonly value: string
  /** `undefined`: nothing is to be written. */
  readonly onValue: (value: string | undefined) => void
  readonly children: ReactNode
}

function Select({ setting, noteId, value, onValue, children }: SelectProps) {
  const { field, isLocked, refusal } = setting
  return (
    <span className={boxClass({ isChanged: isChanged(field), isBad: refusal !== undefined, isLocked }, 'w-full')}>
      <select
        aria-label={field.label}
        aria-describedby={noteId}
        disabled={isLocked}
        value={value}
        onChange={(event) => onValue(event.target.value === '' ? undefined : event.target.value)}
        className="h-7 w-full min-w-0 cursor-pointer appearance-none truncate rounded-field bg-transparent pr-6 pl-2.5 font-medium disabled:cursor-default disabled:text-ink2"
      >
        {children}
      </select>
      <span className="pointer-events-none absolute right-2 text-ink3">
        <Icon name="down" size={12} />
      </span>
    </span>
  )
}
