/** Problems that mend themselves at a press: Monaco's quick fixes, done by the page, so that they are one entry of its history. */
import { editor, languages } from 'monaco-editor/editor'
import type { Diagnostic, Fix } from '../../../bridge/protocol/index.ts'

interface Offered {
  readonly problems: readonly Diagnostic[]
  readonly mend: (fix: Fix) => void
}

const offered = new WeakMap<editor.ITextModel, Offered>()
const commandId = 'switchyard.mend'

/** Offers the fixes of these problems in a model, in the place of those offered before. */
export function offerFixes(model: editor.ITextModel, problems: readonly Diagnostic[], mend: (fix: Fix) => void): void {
  offered.set(model, { problems, mend })
}

editor.registerCommand(commandId, (_accessor, mend: Offered['mend'], fix: Fix) => mend(fix))

languages.registerCodeActionProvider(['yaml', 'json'], {
  provideCodeActions(model, _range, { markers }) {
    const { problems, mend } = offered.get(model) ?? { problems: [], mend: () => undefined }
    const actions = markers.flatMap((marker) => {
      const fix = problems.find(({ message, help }) => marker.message === markMessage(message, help))?.fix
      return fix
        ? [
            {
              title: fix.title,
              kind: 'quickfix',
              diagnostics: [marker],
              command: { id: commandId, title: fix.title, arguments: [mend, fix] },
            },
          ]
        : []
    })
    return { actions, dispose: () => undefined }
  },
})

/** What a mark says: what is wrong, and what next. */
export function markMessage(message: string, help: string | undefined): string {
  return help === undefined ? message : `${message}\n${help}`
}
