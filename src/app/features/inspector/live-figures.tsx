/** The large figures of a node, from the same frames as the picture, so that both always say the same. */
import { useEffect, useState } from 'react'
import { nodeViewNow, newestFrame, onFrame, useWorld } from '../../stores/mirror.ts'
import { type NodeFigure, nodeFigures } from './node-figures.ts'

export function LiveFigures({ id }: { readonly id: string }) {
  return (
    <dl className="mt-3 flex min-h-[42px] gap-x-2">
      {useLiveFigures(id).map(({ figure, unit, caption }) => (
        <div key={caption} className="min-w-0 flex-1">
          <dt className="sr-only">{caption}</dt>
          <dd className="whitespace-nowrap">
            <span className="text-figure-large font-semibold">{figure}</span>
            {unit !== undefined && <span className="text-ink3"> {unit}</span>}
            <span aria-hidden="true" className="block text-ink2">
              {caption}
            </span>
          </dd>
        </div>
      ))}
    </dl>
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
