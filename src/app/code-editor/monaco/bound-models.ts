/**
 * Monaco's models: one for each file that somebody looked at, or that a handler may import, in step with the document's text. What is
 * typed goes to the document as edits; what changes elsewhere comes as edits of ranges, so that carets, scroll and folds stay.
 */
import { editor, type IRange, Range, Uri } from 'monaco-editor/editor'
import type { CodeFile, CodeLanguage, EditedText, Stretch, TextChanged } from '../contract.ts'
import { applyEdits } from '../../../text/text-edit.ts'
import { type LinePlaces, linePlaces } from '../line-places.ts'

export interface BoundModel {
  readonly model: editor.ITextModel
  readonly text: EditedText
  /** The selection before the present change; told by the editor that shows the model. */
  selection: Stretch
  /** Scroll, folds and caret of the editor that showed it last. */
  viewState: editor.ICodeEditorViewState | null
  readonly listeners: Set<TextChanged>
  readonly dispose: () => void
}

let openDocument = ''
const bound = new Map<string, BoundModel>()

/** The model of a file; those of another document are thrown away. */
export function boundModel(document: string, { path, text }: CodeFile, language: CodeLanguage): BoundModel {
  if (document !== openDocument) forgetModels()
  openDocument = document
  const known = bound.get(path)
  if (known && known.text === text && known.model.getLanguageId() === monacoLanguage(language)) return known
  known?.dispose()
  const made = bind(Uri.from({ scheme: 'file', path: `/${path}` }), text, language)
  bound.set(path, made)
  return made
}

function forgetModels(): void {
  for (const { dispose } of bound.values()) dispose()
  bound.clear()
}

function monacoLanguage(language: CodeLanguage): string {
  return language === 'text' ? 'plaintext' : language
}

function bind(uri: Uri, text: EditedText, language: CodeLanguage): BoundModel {
  let known = text.read()
  const model = editor.createModel(known, monacoLanguage(language), uri)
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } })
  let isOurs = false
  const listeners: BoundModel['listeners'] = new Set()
  const heard = model.onDidChangeContent(({ changes }) => {
    if (isOurs) return
    const places = linePlaces(known)
    isOurs = true
    text.type(
      changes.map((change) => ({ range: stretchOf(change.range, places), text: change.text })),
      made.selection,
    )
    isOurs = false
    known = text.read()
  })
  const unlisten = text.listen((steps, caret) => {
    if (isOurs) return
    isOurs = true
    for (const edits of steps) {
      const { placeAt } = linePlaces(known)
      model.applyEdits(
        edits.map(({ range, text: put }) => ({ range: Range.fromPositions(placeAt(range.start), placeAt(range.end)), text: put })),
      )
      known = applyEdits(known, edits)
    }
    if (!isSame(model, text.read())) model.setValue(text.read())
    known = text.read()
    isOurs = false
    for (const listener of listeners) listener(steps, caret)
  })
  const dispose = () => {
    heard.dispose()
    unlisten()
    model.dispose()
  }
  const made: BoundModel = { model, text, selection: { start: 0, end: 0 }, viewState: null, listeners, dispose }
  return made
}

/** Whether the model stands as the text does, but for kinds of line breaks. */
function isSame(model: editor.ITextModel, text: string): boolean {
  return model.getLinesContent().join('\n') === text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}

export function stretchOf(range: IRange, { offsetOf }: LinePlaces): Stretch {
  return {
    start: offsetOf({ lineNumber: range.startLineNumber, column: range.startColumn }),
    end: offsetOf({ lineNumber: range.endLineNumber, column: range.endColumn }),
  }
}
