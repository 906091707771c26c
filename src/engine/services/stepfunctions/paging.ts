/** Lists in pages. A token says where the next page begins. */
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidToken } from './faults.ts'

export interface PageInput {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly nextToken?: string
}

/** `items` must not lose any that come before the token's place. */
export function pageOf<T>(items: readonly T[], { maxResults, nextToken }: PageInput): Result<Page<T>, AwsFault> {
  const from = nextToken === undefined ? 0 : placeIn(nextToken)
  if (from === undefined || from > items.length) return fail(invalidToken)
  const end = from + (maxResults || statesLimits.defaultPage)
  const page = { items: items.slice(from, end) }
  return ok(end < items.length ? { ...page, nextToken: tokenFor(end) } : page)
}

const beginning = 'page/'

function tokenFor(place: number): string {
  return encodeBase64(encodeUtf8(`${beginning}${place}`))
}

function placeIn(token: string): number | undefined {
  const bytes = decodeBase64(token)
  const text = bytes.ok ? decodeUtf8(bytes.value) : ''
  const place = Number(text.slice(beginning.length))
  return text.startsWith(beginning) && Number.isSafeInteger(place) && place >= 0 ? place : undefined
}
