/** Keeps both canvases of the paths painted: the lines when they or the theme change, what is pointed at when that does. */
import { type RefObject, useEffect, useRef } from 'react'
import { onThemeChange } from '../../diagram/message-layer/palette.ts'
import { paintMarked } from './paint-marked.ts'
import { type Chart, paintPaths, type PathColors, readPathColors } from './paint-paths.ts'

export interface Shown {
  readonly line: number | undefined
  readonly label: string
  readonly atMs: number | undefined
}

interface Canvases {
  readonly lines: RefObject<HTMLCanvasElement | null>
  readonly above: RefObject<HTMLCanvasElement | null>
}

export function usePaint({ lines, above }: Canvases, chart: Chart, { line, label, atMs }: Shown): void {
  const colors = useRef<PathColors>(undefined)
  useEffect(() => {
    const canvas = lines.current
    if (!canvas || chart.layout.width === 0) return undefined
    let giveUp: () => void = () => undefined
    const paint = () => {
      giveUp()
      colors.current = readPathColors(canvas)
      giveUp = paintPaths(canvas, chart, colors.current)
    }
    paint()
    const stop = onThemeChange(paint)
    return () => {
      giveUp()
      stop()
    }
  }, [lines, chart])
  useEffect(() => {
    const canvas = above.current
    if (canvas && chart.layout.width > 0) paintMarked(canvas, chart, colors.current ?? readPathColors(canvas), { line, label, atMs })
  }, [above, chart, line, label, atMs])
}
