/** `States.Base64Decode(text)`: as lenient as AWS is, which passes over what is no digit and stops at the padding. */
import { decodeBase64 } from '../../../base/base64.ts'
import { decodeUtf8 } from '../../../base/utf8.ts'
import { mostCharacters, type Intrinsic } from './intrinsic.ts'

export const base64Decode: Intrinsic = {
  fewest: 1,
  most: 1,
  run([text]) {
    if (typeof text !== 'string' || text.length > mostCharacters) return undefined
    const digits = (text.split('=')[0] as string)
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replaceAll(/[^A-Za-z0-9+/]/g, '')
    // A last digit alone is less than a byte.
    const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits
    const bytes = decodeBase64(whole.padEnd(Math.ceil(whole.length / 4) * 4, '='))
    return bytes.ok ? decodeUtf8(bytes.value) : undefined
  },
}
