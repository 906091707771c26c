/** `States.Hash(data, algorithm)`, in hexadecimal. Data that is no text is hashed as AWS's Java writes it. */
import { checksums } from '../../../base/checksum.ts'
import { javaText } from '../json-text.ts'
import { mostCharacters, type Intrinsic } from './intrinsic.ts'

export const hash: Intrinsic = {
  fewest: 2,
  most: 2,
  run([data, algorithm]) {
    const text = javaText(data ?? null)
    if (typeof algorithm !== 'string' || text.length > mostCharacters) return undefined
    return Object.hasOwn(checksums, algorithm) ? checksums[algorithm as keyof typeof checksums](text) : undefined
  },
}
