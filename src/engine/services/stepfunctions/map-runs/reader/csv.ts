/**
 * Rows of text with delimiters between their fields. Quotation marks keep delimiters and line ends, and are doubled to stand for
 * themselves; a backslash keeps what follows, and is dropped before anything that needs no keeping.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */

/** Lines with nothing in them are passed over. */
export function readRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  const endRow = (): void => {
    row.push(field)
    if (row.length > 1 || field !== '') rows.push(row)
    row = []
    field = ''
  }
  for (let at = text.codePointAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const letter = text[at] as string
    if (letter === '\\') {
      const next = text[at + 1]
      if (next === '\\' || next === '"' || next === delimiter) {
        field += next
        at++
      }
    } else if (letter === '"' && isQuoted && text[at + 1] === '"') {
      field += '"'
      at++
    } else if (letter === '"' && (isQuoted || field === '')) isQuoted = !isQuoted
    else if (isQuoted) field += letter
    else if (letter === delimiter) {
      row.push(field)
      field = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else field += letter
  }
  if (field !== '' || row.length > 0) endRow()
  return rows
}
