/**
 * Task tokens. One names the execution, the frame and the try that it was made for, and carries a mark that only the world's seed
 * gives: so nobody needs a list of tokens, and one that was made up is told from one that is spent.
 */
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { derivedUuid } from '../../../base/random.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import type { ResourceKey } from '../../kernel/index.ts'

/** The one try of a task that an answer, a token or a timer is meant for. */
export interface TaskAddress {
  readonly execution: ResourceKey
  readonly frame: number
  readonly attempt: number
}

/** As AWS's tokens begin. */
const beginning = 'AQCE'

export function tokenOf(seed: number, { execution, frame, attempt }: TaskAddress): string {
  const address = `${frame}/${attempt}/${execution}`
  return beginning + encodeBase64(encodeUtf8(`${derivedUuid(seed, `token/${address}`)}/${address}`))
}

/** What a token was made for; `undefined` when it was not made here. */
export function addressOfToken(seed: number, token: string): TaskAddress | undefined {
  const [mark, frame, attempt, ...execution] = partsOf(token)
  const address = { execution: execution.join('/'), frame: Number(frame), attempt: Number(attempt) }
  return mark === derivedUuid(seed, `token/${frame}/${attempt}/${address.execution}`) ? address : undefined
}

/** The execution that a token speaks of, whether or not it was made here: where a call with it is drawn to. */
export function executionInToken(token: string): ResourceKey {
  return partsOf(token).slice(3).join('/')
}

function partsOf(token: string): string[] {
  const bytes = token.startsWith(beginning) ? decodeBase64(token.slice(beginning.length)) : undefined
  return bytes?.ok === true ? decodeUtf8(bytes.value).split('/') : []
}
