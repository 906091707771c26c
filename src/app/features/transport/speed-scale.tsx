/** All the real speeds as notches: set by a click, by arrow keys, or by typing one. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { chooseSpeed } from '../../commands/run.ts'
import { useSession } from '../../stores/session.ts'
import { nextSpeed, placeOfSpeed, readSpeed, speedAtPlace, speedFigure, speedSpoken, speeds, speedText } from '../../ui/speeds.ts'
import { useSpeedReached } from './speed-reached.ts'

const named = [0.1, 1, 10, 3_600, Number.POSITIVE_INFINITY]

export function SpeedScale() {
  const speed = useSession((state) => state.speed)
  const [typed, setTyped] = useState<string>()
  return (
    <div className="relative h-[38px] w-[238px] shrink-0 @min-[640px]:@max-[1090px]:w-[184px] [@media(max-height:799px)]:@max-[640px]:w-[184px]">
      {typed === undefined ? (
        <Scale speed={speed} onType={setTyped} />
      ) : (
        <TypedSpeed text={typed} onChange={setTyped} onDone={() => setTyped(undefined)} />
      )}
    </div>
  )
}

function Scale({ speed, onType }: { readonly speed: number; readonly onType: (text: string) => void }) {
  const track = useRef<HTMLDivElement>(null)
  const place = placeOfSpeed(speed)
  const choose = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box) return
    const chosen = speedAtPlace((event.clientX - box.left) / box.width)
    if (chosen !== speed) chooseSpeed(chosen)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Speed"
      aria-valuemin={0}
      aria-valuemax={speeds.length - 1}
      aria-valuenow={Math.round(place * (speeds.length - 1))}
      aria-valuetext={speedSpoken(speed)}
      title="Speed: click a notch, use the arrow keys, or type a number"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        choose(event)
      }}
      onPointerMove={(event) => event.buttons === 1 && choose(event)}
      onKeyDown={(event) => keyOnScale(event, speed, onType)}
      className="absolute inset-0 cursor-pointer touch-none rounded-field px-3"
    >
      <div ref={track} className="relative h-full">
        <Notches speed={speed} place={place} />
      </div>
    </div>
  )
}

function keyOnScale(event: KeyboardEvent, speed: number, onType: (text: string) => void): void {
  const chosen =
    event.key === 'ArrowRight' || event.key === 'ArrowUp'
      ? nextSpeed(speed, 1)
      : event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? nextSpeed(speed, -1)
        : event.key === 'Home'
          ? speeds[0]
          : event.key === 'End'
            ? Number.POSITIVE_INFINITY
            : undefined
  const isTyped = /^[\d.]$/.test(event.key) || event.key === 'Enter'
  if (chosen === undefined && !isTyped) return
  event.preventDefault()
  event.stopPropagation()
  if (chosen !== undefined) chooseSpeed(chosen)
  else onType(event.key === 'Enter' ? speedFigure(speed) : event.key)
}

/** The names of notches stand back where the chosen one is written, and what is reached of it. */
function Notches({ speed, place }: { readonly speed: number; readonly place: number }) {
  const reached = useSpeedReached()
  const isRight = place > 0.5
  const [before, after] = reached === undefined ? [0.13, 0.13] : isRight ? [0.52, 0.13] : [0.13, 0.52]
  return (
    <>
      {named
        .filter((notch) => placeOfSpeed(notch) < place - before || placeOfSpeed(notch) > place + after)
        .map((notch) => (
          <span
            key={notch}
            style={{ left: `${placeOfSpeed(notch) * 100}%` }}
            className="absolute top-px -translate-x-1/2 text-caption text-ink3"
          >
            {speedFigure(notch)}
          </span>
        ))}
      <span style={{ left: `${place * 100}%` }} className="absolute top-0 -translate-x-1/2 font-semibold whitespace-nowrap text-ink">
        <span data-testid="speed">{speedText(speed)}</span>
        {reached !== undefined && (
          <span className={`absolute top-px text-caption font-normal text-ink2 ${isRight ? 'right-full pr-1.5' : 'left-full pl-1.5'}`}>
            {speedText(reached)} reached
          </span>
        )}
      </span>
      <span className="absolute inset-x-0 bottom-[9px] h-px bg-edge" />
      {speeds.map((notch, index) => (
        <span
          key={notch}
          style={{ left: `${(index / (speeds.length - 1)) * 100}%` }}
          className={`absolute bottom-[9px] w-px bg-edge ${named.includes(notch) ? 'h-2' : 'h-1'}`}
        />
      ))}
      <span
        style={{ left: `${place * 100}%` }}
        className="absolute bottom-1 size-[11px] -translate-x-1/2 rounded-full bg-ink ring-2 ring-panel"
      />
    </>
  )
}

interface TypedSpeedProps {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onDone: () => void
}

function TypedSpeed({ text, onChange, onDone }: TypedSpeedProps) {
  const speed = readSpeed(text)
  const take = () => {
    if (speed !== undefined) chooseSpeed(speed)
    onDone()
  }
  return (
    <label className="absolute inset-0 flex items-center gap-2 px-3">
      <input
        autoFocus
        value={text}
        aria-label="Speed"
        aria-invalid={speed === undefined}
        inputMode="decimal"
        onChange={(event) => onChange(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape') onDone()
          event.stopPropagation()
        }}
        className="h-[30px] w-24 rounded-field border border-line2 bg-raised px-2 font-semibold"
      />
      <span className="text-caption text-ink3">{speed === undefined ? '0.1 to 1 M, or max' : `× · Enter`}</span>
    </label>
  )
}
