/** Expressions from their texts. What is wrong comes back in AWS's words: `Invalid UpdateExpression: …`. */
import { utf8Length } from '../../base/utf8.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { dynamodbLimits } from '../../aws/services/dynamodb.ts'
import { fillCondition, foreignToKeys } from './fill-condition.ts'
import { fillUpdate } from './fill-update.ts'
import { checkPaths, fillPath, findingsOf, type Findings } from './findings.ts'
import type { Condition, ExpressionKind, Path, Placeholders, Update } from './model.ts'
import { parseConditionNode } from './parse-condition.ts'
import { parsePathList, parseUpdateSections } from './parse-update.ts'
import type { RawNode } from './raw.ts'
import { readerOf, type Reader } from './tokens.ts'

type ConditionKind = Extract<ExpressionKind, 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression'>

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
export function readCondition(kind: ConditionKind, text: string, placeholders: Placeholders): Result<Condition, string> {
  return read(kind, text, placeholders, parseConditionNode, (findings, node) => {
    if (kind === 'KeyConditionExpression') noteForeign(findings, node)
    return fillCondition(findings, node)
  })
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
export function readUpdate(text: string, placeholders: Placeholders): Result<Update, string> {
  return read('UpdateExpression', text, placeholders, parseUpdateSections, fillUpdate)
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html */
export function readProjection(text: string, placeholders: Placeholders): Result<readonly Path[], string> {
  return read('ProjectionExpression', text, placeholders, parsePathList, (findings, paths) => {
    const filled = paths.map((path) => fillPath(findings, path))
    checkPaths(findings, filled)
    return filled
  })
}

function noteForeign(findings: Findings, node: RawNode): void {
  const operator = foreignToKeys(node)
  if (operator === undefined) return
  findings.rank = -1
  findings.words = `Invalid operator used in KeyConditionExpression: ${operator}`
}

function read<Raw, Filled>(
  kind: ExpressionKind,
  text: string,
  placeholders: Placeholders,
  parse: (reader: Reader) => Raw | undefined,
  fill: (findings: Findings, raw: Raw) => Filled,
): Result<Filled, string> {
  if (text.trim() === '') return fail(`Invalid ${kind}: The expression can not be empty;`)
  const bytes = utf8Length(text)
  if (bytes > dynamodbLimits.expressionBytes) {
    return fail(`Invalid ${kind}: Expression size has exceeded the maximum allowed size; expression size: ${bytes}`)
  }
  const reader = readerOf(text)
  const raw = parse(reader)
  if (raw === undefined) return fail(`Invalid ${kind}: ${reader.problem ?? 'Syntax error'}`)
  const findings = findingsOf(placeholders)
  const filled = fill(findings, raw)
  return findings.words === undefined ? ok(filled) : fail(`Invalid ${kind}: ${findings.words}`)
}

/** Names and values that were given and that no expression asked for, in AWS's words. */
export function unusedPlaceholder({ names, values, usedNames, usedValues }: Placeholders): string | undefined {
  return unusedIn('ExpressionAttributeNames', names, usedNames) ?? unusedIn('ExpressionAttributeValues', values, usedValues)
}

function unusedIn(what: string, given: Readonly<Record<string, unknown>>, used: ReadonlySet<string>): string | undefined {
  const unused = Object.keys(given).filter((key) => !used.has(key))
  return unused.length === 0 ? undefined : `Value provided in ${what} unused in expressions: keys: {${unused.join(', ')}}`
}
