/** The command line of `npm run endpoint`. */
import { fail, ok, type Result } from '../base/result.ts'

export interface EndpointArguments {
  readonly port: number
  readonly clock: 'fast' | 'wall'
  readonly seed: number
  readonly realism: 'honest' | 'chaos' | 'exact'
  /** Deletions, purges and settings take AWS's 60 seconds to hold. */
  readonly settling: boolean
}

export const endpointUsage =
  'usage: npm run endpoint -- [--port 4566] [--clock fast|wall] [--seed N] [--realism exact|honest|chaos] [--settling on|off]'

export function readEndpointArguments(words: readonly string[]): Result<EndpointArguments, string> {
  const given: { -readonly [K in keyof EndpointArguments]: EndpointArguments[K] } = {
    port: 4566,
    clock: 'fast',
    seed: 1,
    realism: 'exact',
    settling: false,
  }
  const pairs = words.join(' ').matchAll(/(--\w+)(?:[ =](?!--)(\S+))?|\S+/g)
  for (const [whole, option = '', value = ''] of pairs) {
    if (option === '--port' && /^\d{1,5}$/.test(value) && Number(value) < 65_536) given.port = Number(value)
    else if (option === '--clock' && (value === 'fast' || value === 'wall')) given.clock = value
    else if (option === '--seed' && /^\d{1,15}$/.test(value)) given.seed = Number(value)
    else if (option === '--realism' && (value === 'exact' || value === 'honest' || value === 'chaos')) given.realism = value
    else if (option === '--settling' && (value === 'on' || value === 'off')) given.settling = value === 'on'
    else return fail(`${whole} is not understood`)
  }
  return ok(given)
}
