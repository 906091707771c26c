/** The YAML parser's errors in plain words. */
import type { YAMLParseError, YAMLWarning } from 'yaml'
import type { Diagnostic, Severity } from './diagnostic.ts'
import type { TextRange } from './range.ts'

type Words = readonly [message: string, help?: string]

const WORDS: Readonly<Record<string, Words>> = {
  ALIAS_PROPS: ['An alias cannot have a tag or an anchor of its own.', 'Put the tag where the anchor is.'],
  BAD_ALIAS: ['This anchor or alias has no usable name.', 'Names may not be empty or end with a colon; put a space before the colon.'],
  BAD_COLLECTION_TYPE: ['This tag does not fit the value after it.'],
  BAD_DIRECTIVE: ['This line starting with % is not a directive that is known here.', 'Remove it, or quote it if it is a value.'],
  BAD_DQ_ESCAPE: ['This escape is not known inside double quotes.', 'Write \\\\ for a backslash, or use single quotes.'],
  BAD_INDENT: ['This line is not indented like the lines it belongs to.', 'Entries of one mapping or list start at the same column.'],
  BAD_PROP_ORDER: ['A tag or an anchor stands before the indicator here.', 'Write it after the - ? or : it belongs to.'],
  BAD_SCALAR_START: ['A bare value cannot start with this character.', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A mapping or list cannot start on this line, after another key.',
    'Put it on the next line, indented; or quote the value if its colon is part of a text.',
  ],
  BLOCK_IN_FLOW: [
    'Inside [ ] or { } values cannot be written as indented lines.',
    'Separate them with commas, or write all of it indented.',
  ],
  KEY_OVER_1024_CHARS: ['A key may be at most 1024 characters long.'],
  MISSING_CHAR: ['Something is missing here.'],
  MULTILINE_IMPLICIT_KEY: [
    'This looks like a key that runs over several lines.',
    'A key stands on one line and ends with a colon and a space.',
  ],
  MULTIPLE_ANCHORS: ['A value can have only one anchor.'],
  MULTIPLE_TAGS: ['A value can have only one tag.', 'Write the outer one in its long form, as a mapping with one key.'],
  RESOURCE_EXHAUSTION: ['This part is too large to be read.'],
  TAB_AS_INDENT: ['This line is indented with a tab; YAML allows only spaces.', 'Replace the tab with spaces.'],
  TAG_RESOLVE_FAILED: ['This tag cannot be read.'],
  UNEXPECTED_TOKEN: ['This was not expected here.', 'If it is part of a text, put the text in quotes.'],
}

/** What the parser says in places where one code has several meanings. */
const PHRASES: readonly (readonly [pattern: RegExp, ...words: Words])[] = [
  [/Missing closing "quote/, 'The closing " of this text is missing.'],
  [/Missing closing 'quote/, "The closing ' of this text is missing.", "Inside single quotes an apostrophe is written twice: ''."],
  [/must be sufficiently indented and end with a (\S)/, 'The closing $1 is missing, or it is indented less than what it closes.'],
  [/must end with a (\S)/, 'The closing $1 is missing.'],
  [/Implicit map keys need to be followed by map values/, 'This line has no colon, so it is no entry.', 'Write it as key: value.'],
  [/Implicit keys need to be on a single line/, 'This line has no colon, so it is no entry.', 'Write it as key: value.'],
  [/Missing , (?:or : )?between/, 'A comma is missing before this.'],
  [/Missing space after :/, 'A space is missing after the colon.'],
  [/Sequence item without - indicator/, 'This line has no dash, but the lines beside it are list items.', 'Write it as - value.'],
  [/Comments must be separated/, 'A comment needs a space before its #.'],
  [/Tags and anchors must be separated/, 'A tag or anchor needs a space after it.'],
  [
    /more-indented leading empty lines/,
    'The blank first line of this block has more spaces than its text.',
    'Remove the spaces from the blank line.',
  ],
  [/Block scalar values in collections must be indented/, 'The text of this block is not indented.', 'Indent it deeper than its key.'],
  [/Block scalar header/, 'After | or > only + - a digit and a comment may stand on the line.', 'Start the text on the next line.'],
  [/Unexpected , in/, 'There is a comma too many here.', 'Remove it.'],
  [/Unexpected empty item/, 'There is an empty item between two commas.', 'Remove one of the commas.'],
  [/Unexpected flow-(?:seq|map)-end/, 'This closing bracket closes nothing.', 'Remove it, or put the value in quotes.'],
  [/directives-end/, 'The line --- that ends the directives is missing.'],
  [/Map keys must be unique/, 'This key stands twice.'],
]

/** An error or a warning of the parser as a diagnostic. */
export function diagnosticOfProblem(text: string, problem: YAMLParseError | YAMLWarning, severity: Severity): Diagnostic {
  const start = Math.min(problem.pos[0], text.length)
  const range = { start, end: Math.min(Math.max(problem.pos[1], start), text.length) }
  const code = problem.code === 'TAB_AS_INDENT' ? 'text.tab-indent' : 'text.syntax'
  const [message, help] = wordsFor(problem)
  return { code, severity, range, message, ...(help === undefined ? {} : { help }) }
}

function wordsFor(problem: YAMLParseError | YAMLWarning): Words {
  for (const [pattern, message, help] of PHRASES) {
    const match = pattern.exec(problem.message)
    if (match !== null) return [message.replace('$1', match[1] ?? 'bracket'), help]
  }
  return WORDS[problem.code] ?? ['This is not YAML.']
}

/** For the `---` that starts a second document. */
export function furtherDocument(range: TextRange): Diagnostic {
  const message = 'A second document starts here; only the first one is read.'
  return { code: 'text.multiple-documents', severity: 'error', range, message, help: 'Move it into a file of its own, or remove the ---.' }
}

/** For `<<`. */
export function mergeKey(range: TextRange): Diagnostic {
  const message = 'The merge key << is not supported, as in CloudFormation; it is read as a key like any other.'
  return { code: 'text.merge-key', severity: 'error', range, message, help: 'Write the entries out.' }
}

/** For a mapping, a list or an alias used as a key. */
export function keyNotScalar(range: TextRange): Diagnostic {
  const message = 'A key must be a single text; this entry is left out.'
  return { code: 'text.key-not-text', severity: 'error', range, message, help: 'If it was meant as a text, put it in quotes.' }
}

/** For `!!binary` and its like. */
export function unsupportedTag(range: TextRange, name: string): Diagnostic {
  const message = `The tag !!${name} does not fit this value or is not supported; the value is read without it.`
  return { code: 'text.unsupported-tag', severity: 'error', range, message, help: 'Remove the tag.' }
}
