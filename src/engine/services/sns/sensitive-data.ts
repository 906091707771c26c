/**
 * Sensitive data that a pattern can find. AWS also uses machine learning and words nearby; what only those can find is not looked
 * for here. Every pattern is bounded, so that no message can stall a run.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-managed-data-identifiers.html
 */

export interface Finding {
  readonly identifier: string
  readonly start: number
  /** Behind the last character. */
  readonly end: number
}

type Find = (text: string) => readonly { readonly start: number; readonly end: number }[]

const finders: Readonly<Record<string, Find>> = {
  EmailAddress: byPattern(/(?<![\w.%+-])[\w.%+-]{1,64}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g),
  CreditCardNumber: byPattern(/(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, isLuhn),
  'PhoneNumber-US': byPattern(
    /(?<![\d+])(?:\+?1[-. ]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]?\d{4}(?!\d)|(?<!\d)\+1[2-9]\d{9}(?!\d)/g,
  ),
  'Ssn-US': byPattern(/(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g),
  IpAddress: byPattern(/(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g),
  AwsSecretKey: (text) => (/secret|credential|aws/i.test(text) ? secretKeys(text) : []),
  OpenSshPrivateKey: between('-----BEGIN OPENSSH PRIVATE KEY-----', '-----END OPENSSH PRIVATE KEY-----'),
  PgpPrivateKey: between('-----BEGIN PGP PRIVATE KEY BLOCK-----', '-----END PGP PRIVATE KEY BLOCK-----'),
  PkcsPrivateKey: between('-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'),
}

const secretKeys = byPattern(/(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g)

export function isSimulated(identifier: string): boolean {
  return Object.hasOwn(finders, identifier)
}

/** In the order of the text; where two overlap, the first that begins counts. */
export function findingsIn(text: string, identifiers: readonly string[]): readonly Finding[] {
  const all = identifiers.flatMap((identifier) => (finders[identifier]?.(text) ?? []).map((range) => ({ identifier, ...range })))
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Finding[] = []
  for (const finding of all) if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding)
  return kept
}

function byPattern(pattern: RegExp, holds: (match: string) => boolean = () => true): Find {
  return (text) => {
    const found: { start: number; end: number }[] = []
    for (const match of text.matchAll(pattern)) {
      if (holds(match[0])) found.push({ start: match.index, end: match.index + match[0].length })
    }
    return found
  }
}

function between(head: string, tail: string): Find {
  return (text) => {
    const found: { start: number; end: number }[] = []
    for (let start = text.indexOf(head); start >= 0; ) {
      const last = text.indexOf(tail, start)
      if (last < 0) break
      const end = last + tail.length
      found.push({ start, end })
      start = text.indexOf(head, end)
    }
    return found
  }
}

/** The check digit of card numbers (ISO/IEC 7812-1). */
function isLuhn(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
