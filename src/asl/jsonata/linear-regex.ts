/** The regular expressions of JSONata, matched in time proportional to the text. It looks like the part of `RegExp` that JSONata uses. */
import { compileRegularExpression, type RegularExpression } from '../../base/regular-expressions/regular-expression.ts'

export class LinearRegex {
  lastIndex = 0
  readonly #expression: RegularExpression

  /** Throws, as JSONata does, what cannot be matched so (`code`, `message`). */
  constructor(pattern: RegExp) {
    const compiled = compileRegularExpression(pattern.source, pattern.flags)
    if (!compiled.ok)
      throw { code: 'S0302', message: `The regular expression /${pattern.source}/ is not simulated: ${compiled.error.message}` }
    this.#expression = compiled.value
  }

  exec(text: string): (string | undefined)[] | null {
    const found = this.#expression.find(text, this.lastIndex)
    if (found === undefined) {
      this.lastIndex = 0
      return null
    }
    this.lastIndex = found.end
    return Object.assign([text.slice(found.start, found.end), ...found.groups], { index: found.start })
  }
}
