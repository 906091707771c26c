/** The marks as things to press: one tab stop, arrows walk from mark to mark, Enter goes to its moment. */
import { type KeyboardEvent, useState } from 'react'
import { goTo } from '../../commands/past.ts'
import { momentText } from '../../ui/virtual-time.ts'
import { isAbove, type MarkGroup } from './gather-marks.ts'
import { rows } from './rows.ts'

interface MarkButtonsProps {
  readonly groups: readonly MarkGroup[]
  readonly width: number
  readonly startMs: number
}

const kinds: Readonly<Record<MarkGroup['kind'], string>> = {
  error: 'Error',
  'dead-letter': 'Dead letter',
  change: 'Change',
  call: 'Call',
  fault: 'Broken on purpose',
}

export function MarkButtons({ groups, width, startMs }: MarkButtonsProps) {
  const [stop, setStop] = useState<number>()
  const stopIndex = Math.max(
    0,
    groups.findIndex(({ step }) => step === stop),
  )
  return (
    <div role="group" aria-label="Marks" onKeyDown={walk}>
      {groups.map((group, index) => {
        const words = `${kinds[group.kind]} at ${momentText(startMs, group.atMs)}: ${group.text}${group.count > 1 ? `, and ${group.count - 1} more nearby` : ''}`
        return (
          <button
            key={`${group.kind} ${group.step} ${group.atMs}`}
            type="button"
            tabIndex={index === stopIndex ? 0 : -1}
            onFocus={() => setStop(group.step)}
            onClick={() => void goTo({ step: group.step })}
            aria-label={words}
            title={words}
            style={{ left: group.x - width / 2, top: (isAbove(group.kind) ? rows.above : rows.below) - 10, width, height: 20 }}
            className="absolute rounded-token -outline-offset-1 hover:bg-ink/10"
          />
        )
      })}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (!(event.target instanceof HTMLButtonElement)) return
  const next =
    event.key === 'ArrowRight'
      ? event.target.nextElementSibling
      : event.key === 'ArrowLeft'
        ? event.target.previousElementSibling
        : event.key === 'Home'
          ? event.currentTarget.firstElementChild
          : event.key === 'End'
            ? event.currentTarget.lastElementChild
            : undefined
  if (next === undefined) return
  event.preventDefault()
  if (next instanceof HTMLElement) next.focus()
}
