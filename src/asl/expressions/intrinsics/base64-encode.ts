/** `States.Base64Encode(text)`. */
import { encodeBase64 } from '../../../base/base64.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import { mostCharacters, type Intrinsic } from './intrinsic.ts'

export const base64Encode: Intrinsic = {
  fewest: 1,
  most: 1,
  run: ([text]) => (typeof text === 'string' && text.length <= mostCharacters ? encodeBase64(encodeUtf8(text)) : undefined),
}
