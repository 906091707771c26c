/** Which execution, or which child of a Map Run, comes before or after the one that is looked at. */
import { request } from '../../stores/connection.ts'

interface Looked {
  readonly node: string
  readonly arn: string
  /** Oldest first, from 0. */
  readonly place: number
  readonly count: number
}

/** Its ARN; `undefined` for the newest, so that it is followed from then on. */
export async function neighbour({ node, arn, place, count }: Looked, by: 1 | -1): Promise<string | undefined> {
  if (by === -1) return (await request('executions', { node, before: arn }))?.rows[0]?.arn ?? arn
  if (place + 1 >= count - 1) return undefined
  // They are told newest first: the one after stands before this one in the list.
  let before: string | undefined
  let newer: string | undefined
  for (;;) {
    const answer = await request('executions', before === undefined ? { node } : { node, before })
    for (const row of answer?.rows ?? []) {
      if (row.arn === arn) return newer
      newer = row.arn
    }
    if (answer?.more !== true || newer === undefined || newer === before) return undefined
    before = newer
  }
}

interface LookedChild {
  readonly node: string
  /** Of the child itself. */
  readonly arn: string
  /** The distributed Map that it is a child of. */
  readonly state: string
  /** From 0. */
  readonly number: number
}

/** The ARN of the next child of the same Map Run that is kept; `undefined` where there is none that way. */
export async function siblingOf({ node, arn, state, number }: LookedChild, by: 1 | -1): Promise<string | undefined> {
  const from = by === 1 ? number + 1 : Math.max(0, number - 100)
  const answer = await request('mapChildren', { node, execution: arn, state, from, count: by === 1 ? 100 : number - from })
  const kept = answer?.rows.filter(({ execution }) => execution !== undefined) ?? []
  return (by === 1 ? kept[0] : kept.at(-1))?.execution?.arn
}
