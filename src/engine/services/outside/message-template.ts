/**
 * Texts with gaps, as traffic sources write them: `{{n}}` is the message's number, `{{pick a|b|c}}` one of a list,
 * `{{number 5..80}}` a whole number, `{{number 5.00..80.00}}` one with as many decimals as the bounds. Anything else is text.
 */

/** A template is read once, when it is set; plain data, so that it can stand in the world. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'n' }
  | { readonly kind: 'pick'; readonly choices: readonly string[] }
  /** `from` and `span` are counted in units of the last decimal. */
  | { readonly kind: 'number'; readonly from: number; readonly span: number; readonly decimals: number }

export function parseTemplate(template: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const gap of template.matchAll(/\{\{(.*?)\}\}/gs)) {
    const part = parseGap((gap[1] as string).trim())
    if (!part) continue
    if (gap.index > end) parts.push({ kind: 'text', text: template.slice(end, gap.index) })
    parts.push(part)
    end = gap.index + gap[0].length
  }
  if (end < template.length) parts.push({ kind: 'text', text: template.slice(end) })
  return parts
}

function parseGap(gap: string): Part | undefined {
  if (gap === 'n') return { kind: 'n' }
  if (gap.startsWith('pick '))
    return {
      kind: 'pick',
      choices: gap
        .slice('pick '.length)
        .split('|')
        .map((choice) => choice.trim()),
    }
  const bounds = /^number\s+(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/.exec(gap)
  return bounds ? numberPart(bounds[1] as string, bounds[2] as string) : undefined
}

function numberPart(low: string, high: string): Part | undefined {
  const decimals = Math.max(decimalsOf(low), decimalsOf(high))
  if (decimals > 6) return undefined
  const from = unitsOf(low, decimals)
  const to = unitsOf(high, decimals)
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && to >= from
    ? { kind: 'number', from, span: to - from, decimals }
    : undefined
}

function decimalsOf(number: string): number {
  const point = number.indexOf('.')
  return point < 0 ? 0 : number.length - point - 1
}

/** `5.00` in hundredths is 500: digits only, no floating point. */
function unitsOf(number: string, decimals: number): number {
  const missing = decimals - decimalsOf(number)
  return Number(number.replace('.', '') + '0'.repeat(missing))
}

export function fillTemplate(parts: readonly Part[], n: number, random: () => number): string {
  return parts.map((part) => fillPart(part, n, random)).join('')
}

function fillPart(part: Part, n: number, random: () => number): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'n':
      return String(n)
    case 'pick':
      return part.choices[Math.floor(random() * part.choices.length)] as string
    case 'number':
      return writeUnits(part.from + Math.floor(random() * (part.span + 1)), part.decimals)
  }
}

function writeUnits(units: number, decimals: number): string {
  if (decimals === 0) return String(units)
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
