/** Differences from the emulator that were looked into: AWS decides for us, and `docs/fidelity.md` says by which page or recording. */
import type { JsonObject } from '../../../base/json.ts'
import type { Answer, Script, Step } from './script.ts'

/** One call, and what it came to on both sides, ids renamed. */
export interface Exchange {
  readonly step: Step
  readonly ours: Answer
  readonly theirs: Answer
  /** The calls of the script before this one. */
  readonly past: readonly Exchange[]
}

export interface KnownDifference {
  /** The first cell of its row in `docs/fidelity.md`. */
  readonly row: string
  /** What the emulator would have answered without this difference; `undefined` where it is not concerned. */
  readonly mend: (exchange: Exchange) => Answer | undefined
  /** Whether the two worlds differ from then on. */
  readonly apart: boolean
  /** A short script in which it shows. */
  readonly example: Script
}

interface Refusal {
  readonly row: string
  /** The operations concerned, and what our refusal looks like as `Code: text`. */
  readonly of: RegExp
  readonly ours: RegExp
  readonly example: Script
}

/** The emulator does what AWS refuses: as a whole, or an entry of a batch. */
export function unchecked({ row, of, ours: pattern, example }: Refusal): KnownDifference {
  return {
    row,
    apart: true,
    example,
    mend({ step, ours, theirs }) {
      if (!of.test(step.operation) || !theirs.ok) return undefined
      if (!ours.ok) return pattern.test(`${ours.code}: ${ours.message}`) ? ours : undefined
      const taken = entries(theirs, 'Successful').map(({ Id }) => Id)
      const refused = entries(ours, 'Failed').filter((entry) => taken.includes(entry['Id']) && pattern.test(refusalOf(entry)))
      if (refused.length === 0) return undefined
      const ids = refused.map(({ Id }) => Id)
      const order = entries(ours, 'Failed').map(({ Id }) => Id)
      const failed = [...entries(theirs, 'Failed'), ...refused].toSorted((a, b) => order.indexOf(a['Id']) - order.indexOf(b['Id']))
      const kept = entries(theirs, 'Successful').filter(({ Id }) => !ids.includes(Id))
      return { ok: true, value: { ...theirs.value, Successful: kept, Failed: failed } }
    },
  }
}

/** Both refuse, with another code or another text: `theirs` is the emulator's, as `Code: text`. */
export function otherWords({ row, of, ours: pattern, theirs: said, example }: Refusal & { readonly theirs: RegExp }): KnownDifference {
  return {
    row,
    apart: false,
    example,
    mend({ step, ours, theirs }) {
      if (!of.test(step.operation)) return undefined
      if (!ours.ok && !theirs.ok)
        return pattern.test(`${ours.code}: ${ours.message}`) && said.test(`${theirs.code}: ${theirs.message}`) ? ours : undefined
      if (!ours.ok || !theirs.ok) return undefined
      const failed = entries(theirs, 'Failed').map((entry) => {
        const own = entries(ours, 'Failed').find(({ Id }) => Id === entry['Id'])
        return own && pattern.test(refusalOf(own)) && said.test(refusalOf(entry)) ? own : entry
      })
      return failed.length === 0 ? undefined : { ok: true, value: { ...theirs.value, Failed: failed } }
    },
  }
}

/** The entries of one side of a batch's answer. */
export function entries(answer: Answer, member: 'Successful' | 'Failed'): readonly JsonObject[] {
  return answer.ok ? ((answer.value[member] ?? []) as readonly JsonObject[]) : []
}

function refusalOf({ Code, Message }: JsonObject): string {
  return `${String(Code)}: ${String(Message)}`
}
