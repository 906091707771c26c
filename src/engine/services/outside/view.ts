/** What the screen is told about somebody outside. */
import type { SourceState } from './state.ts'

export interface SourceView {
  readonly sent: number
  readonly refused: number
  readonly active: boolean
  readonly nextAt: number | undefined
  /** The last refusal in AWS's words. */
  readonly lastRefusal?: string
}

export function viewSource(state: Readonly<SourceState>): SourceView {
  return {
    sent: state.sent,
    refused: state.refused,
    active: state.nextAt !== null,
    nextAt: state.nextAt ?? undefined,
    ...(state.lastRefusal !== null && { lastRefusal: state.lastRefusal }),
  }
}

/** What the source's nth message is called: `ord-1047`. */
export function labelFor(state: Pick<SourceState, 'name'>, n: number): string {
  return state.name.replaceAll('{{n}}', String(n))
}
