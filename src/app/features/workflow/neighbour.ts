/** Which execution comes before or after the one that is looked at. */
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
