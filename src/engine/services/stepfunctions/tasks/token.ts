/**
 * Task tokens. One names the execution, the frame and the try that it was made for, and carries a mark that only the world's seed
 * gives: so nobody needs a list of tokens, and one that was made up is told from one that is spent.
 */
import { decodeBase64, encodeBase64 } from '../../../../base/base64.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../base/utf8.ts'
import type { TaskAddress } from '../state.ts'

/** As AWS's tokens begin. */
const beginning = 'AQCE'

export function tokenOf(seed: number, { execution, frame, attempt }: TaskAddress): string {
  const address = `${frame}/${attempt}/${execution}`
  return beginning + encodeBase64(encodeUtf8(`${derivedUuid(seed, `token/${address}`)}/${address}`))
}

/** What a token was made for; `undefined` when it was not made here. */
export function addressOfToken(seed: number, token: string): TaskAddress | undefined {
  const bytes = token.startsWith(beginning) ? decodeBase64(token.slice(beginning.length)) : undefined
  if (!bytes?.ok) return undefined
  const text = decodeUtf8(bytes.value)
  const [mark, frame, attempt, ...execution] = text.split('/')
  const address = { execution: execution.join('/'), frame: Number(frame), attempt: Number(attempt) }
  return mark === derivedUuid(seed, `token/${frame}/${attempt}/${address.execution}`) ? address : undefined
}
