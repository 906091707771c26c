/** `States.Format(template, a, b, …)`: each `{}` replaced; `\{`, `\}`, `\'` and `\\` stand for themselves. */
import type { Json } from '../../../base/json.ts'
import { javaText } from '../json-text.ts'
import type { Intrinsic } from './intrinsic.ts'

export const format: Intrinsic = {
  fewest: 1,
  most: Number.POSITIVE_INFINITY,
  run([template, ...values]) {
    const parts = partsOf(template)
    if (typeof parts === 'string' || parts.length !== values.length + 1) return undefined
    return parts.map((part, index) => (index === 0 ? part : javaText(values[index - 1] as Json) + part)).join('')
  },
  complaint([template]) {
    const parts = partsOf(template)
    if (typeof parts === 'string') return parts
    return 'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.'
  },
}

/** The texts around the `{}`; what is wrong with a template that has none. */
function partsOf(template: Json | undefined): readonly string[] | string {
  const text = javaText(template ?? null)
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (character === '{') {
      if (text[at + 1] !== '}') return "Invalid template in States.Format: matching '}' not found for '{'."
      parts.push('')
      at++
    } else if (character === '}') return "Invalid template in States.Format: matching '{' not found for '}'."
    else {
      if (character === '\\' && /[{}'\\]/.test(text[at + 1] ?? '')) at++
      parts.push(`${parts.pop()}${text[at]}`)
    }
  }
  return parts
}
