/** How the iterations of a Map stand, one letter each. */
import type { Traced, Visit } from '../../services/stepfunctions/index.ts'
import type { IterationFigures } from './model.ts'

const mostCells = 400

const letters: Readonly<Record<string, string>> = {
  MapIterationStarted: 'r',
  MapIterationSucceeded: 's',
  MapIterationFailed: 'f',
  MapIterationAborted: 'a',
}

export function iterationsOf({ execution, events }: Traced, visit: Visit): IterationFigures {
  let cells: string[] = []
  let total = 0
  for (const number of visit.events) {
    const event = events[number - 1]
    // Tried again, it begins from the first item.
    if (event?.type === 'MapStateStarted') {
      total = Number(event.details?.['length'] ?? 0)
      cells = Array.from({ length: Math.min(total, mostCells) }, () => '.')
    }
    const letter = letters[event?.type ?? '']
    const index = Number(event?.details?.['index'])
    if (letter !== undefined && index < cells.length) cells[index] = letter
  }
  const frames = Object.values(execution.frames)
  const own = frames.find(({ enteredEvent, phase }) => enteredEvent === visit.entered && phase !== 'enter')
  for (const { parent, index, waits } of frames) {
    if (own !== undefined && parent === own.id && waits?.kind === 'retry' && index < cells.length) cells[index] = 'y'
  }
  return { total, cells: cells.join('') }
}
