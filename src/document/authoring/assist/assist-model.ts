/** What completion and help hand to an editor: plain data that crosses to the page. */
import type { TextRange } from '../../../text/range.ts'

export interface Completion {
  readonly label: string
  /** What is written in place of the text from `from` to `to`. Further lines carry their whole indentation. */
  readonly insert: string
  readonly kind: 'property' | 'value' | 'resource' | 'type' | 'function'
  /** A few words beside the label: `default 30 seconds`. */
  readonly detail?: string
  readonly help?: string
  readonly page?: string
  readonly from: number
  readonly to: number
}

export interface Hover {
  readonly title: string
  /** Plain text; lines are separated by line breaks. */
  readonly text: string
  readonly page?: string
  readonly range: TextRange
}
