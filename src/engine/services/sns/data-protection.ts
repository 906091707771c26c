/** Data protection policies: which sensitive data is looked for in a topic's messages, and what is done about it. https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-policies.html */
import { snsLimits } from '../../../aws/services/sns.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { findingsIn, isSimulated, type Finding } from './sensitive-data.ts'

export interface Protection {
  readonly statements: readonly ProtectionStatement[]
  /** Identifiers that are kept and not looked for. */
  readonly notSimulated: readonly string[]
}

export interface ProtectionStatement {
  readonly direction: 'Inbound' | 'Outbound'
  readonly principals: readonly string[]
  readonly identifiers: readonly string[]
  readonly operation: ProtectionOperation
}

export type ProtectionOperation =
  | { readonly is: 'audit'; readonly percent: number }
  | { readonly is: 'deny' }
  | { readonly is: 'mask'; readonly character: string }
  | { readonly is: 'redact' }

/** The policy, or what AWS would find wrong with it; the words are ours. An empty object is no policy. */
export function parseProtection(text: string): Result<Protection | null, string> {
  if (text.length > snsLimits.dataProtectionPolicyCharacters)
    return fail(`a policy has at most ${snsLimits.dataProtectionPolicyCharacters} characters`)
  const policy = parse(text)
  if (!isJsonObject(policy)) return fail('a policy is a JSON object')
  if (Object.keys(policy).length === 0) return ok(null)
  if (typeof policy['Name'] !== 'string') return fail('Name is missing')
  if (policy['Version'] !== '2021-06-01') return fail('Version must be 2021-06-01')
  const given = policy['Statement']
  if (!Array.isArray(given) || given.length === 0) return fail('Statement must be a list of statements')
  const statements: ProtectionStatement[] = []
  for (const statement of given as readonly Json[]) {
    const read = readStatement(statement)
    if (!read.ok) return read
    statements.push(read.value)
  }
  if (statements.filter(({ operation }) => operation.is === 'audit').length > 1) return fail('a policy has at most one Audit statement')
  const all = new Set(statements.flatMap(({ identifiers }) => identifiers))
  return ok({ statements, notSimulated: [...all].filter((identifier) => !isSimulated(identifier)) })
}

function readStatement(statement: Json): Result<ProtectionStatement, string> {
  if (!isJsonObject(statement)) return fail('a statement is a JSON object')
  const { DataDirection: direction, Principal: principals, DataIdentifier: identifiers, Operation: given } = statement
  if (direction !== 'Inbound' && direction !== 'Outbound') return fail('DataDirection must be Inbound or Outbound')
  if (!isTexts(principals)) return fail('Principal must be a list of ARNs or *')
  if (!isTexts(identifiers)) return fail('DataIdentifier must be a list of data identifiers')
  const operation = isJsonObject(given) ? readOperation(given) : undefined
  if (operation === undefined) return fail('Operation must be one of Audit, Deidentify and Deny')
  if (direction === 'Outbound' && operation.is !== 'deny') return fail('Audit and Deidentify are for Inbound messages')
  return ok({ direction, principals, identifiers: identifiers.map((name) => name.slice(name.lastIndexOf('/') + 1)), operation })
}

function readOperation(operation: JsonObject): ProtectionOperation | undefined {
  const { Audit: audit, Deidentify: deidentify, Deny: deny } = operation
  if (isJsonObject(deny)) return { is: 'deny' }
  if (isJsonObject(audit)) {
    const percent = Number(audit['SampleRate'])
    return Number.isInteger(percent) && percent >= 0 && percent <= 99 ? { is: 'audit', percent } : undefined
  }
  if (!isJsonObject(deidentify)) return undefined
  if (isJsonObject(deidentify['RedactConfig'])) return { is: 'redact' }
  const mask = deidentify['MaskConfig']
  const character = isJsonObject(mask) ? (mask['MaskWithCharacter'] ?? '*') : undefined
  return typeof character === 'string' && character.length === 1 ? { is: 'mask', character } : undefined
}

/** The first denied finding of a message going this way, if any. */
export function deniedFinding(
  protection: Protection,
  direction: ProtectionStatement['direction'],
  principal: string,
  texts: readonly string[],
): Finding | undefined {
  for (const { operation, identifiers } of statementsFor(protection, direction, principal)) {
    if (operation.is !== 'deny') continue
    for (const text of texts) {
      const [finding] = findingsIn(text, identifiers)
      if (finding) return finding
    }
  }
  return undefined
}

export interface Audit {
  readonly percent: number
  readonly findings: readonly Finding[]
}

export function auditOf(protection: Protection, principal: string, texts: readonly string[]): Audit | undefined {
  for (const { operation, identifiers } of statementsFor(protection, 'Inbound', principal)) {
    if (operation.is === 'audit') return { percent: operation.percent, findings: texts.flatMap((text) => findingsIn(text, identifiers)) }
  }
  return undefined
}

export interface Deidentified {
  readonly text: string
  readonly findings: readonly Finding[]
  /** Nothing of the text is left. */
  readonly isEmpty: boolean
}

/** Masks or redacts what an inbound message must not carry on. */
export function deidentify(protection: Protection, principal: string, text: string): Deidentified {
  let left = text
  const findings: Finding[] = []
  let isEmpty = false
  for (const { operation, identifiers } of statementsFor(protection, 'Inbound', principal)) {
    if (operation.is !== 'mask' && operation.is !== 'redact') continue
    const found = findingsIn(left, identifiers)
    if (found.length === 0) continue
    isEmpty = isEmpty || found.reduce((sum, { start, end }) => sum + end - start, 0) === left.length
    findings.push(...found)
    left = replaced(left, found, operation.is === 'mask' ? operation.character : '')
  }
  return { text: left, findings, isEmpty }
}

function replaced(text: string, findings: readonly Finding[], character: string): string {
  let at = 0
  let result = ''
  for (const { start, end } of findings) {
    result += text.slice(at, start) + character.repeat(end - start)
    at = end
  }
  return result + text.slice(at)
}

function statementsFor({ statements }: Protection, direction: string, principal: string): readonly ProtectionStatement[] {
  return statements.filter(
    (statement) => statement.direction === direction && statement.principals.some((name) => name === '*' || name === principal),
  )
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every((item) => typeof item === 'string')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
