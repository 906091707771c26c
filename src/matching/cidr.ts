/** Ranges of IP addresses, as filter policies write them: `10.0.0.0/24`, `2001:db8:1234:1a00::/64`. */
import { fail, ok, type Result } from '../base/result.ts'

export interface Cidr {
  /** Four groups of 8 bits, or eight of 16. */
  readonly groups: readonly number[]
  readonly bits: number
}

export function parseCidr(text: string): Result<Cidr, { readonly message: string }> {
  const [address, mask, ...rest] = text.split('/')
  if (address === undefined || mask === undefined || rest.length > 0) return fail({ message: "Malformed CIDR, one '/' required" })
  if (!/^\d{1,4}$/.test(mask)) return fail({ message: 'Malformed CIDR, mask bits must be an integer' })
  const groups = parseAddress(address)
  if (groups === undefined) return fail({ message: `Nonstandard IP address: ${address}` })
  const bits = Number(mask)
  const width = groups.length === 4 ? 32 : 128
  return bits <= width ? ok({ groups, bits }) : fail({ message: `IPv${width === 32 ? 4 : 6} mask bits must be < ${width}` })
}

export function isInCidr({ groups, bits }: Cidr, address: string): boolean {
  const actual = parseAddress(address)
  if (actual === undefined || actual.length !== groups.length) return false
  const width = groups.length === 4 ? 8 : 16
  return groups.every((group, index) => {
    const free = Math.min(width, Math.max(0, width * (index + 1) - bits))
    return group >> free === (actual[index] as number) >> free
  })
}

function parseAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text)
}

function parseV4(text: string): readonly number[] | undefined {
  const groups = text.split('.')
  if (groups.length !== 4 || !groups.every((group) => /^\d{1,3}$/.test(group) && Number(group) <= 255)) return undefined
  return groups.map(Number)
}

function parseV6(text: string): readonly number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...(head ?? []), ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...(tail ?? [])]
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : undefined
}
