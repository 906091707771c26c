/** Monaco as a view of a text of the document. */
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { CodeEditorProps, Standing } from '../contract.ts'
import { linePlaces } from '../line-places.ts'
import { shortStretch } from '../stretches.ts'
import { assist } from './assistance.ts'
import { type BoundModel, boundModel, stretchOf } from './bound-models.ts'
import './code-editor.css'
import './environment.ts'
import { offerFixes } from './fixes.ts'
import { useHandlers } from './handlers.ts'
import './languages.ts'
import { decorationsOf, markProblems, rangeOf } from './marks.ts'
import { editorOptions } from './options.ts'
import { followTheme } from './theme.ts'

type Editor = editor.IStandaloneCodeEditor

interface MonacoEditorProps extends CodeEditorProps {
  /** How the plain text area stood whose place this takes. */
  readonly standing: RefObject<Standing | undefined>
}

/** Kept between drawings: the editor, and what it shows. */
interface View {
  editor: Editor | undefined
  bound: BoundModel | undefined
  marked: editor.IEditorDecorationsCollection | undefined
}

export function MonacoEditor(props: MonacoEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<View>({ editor: undefined, bound: undefined, marked: undefined })
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  useEffect(() => followTheme(), [])
  useEditor(box, view, latest)
  useHandlers(props)
  useModel(view, props)
  useStanding(view, props.text, props.standing)
  useMarks(view, latest, props)
  const { isReadOnly } = props
  useEffect(() => view.current.editor?.updateOptions({ readOnly: isReadOnly, domReadOnly: isReadOnly }), [isReadOnly])
  useJump(view, props)
  return <div ref={box} className="code-editor min-h-0 min-w-0 flex-1" data-testid="code-editor" />
}

type ViewRef = RefObject<View>
type LatestRef = RefObject<MonacoEditorProps>

function useEditor(box: RefObject<HTMLDivElement | null>, view: ViewRef, latest: LatestRef): void {
  useEffect(() => {
    if (!box.current) return undefined
    const made = editor.create(box.current, { ...editorOptions, model: null })
    view.current = { editor: made, bound: undefined, marked: made.createDecorationsCollection() }
    void document.fonts.ready.then(() => editor.remeasureFonts())
    listenToCaret(made, view, latest)
    addKeys(made, latest)
    return () => {
      if (view.current.bound) view.current.bound.viewState = made.saveViewState()
      view.current = { editor: undefined, bound: undefined, marked: undefined }
      made.dispose()
    }
  }, [box, view, latest])
}

function listenToCaret(made: Editor, view: ViewRef, latest: LatestRef): void {
  made.onDidChangeCursorSelection(({ selection, source }) => {
    const { bound } = view.current
    if (!bound) return
    bound.selection = stretchOf(selection, linePlaces(bound.text.read()))
    // Not when the page put it there, and not for a stretch that is on its way to be copied or replaced.
    if (selection.isEmpty() && (source === 'mouse' || source === 'keyboard')) latest.current.onCaret(bound.selection.start)
  })
}

/** The document owns undo; and Escape leaves when nothing in the editor is left to close. */
function addKeys(made: Editor, latest: LatestRef): void {
  const redo = () => latest.current.text.redo()
  made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => latest.current.text.undo())
  made.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, redo)
  made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, redo)
  const busy = ['suggestWidgetVisible', 'findWidgetVisible', 'renameInputVisible', 'parameterHintsVisible', 'markersNavigationVisible']
  const selecting = ['editorHasSelection', 'editorHasMultipleSelections', 'inSnippetMode', 'editorHoverFocused']
  const nothingOpen = [...busy, ...selecting].map((key) => `!${key}`).join(' && ')
  made.addCommand(KeyCode.Escape, () => latest.current.onLeave(), `editorTextFocus && ${nothingOpen}`)
}

/** Puts the file into the editor, where it stood when it was seen last. */
function useModel(view: ViewRef, { document, path, text, language, label }: MonacoEditorProps): void {
  useEffect(() => {
    const { editor: made } = view.current
    if (!made) return undefined
    const bound = boundModel(document, { path, text }, language)
    view.current.bound = bound
    made.setModel(bound.model)
    made.updateOptions({ ariaLabel: label, tabSize: language === 'javascript' ? 2 : bound.model.getOptions().tabSize })
    made.restoreViewState(bound.viewState)
    const follow: Parameters<BoundModel['listeners']['add']>[0] = (_steps, caret) => {
      if (!caret) return
      const range = rangeOf(linePlaces(text.read()).placeAt, caret)
      made.setSelection(range)
      made.revealRangeInCenterIfOutsideViewport(range)
    }
    bound.listeners.add(follow)
    return () => {
      bound.listeners.delete(follow)
      if (!bound.model.isDisposed() && made.getModel() === bound.model) bound.viewState = made.saveViewState()
    }
  }, [view, document, path, text, language, label])
}

/** Once: caret and keyboard of the text area whose place this takes. */
function useStanding(view: ViewRef, text: CodeEditorProps['text'], standing: MonacoEditorProps['standing']): void {
  useEffect(() => {
    const { editor: made } = view.current
    const stood = standing.current
    standing.current = undefined
    if (!made || !stood) return
    const range = rangeOf(linePlaces(text.read()).placeAt, stood.selection)
    made.setSelection(range)
    if (!stood.hasFocus) return
    made.revealRangeInCenterIfOutsideViewport(range)
    made.focus()
  }, [view, text, standing])
}

function useMarks(view: ViewRef, latest: LatestRef, { document, path, text, marks, shown, assistance }: MonacoEditorProps): void {
  useEffect(() => {
    const { bound } = view.current
    if (!bound) return
    markProblems(bound.model, text.read(), marks)
    if (assistance) assist(bound.model, text, assistance)
    offerFixes(bound.model, marks, (fix) => latest.current.onFix(fix))
  }, [view, latest, document, path, text, marks, assistance])
  useEffect(() => {
    const { bound, editor: made, marked } = view.current
    if (!bound || !made) return undefined
    const draw = () => marked?.set(decorationsOf(bound.model, text.read(), shown))
    draw()
    const heard = editor.onDidChangeMarkers((resources) => {
      if (resources.some((uri) => uri.toString() === bound.model.uri.toString())) draw()
    })
    return () => heard.dispose()
  }, [view, document, path, text, shown])
  useEffect(() => {
    const { editor: made, bound } = view.current
    if (!made || !bound || !shown || made.hasTextFocus()) return
    const start = rangeOf(linePlaces(text.read()).placeAt, { start: shown.start, end: shown.start })
    if (!hasInView(made, start.startLineNumber)) made.revealRangeAtTop(start)
  }, [view, path, text, shown])
}

/** A resource is seen when its first lines are: what it is and what it is called. */
const firstLines = 4

function hasInView(made: editor.ICodeEditor, line: number): boolean {
  return made
    .getVisibleRanges()
    .some(({ startLineNumber, endLineNumber }) => startLineNumber <= line && line + firstLines - 1 <= endLineNumber)
}

function useJump(view: ViewRef, { jump, text, path }: MonacoEditorProps): void {
  const done = useRef(0)
  useEffect(() => {
    const { editor: made } = view.current
    if (!made || !jump || done.current === jump.serial) return
    done.current = jump.serial
    const range = rangeOf(linePlaces(text.read()).placeAt, shortStretch(text.read(), jump))
    made.setSelection(range)
    made.revealRangeInCenter(range)
    made.focus()
  }, [view, jump, text, path])
}
