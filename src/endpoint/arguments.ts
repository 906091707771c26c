/** The command line of `npm run simulate`. */
import { fail, ok, type Result } from '../base/result.ts'

export interface SimulateArguments {
  readonly file: string
  readonly seed: number | undefined
  /** Where to stop: after a virtual time, after a number of steps, or when nothing is left to do. */
  readonly until:
    | { readonly kind: 'time'; readonly ms: number }
    | { readonly kind: 'steps'; readonly steps: number }
    | { readonly kind: 'idle' }
}

export const usage = 'usage: npm run simulate -- FILE [--seed N] [--until 90s|10m|2h|1d | --steps N | --idle]'

export function readArguments(words: readonly string[]): Result<SimulateArguments, string> {
  const files: string[] = []
  let seed: number | undefined
  let until: SimulateArguments['until'] = { kind: 'time', ms: 600_000 }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string
    if (!word.startsWith('--')) {
      files.push(word)
      continue
    }
    if (word === '--idle') {
      until = { kind: 'idle' }
      continue
    }
    const value = words[++index]
    const count = wholeNumber(value)
    if (word === '--seed' && count !== undefined) seed = count
    else if (word === '--steps' && count !== undefined) until = { kind: 'steps', steps: count }
    else if (word === '--until' && value !== undefined && duration(value) !== undefined)
      until = { kind: 'time', ms: duration(value) as number }
    else return fail(`${value === undefined ? word : `${word} ${value}`} is not understood`)
  }
  const [file, ...rest] = files
  if (file === undefined || rest.length > 0) return fail('name one template')
  return ok({ file, seed, until })
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 }

function duration(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|min|m|h|d)$/.exec(text)
  return match ? Number(match[1]) * (units[match[2] as string] as number) : undefined
}
