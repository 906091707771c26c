/** A number: typed with its unit, or chosen on its scale. */
import { useState } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { boxClass } from './box-class.ts'
import { isChanged } from './field-text.ts'
import { ScaleSlider } from './scale-slider.tsx'
import { scaleOf } from './scale.ts'
import { TypedText } from './typed-text.tsx'
import { amountIn, largestWhole, typedAmount, unitsOf, unitsWithin } from './units.ts'
import type { Setting } from './use-setting.ts'

/** What stands inside the box; longer ones stand at the end of the scale. */
const mostLetters = 3

export function NumberControl({ setting, noteId }: { readonly setting: Setting; readonly noteId: string }) {
  const { field, text, isLocked } = setting
  const [chosen, setChosen] = useState<string>()
  const units = unitsWithin(field.max, unitsOf(field.unit))
  const unit = units.find(({ name }) => name === chosen) ?? largestWhole(Number(text), units)
  const take = (typed: string) => {
    // What was typed is shown again in the unit it was typed in.
    setChosen(unit?.name)
    if (typed.trim() === '') return void setting.set(undefined)
    const read = typedAmount(typed, unit, units)
    if ('problem' in read) setting.refuse(read.problem, typed)
    else void setting.set(read.value)
  }
  return (
    <span className={boxClass({ isChanged: isChanged(field), isBad: setting.refusal !== undefined, isLocked })}>
      <TypedText
        label={field.label}
        text={amountIn(text ?? '', unit)}
        noteId={noteId}
        isBad={setting.refusal !== undefined}
        isLocked={isLocked}
        isNumber
        placeholder="not set"
        onTyped={take}
        onEscape={setting.restore}
        className="w-full min-w-0 bg-transparent pl-2.5"
      />
      {units.length > 1 ? (
        <UnitSelect label={field.label} units={units.map(({ name }) => name)} unit={unit?.name ?? ''} onUnit={setChosen} />
      ) : (
        <span className="shrink-0 pr-2 text-caption text-ink3">{unit !== undefined && unit.name.length <= mostLetters && unit.name}</span>
      )}
    </span>
  )
}

/** The same number in another unit; nothing is set by it. */
function UnitSelect(props: {
  readonly label: string
  readonly units: readonly string[]
  readonly unit: string
  readonly onUnit: (unit: string) => void
}) {
  const { label, units, unit, onUnit } = props
  return (
    <span className="relative flex shrink-0 items-center self-stretch text-caption text-ink3">
      <select
        aria-label={`${label}, unit`}
        value={unit}
        onChange={(event) => onUnit(event.target.value)}
        className="h-full cursor-pointer appearance-none rounded-field bg-transparent pr-[22px] pl-1.5 text-right"
      >
        {units.map((each) => (
          <option key={each} value={each} className="bg-raised text-ink">
            {each}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute right-1.5">
        <Icon name="down" size={12} />
      </span>
    </span>
  )
}

export function NumberScale({ setting }: { readonly setting: Setting }) {
  const { field, text } = setting
  const scale = scaleOf(field)
  if (scale === undefined) return null
  const number = (shown: string | undefined) => {
    const value = shown === undefined || shown.trim() === '' ? Number.NaN : Number(shown)
    return Number.isFinite(value) ? value : undefined
  }
  return (
    <ScaleSlider
      label={field.label}
      scale={scale}
      value={number(text)}
      standard={number(field.default)}
      isLocked={setting.isLocked}
      onMove={(value) => setting.preview(String(value))}
      onDone={(value) => void setting.set(String(value))}
      onEscape={setting.restore}
    />
  )
}
