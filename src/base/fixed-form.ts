/**
 * Texts of a fixed form, such as ids and checksums, written digit by digit into a list of character codes. A text that is put
 * together from pieces stays in pieces until it is first read; one that is made of codes is whole at once.
 */

/** The character codes of a form, to be written over where its digits stand. */
export function formOf(pattern: string): number[] {
  return Array.from(pattern, (character) => character.charCodeAt(0))
}

/** Writes the lowest `digits` hexadecimal digits of a word, lower case. */
export function writeHex(form: number[], at: number, word: number, digits: number): void {
  let rest = word
  for (let place = at + digits - 1; place >= at; place--) {
    const digit = rest & 15
    form[place] = digit < 10 ? 48 + digit : 87 + digit
    rest >>>= 4
  }
}

export function textOf(form: readonly number[]): string {
  return String.fromCharCode(...form)
}
