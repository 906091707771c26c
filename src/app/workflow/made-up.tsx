/** Nobody did the work of this state: its answer comes from a mock, or was made up. */
import type { AnsweredBy } from '../../bridge/protocol/index.ts'

export const answererWords: Readonly<Record<AnsweredBy, string>> = {
  mock: 'Answered by a mock of this document: nobody does this call here.',
  sample: 'The answer was made up from what the definition reads: nobody does this call here, and no mock says what comes of it.',
}

/** A mark on the edge of a state. */
export function MadeUp({ by }: { readonly by: AnsweredBy }) {
  return (
    <span
      title={answererWords[by]}
      className="absolute -top-[9px] left-2 rounded-full border border-dashed border-edge bg-raised px-1.5 text-caption leading-[15px] text-ink2"
    >
      {by === 'mock' ? 'mock' : 'made up'}
    </span>
  )
}
