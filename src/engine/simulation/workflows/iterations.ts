/** How the iterations of a Map stand, one letter each. */
import type { Traced, Visit } from '../../services/stepfunctions/index.ts'
import type { IterationFigures } from './model.ts'

/** More than so many stand together on a cell, as many on each. */
const mostCells = 400

const letters: Readonly<Record<string, string>> = {
  MapIterationStarted: 'r',
  MapIterationSucceeded: 's',
  MapIterationFailed: 'f',
  MapIterationAborted: 'a',
}

/** From how each of them stands, in order. */
export function iterationFigures(each: string): IterationFigures {
  const counts: Record<string, number> = {}
  for (const letter of each) counts[letter] = (counts[letter] ?? 0) + 1
  const perCell = Math.max(1, Math.ceil(each.length / mostCells))
  return { total: each.length, perCell, cells: perCell === 1 ? each : gathered(each, perCell), counts }
}

/** What tells most of a group of them: what is under way, then what is to come. */
const weight = 'yra.s'

function gathered(each: string, perCell: number): string {
  let cells = ''
  for (let from = 0; from < each.length; from += perCell) {
    const group = each.slice(from, from + perCell)
    const failed = group.split('f').length - 1
    cells += failed === 0 ? ([...weight].find((letter) => group.includes(letter)) ?? '.') : failed * 2 > group.length ? 'f' : 'm'
  }
  return cells
}

export function iterationsOf({ execution, events }: Traced, visit: Visit): IterationFigures {
  let cells: string[] = []
  for (const number of visit.events) {
    const event = events[number - 1]
    // Tried again, it begins from the first item.
    if (event?.type === 'MapStateStarted') cells = Array.from({ length: Number(event.details?.['length'] ?? 0) }, () => '.')
    const letter = letters[event?.type ?? '']
    const index = Number(event?.details?.['index'])
    if (letter !== undefined && index < cells.length) cells[index] = letter
  }
  const frames = Object.values(execution.frames)
  const own = frames.find(({ enteredEvent, phase }) => enteredEvent === visit.entered && phase !== 'enter')
  for (const { parent, index, waits } of frames) {
    if (own !== undefined && parent === own.id && waits?.kind === 'retry' && index < cells.length) cells[index] = 'y'
  }
  return iterationFigures(cells.join(''))
}
