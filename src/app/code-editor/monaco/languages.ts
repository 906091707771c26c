/** What Monaco knows of the languages: JavaScript as it brings it; of YAML and JSON colours and brackets, the rest is the worker's. */
import { languages } from 'monaco-editor/editor'
import 'monaco-editor/languages/definitions/javascript/register'
import './yaml-language.ts'

languages.register({ id: 'json', aliases: ['JSON'] })
languages.setLanguageConfiguration('json', {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string'] },
  ],
  wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:",\s]+)/,
})
languages.setMonarchTokensProvider('json', {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'type'],
      [/"(?:[^"\\]|\\.)*"?/, 'string'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
    ],
  },
})
