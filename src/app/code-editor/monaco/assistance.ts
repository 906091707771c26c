/** Completion and help in templates: asked of the page, which asks the worker; the one place where Monaco hears of them. */
import { type editor, languages } from 'monaco-editor/editor'
import type { Assistance, EditedText, Suggestion } from '../contract.ts'
import { linePlaces } from '../line-places.ts'
import { rangeOf } from './marks.ts'

interface Assisted {
  readonly text: EditedText
  readonly assistance: Assistance
}

const assisted = new WeakMap<editor.ITextModel, Assisted>()

/** From now on this model is helped with. */
export function assist(model: editor.ITextModel, text: EditedText, assistance: Assistance): void {
  assisted.set(model, { text, assistance })
}

const kinds: Readonly<Record<Suggestion['kind'], languages.CompletionItemKind>> = {
  property: languages.CompletionItemKind.Property,
  value: languages.CompletionItemKind.Value,
  resource: languages.CompletionItemKind.Reference,
  type: languages.CompletionItemKind.Class,
  function: languages.CompletionItemKind.Function,
}

languages.registerCompletionItemProvider(['yaml', 'json'], {
  triggerCharacters: [' ', '!', '"', '.', '{'],
  async provideCompletionItems(model, position) {
    const known = assisted.get(model)
    if (!known) return { suggestions: [] }
    const text = known.text.read()
    const { placeAt, offsetOf } = linePlaces(text)
    const found = await known.assistance.complete(offsetOf(position), text)
    const suggestions = found.map(({ label, insert, kind, detail, help, from, to }, index) => ({
      label: detail === undefined ? label : { label, description: detail },
      kind: kinds[kind],
      insertText: insert,
      insertTextRules: languages.CompletionItemInsertTextRule.KeepWhitespace,
      ...(help === undefined ? {} : { documentation: help }),
      range: rangeOf(placeAt, { start: from, end: to }),
      sortText: String(index).padStart(5, '0'),
    }))
    return { suggestions }
  },
})

languages.registerHoverProvider(['yaml', 'json'], {
  async provideHover(model, position) {
    const known = assisted.get(model)
    if (!known) return null
    const text = known.text.read()
    const { placeAt, offsetOf } = linePlaces(text)
    const found = await known.assistance.hover(offsetOf(position), text)
    if (!found) return null
    const page = found.page?.startsWith('https://docs.aws.amazon.com/') === true ? `[AWS page](${found.page})` : undefined
    const parts = [`**${plain(found.title)}**`, plain(found.text), page].filter((part) => part !== undefined && part !== '')
    return { range: rangeOf(placeAt, found.range), contents: parts.map((value) => ({ value: value ?? '' })) }
  },
})

/** Names and values of a document are text here, never marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~]/g, '\\$&')
}
