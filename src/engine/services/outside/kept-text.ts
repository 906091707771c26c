/** How much the outside remembers of what it was sent: enough to read it, not enough to fill the memory. */
import { utf8Length } from '../../../base/utf8.ts'

const keptMessages = 200
const keptCharacters = 16_384

export function keepNewest<T>(list: T[], newest: T): void {
  list.push(newest)
  if (list.length > keptMessages) list.shift()
}

export function keptText(text: string): { readonly body: string; readonly bytes: number } {
  return { body: text.slice(0, keptCharacters), bytes: utf8Length(text) }
}
