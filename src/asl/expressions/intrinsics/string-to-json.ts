/** `States.StringToJson(text)`. A blank text is null, as AWS has it. */
import { parseJson } from '../json-text.ts'
import type { Intrinsic } from './intrinsic.ts'

export const stringToJson: Intrinsic = {
  fewest: 1,
  most: 1,
  run([text]) {
    if (typeof text !== 'string') return undefined
    if (text.trim() === '') return null
    const parsed = parseJson(text)
    return parsed.ok ? parsed.value : undefined
  },
}
