/** Problems and the selected node, drawn into a model: squiggles that say what and what next, a cross in the margin, a bar beside. */
import { editor, MarkerSeverity, Range, Uri } from 'monaco-editor/editor'
import type { Diagnostic } from '../../../bridge/protocol/index.ts'
import type { Stretch } from '../contract.ts'
import { linePlaces } from '../line-places.ts'
import { markMessage } from './fixes.ts'
import { shortStretch } from '../stretches.ts'

const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info } as const

export function markProblems(model: editor.ITextModel, text: string, problems: readonly Diagnostic[]): void {
  const places = linePlaces(text)
  const markers = problems.map(({ range, severity, message, help, code, page }) => ({
    ...rangeOf(places.placeAt, shortStretch(text, range)),
    severity: severities[severity],
    message: markMessage(message, help),
    ...(page === undefined ? {} : { code: { value: code, target: Uri.parse(page) } }),
  }))
  editor.setModelMarkers(model, 'template', markers)
}

/** Crosses for lines with errors, whoever found them, and the bar of what is selected in the picture. */
export function decorationsOf(model: editor.ITextModel, text: string, shown: Stretch | undefined): editor.IModelDeltaDecoration[] {
  const crosses = editor
    .getModelMarkers({ resource: model.uri })
    .filter(({ severity }) => severity === MarkerSeverity.Error)
    .map(({ startLineNumber }) => ({
      range: new Range(startLineNumber, 1, startLineNumber, 1),
      options: { glyphMarginClassName: 'code-error-mark', lineNumberClassName: 'code-error-number' },
    }))
  if (!shown) return crosses
  const range = rangeOf(linePlaces(text).placeAt, shown)
  return [...crosses, { range, options: { isWholeLine: true, linesDecorationsClassName: 'code-shown', className: 'code-shown-line' } }]
}

type PlaceAt = (offset: number) => { readonly lineNumber: number; readonly column: number }

export function rangeOf(placeAt: PlaceAt, { start, end }: Stretch): Range {
  return Range.fromPositions(placeAt(start), placeAt(end))
}
