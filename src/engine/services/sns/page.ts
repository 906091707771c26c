/** Lists come in pages of 100. The token is opaque to callers; here it says where the next page starts. */
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { snsLimits } from '../../../aws/services/sns.ts'
import { invalidParameter } from './faults.ts'

export interface Page<T> {
  readonly items: readonly T[]
  readonly nextToken?: string
}

export function pageOf<T>(all: readonly T[], token: string | undefined): Result<Page<T>, AwsFault> {
  const start = token === undefined ? 0 : startOf(token)
  if (start === undefined) return fail(invalidParameter('NextToken'))
  const end = start + snsLimits.page
  return ok({ items: all.slice(start, end), ...(end < all.length && { nextToken: tokenOf(end) }) })
}

function tokenOf(start: number): string {
  return encodeBase64(encodeUtf8(`start=${start}`))
}

function startOf(token: string): number | undefined {
  const bytes = decodeBase64(token)
  const digits = bytes.ok ? /^start=(\d+)$/.exec(decodeUtf8(bytes.value))?.[1] : undefined
  return digits === undefined ? undefined : Number(digits)
}
