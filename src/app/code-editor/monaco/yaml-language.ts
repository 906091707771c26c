/**
 * YAML in colours. Monaco's own grammar ends a block of text at its first deeper line; here a block lasts as long as its lines stand
 * deeper than the line that opened it, and a function's inline code is JavaScript in it.
 */
import { languages } from 'monaco-editor/editor'

languages.register({ id: 'yaml', aliases: ['YAML'] })
languages.setLanguageConfiguration('yaml', {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
  folding: { offSide: true },
  onEnterRules: [{ beforeText: /:\s*(?:[|>][-+\d]*\s*)?$/, action: { indentAction: languages.IndentAction.Indent } }],
  wordPattern: /[^\s,[\]{}"':]+(?:::[^\s,[\]{}"':]+)*/,
})

/** `$S2` is the white space before the line that opened the block. */
const blockEnd = /^(?!$S2 |\s*$)/
const blockStart = /[|>][-+\d]*\s*$/

languages.setMonarchTokensProvider('yaml', {
  tokenizer: {
    root: [
      [/^(\s*)(?=(?:InlineCode|ZipFile): +[|>][-+\d]*\s*$)/, { token: 'white', next: '@codeHead.$1' }],
      [/^(\s*)(?=[^#\s][^#]*(?:^|[:\w-]) +[|>][-+\d]*\s*$)/, { token: 'white', next: '@blockHead.$1' }],
      { include: '@line' },
    ],
    codeHead: [[blockStart, { token: 'operators', switchTo: '@code.$S2', nextEmbedded: 'javascript' }], { include: '@line' }],
    code: [[blockEnd, { token: '@rematch', next: '@pop', nextEmbedded: '@pop' }]],
    blockHead: [[blockStart, { token: 'operators', switchTo: '@block.$S2' }], { include: '@line' }],
    block: [
      [blockEnd, { token: '@rematch', next: '@pop' }],
      [/.+$/, 'string'],
    ],
    line: [
      [/(?:^|\s+)#.*$/, 'comment'],
      [/^(?:---|\.\.\.)(?=\s|$)/, 'operators'],
      [/[-?:](?=\s|$)/, 'operators'],
      [/![\w:.-]*(?=\s|$)/, 'tag'],
      [/[&*][\w-]+/, 'tag'],
      [/(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:(?:\s|$))/, 'type'],
      [/[\w$./-](?:[^\s:#,[\]{}]|:(?!\s|$)| (?=[^\s:#]))*(?=\s*:(?:\s|$))/, 'type'],
      [/"/, 'string', '@double'],
      [/'/, 'string', '@single'],
      [/[{}[\],]/, 'delimiter'],
      [/-?\d+(?:\.\d+)?(?=\s*(?:$|[,\]}#]))/, 'number'],
      [/(?:true|false|null|yes|no|on|off|~)(?=\s*(?:$|[,\]}#]))/i, 'keyword'],
      [/[^\s,[\]{}#]+/, 'string'],
      [/\s+/, 'white'],
    ],
    double: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string.escape'],
      [/"/, 'string', '@pop'],
    ],
    single: [
      [/(?:[^']|'')+/, 'string'],
      [/'/, 'string', '@pop'],
    ],
  },
})
