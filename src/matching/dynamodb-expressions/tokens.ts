/** The words of an expression. */

export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'number' | 'sign' | 'end' | 'unknown'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `name` is a #placeholder, `value` a :placeholder. The last one is the end, whose text is AWS's for it. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const found of text.matchAll(/(#\w*)|(:\w*)|([A-Za-z_]\w*)|(\d+)|(<>|<=|>=|[=<>()[\].,+-])|\S/g)) {
    const [whole, name, value, word, number, sign] = found
    const kind = name ? 'name' : value ? 'value' : word ? 'word' : number ? 'number' : sign ? 'sign' : 'unknown'
    tokens.push({ kind, text: whole, start: found.index, end: found.index + whole.length })
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length })
  return tokens
}

/** Goes through the tokens; the first thing that does not belong is remembered in AWS's words. */
export interface Reader {
  readonly text: string
  readonly tokens: readonly Token[]
  at: number
  problem: string | undefined
}

export function readerOf(text: string): Reader {
  return { text, tokens: tokensOf(text), at: 0, problem: undefined }
}

export function peek({ tokens, at }: Reader, ahead = 0): Token {
  return (tokens[at + ahead] ?? tokens.at(-1)) as Token
}

export function isSign(reader: Reader, text: string): boolean {
  const { kind, text: held } = peek(reader)
  return kind === 'sign' && held === text
}

function isWord(reader: Reader, word: string): boolean {
  const { kind, text } = peek(reader)
  return kind === 'word' && text.toUpperCase() === word
}

export function takeSign(reader: Reader, text: string): boolean {
  if (!isSign(reader, text)) return false
  reader.at++
  return true
}

export function takeWord(reader: Reader, word: string): boolean {
  if (!isWord(reader, word)) return false
  reader.at++
  return true
}

/** What the token is and what stands around it. */
export function misplaced(reader: Reader): undefined {
  const token = peek(reader)
  const from = reader.tokens[reader.at - 1]?.start ?? token.start
  const to = peek(reader, 1).end
  reader.problem ??= `Syntax error; token: "${token.text}", near: "${reader.text.slice(from, to)}"`
  return undefined
}

export function expectSign(reader: Reader, text: string): boolean {
  if (takeSign(reader, text)) return true
  misplaced(reader)
  return false
}
