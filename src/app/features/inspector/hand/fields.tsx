/** Fields of an action by hand: a label, what is filled in, its unit. */
import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

const box = 'rounded-field border border-line2 bg-raised px-2 placeholder:text-ink3'

/** One line of text. */
export function TextField({ label, value, onValue, placeholder }: FieldProps & { readonly placeholder?: string }) {
  return (
    <Line label={label}>
      {(id) => (
        <input
          id={id}
          type="text"
          dir="auto"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onValue(event.target.value)}
          className={`${box} h-[30px] w-40 min-w-0`}
        />
      )}
    </Line>
  )
}

interface NumberFieldProps extends FieldProps {
  readonly unit: string
  /** What holds when it is left empty. */
  readonly otherwise?: string
}

export function NumberField({ label, value, onValue, unit, otherwise }: NumberFieldProps) {
  return (
    <Line label={label}>
      {(id) => (
        <span className="flex w-40 items-center gap-2">
          <input
            id={id}
            type="number"
            value={value}
            placeholder={otherwise}
            onChange={(event) => onValue(event.target.value)}
            className={`${box} h-[30px] w-[88px] min-w-0 text-right`}
          />
          <span className="text-ink3">{unit}</span>
        </span>
      )}
    </Line>
  )
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly id: string; readonly name: string }[]
}

export function SelectField({ label, value, onValue, options }: SelectFieldProps) {
  return (
    <Line label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onValue(event.target.value)} className={`${box} h-[30px] w-40 min-w-0`}>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Line>
  )
}

/** A body or an event: several lines, in the type of code. */
export function CodeField({ label, value, onValue, placeholder }: FieldProps & { readonly placeholder?: string }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block py-1">
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        value={value}
        placeholder={placeholder}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onValue(event.target.value)}
        className={`${box} block w-full resize-y py-1.5 font-mono text-caption`}
      />
    </div>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="flex min-h-[34px] items-center justify-between gap-3">
      <label htmlFor={id} className="min-w-0">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
