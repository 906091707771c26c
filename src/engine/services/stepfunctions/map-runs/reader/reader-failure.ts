/** What a Map Run fails with when its items cannot be read. */
import type { Failure } from '../../failed.ts'

export function readerFailure(cause: string): Failure {
  return { error: 'States.ItemReaderFailed', cause }
}
