/** How large everything of a workflow is drawn, px; widths of words are reckoned, so that a layout needs no page. */
import type { WorkflowState } from '../../../bridge/protocol/index.ts'

export const box = { height: 46, least: 178, most: 250, besideName: 58 } as const
export const choice = { least: 128, most: 250, besideName: 56, corner: 16 } as const
/** A Parallel: its name stands above the first bar. */
export const bars = { head: 24, thick: 5, between: 22, most: 280 } as const
/** A Map: its name and the grid of its iterations stand in the head of the frame; another edge stands behind it. */
export const frame = { head: 72, air: 18, stack: 6, least: 250, most: 420 } as const
export const disc = { radius: 8, inner: 6 } as const
export const ring = { radius: 11, inner: 9 } as const

const nameLetter = 7.6
const wordsLetter = 6.3
const monoLetter = 7.25
const LONGEST_LABEL = 172

/** Of a state of which only the name and a line of words are shown. */
export function boxWidth({ name, words }: WorkflowState): number {
  const text = Math.max(name.length * nameLetter, words.length * wordsLetter)
  return clamp(Math.ceil(text) + box.besideName, box.least, box.most)
}

export function choiceWidth({ name }: WorkflowState): number {
  return clamp(Math.ceil(name.length * nameLetter) + choice.besideName, choice.least, choice.most)
}

/** The name and the words of a container, on one line. */
export function headWidth({ name, words }: WorkflowState, most: number): number {
  return clamp(Math.ceil(name.length * nameLetter + words.length * wordsLetter) + 92, 150, most)
}

/** Words on a transition; none: 0. Longer ones are cut where they are drawn. */
export function labelWidth(label: string, isCode: boolean): number {
  return label === '' ? 0 : Math.min(LONGEST_LABEL, Math.ceil(label.length * (isCode ? monoLetter : wordsLetter)) + 2)
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
