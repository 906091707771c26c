/**
 * Lists in pages. A token is only given when a number was asked for; it holds the last item shown and what was asked, so that
 * what comes and goes in between does not shift the pages.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
 */
import { sqsLimits } from '../../../aws/services/sqs.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import { badToken, changedRequest, invalidParameter } from './faults.ts'

export interface Page {
  readonly names: readonly string[]
  readonly token: string | undefined
}

interface Asked {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** `names` in their order; `request` is what must stay the same from page to page. */
export function pageOf(names: readonly string[], { MaxResults: most, NextToken: token }: Asked, request: string): Result<Page, AwsFault> {
  if (most === undefined && token !== undefined) return fail(tokenWithoutNumber)
  if (most !== undefined && (most < 1 || most > sqsLimits.pageResults)) return fail(badNumber)
  const after = token === undefined ? ok('') : readToken(token, request)
  if (!after.ok) return after
  const left = names.filter((name) => name > after.value)
  const shown = left.slice(0, most ?? sqsLimits.pageResults)
  const isMore = most !== undefined && shown.length < left.length
  return ok({ names: shown, token: isMore ? writeToken(shown.at(-1) ?? '', request) : undefined })
}

/** † */
const tokenWithoutNumber = invalidParameter('MaxResults is a mandatory parameter when you provide a value for NextToken.')
/** † */
const badNumber = invalidParameter(
  `Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and ${sqsLimits.pageResults}.`,
)

function writeToken(after: string, request: string): string {
  return encodeBase64(encodeUtf8(JSON.stringify([request, after])))
}

function readToken(token: string, request: string): Result<string, AwsFault> {
  const bytes = decodeBase64(token)
  if (!bytes.ok) return fail(badToken)
  try {
    const held: unknown = JSON.parse(decodeUtf8(bytes.value))
    if (!Array.isArray(held) || typeof held[1] !== 'string') return fail(badToken)
    return held[0] === request ? ok(held[1]) : fail(changedRequest)
  } catch {
    return fail(badToken)
  }
}
