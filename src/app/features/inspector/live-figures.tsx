/** The large figures of a node, from the same frames as the picture, so that both always say the same. */
import { useEffect, useState } from 'react'
import { nodeViewNow, newestFrame, onFrame, useWorld } from '../../stores/mirror.ts'
import { type Asked, type NodeFigure, nodeFigures } from './node-figures.ts'

interface LiveFiguresProps {
  readonly id: string
  readonly onAsk: (asked: Asked) => void
}

/** Each figure that counts something can be pressed, and answers "which ones?". */
export function LiveFigures({ id, onAsk }: LiveFiguresProps) {
  return (
    <ul className="-mx-1.5 mt-3 flex min-h-[42px]" aria-label="Figures">
      {useLiveFigures(id).map(({ figure, unit, caption, asks }) => (
        <li key={caption} className="min-w-0 flex-1">
          {asks === undefined ? (
            <span className="block px-1.5">
              <Figure figure={figure} unit={unit} caption={caption} />
            </span>
          ) : (
            <button
              type="button"
              onClick={() => onAsk(asks)}
              title="Which ones?"
              className="block w-full rounded-field px-1.5 text-left -outline-offset-1 hover:bg-hov"
            >
              <Figure figure={figure} unit={unit} caption={caption} />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Figure({ figure, unit, caption }: { readonly figure: string; readonly unit: string | undefined; readonly caption: string }) {
  return (
    <span className="whitespace-nowrap">
      <span className="text-figure-large font-semibold">{figure}</span>
      {unit !== undefined && <span className="text-ink3"> {unit}</span>} <span className="block text-ink2">{caption}</span>
    </span>
  )
}

function useLiveFigures(id: string): readonly NodeFigure[] {
  const [figures, setFigures] = useState(() => figuresNow(id))
  const world = useWorld()
  useEffect(() => {
    const look = () => {
      const next = figuresNow(id)
      setFigures((shown) => (isSame(shown, next) ? shown : next))
    }
    look()
    return onFrame(look)
  }, [id, world])
  return figures
}

function figuresNow(id: string): readonly NodeFigure[] {
  const view = nodeViewNow(id)
  return view === undefined ? [] : nodeFigures(view, newestFrame()?.clockMs ?? 0)
}

function isSame(one: readonly NodeFigure[], other: readonly NodeFigure[]): boolean {
  return (
    one.length === other.length &&
    one.every((figure, index) => figure.figure === other[index]?.figure && figure.unit === other[index]?.unit)
  )
}
