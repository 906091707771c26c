/** The chosen text of the document in the code editor, one with the picture: what is selected there is marked here, and the other way. */
import { useMemo } from 'react'
import type { Diagnostic, Picture } from '../../../bridge/protocol/index.ts'
import { CodeEditor } from '../../code-editor/index.ts'
import { fixProblem } from '../../commands/fix-problem.ts'
import { documentStore, templateFile, useDocument } from '../../stores/document.ts'
import { select, sessionStore, useSession } from '../../stores/session.ts'
import { fileOf, stateAround, stateNamed, useWorkflow, workflowNow } from '../../stores/workflow.ts'
import { narrowScreen, useMedia } from '../../ui/media.ts'
import {
  codeFiles,
  type Drawn,
  drawnAround,
  editedText,
  eventsOf,
  languageOf,
  marksIn,
  templateAssistance,
  templatePath,
} from './code-texts.ts'

const none: readonly never[] = []
const noEvents = {}

export function DocumentCode({ file, onLeave }: { readonly file: string | undefined; readonly onLeave: () => void }) {
  const key = file ?? templateFile
  const opening = useDocument((state) => state.opening)
  const path = useDocument((state) => file ?? templatePath(state.path, state.files))
  const language = useDocument((state) => languageOf(path, file === undefined ? state.text.slice(0, 200) : ''))
  const text = editedText(key)
  const isPast = useDocument((state) => state.ahead !== undefined)
  const marks = useMarks(file)
  const shown = useShown(file)
  const jump = useSession((state) => state.jump)
  const isNarrow = useMedia(narrowScreen)
  const { siblings, events } = useSiblings()
  return (
    <CodeEditor
      document={String(opening)}
      path={path}
      label={file ?? 'Template'}
      language={language}
      text={text}
      isReadOnly={isPast}
      marks={marks}
      shown={shown}
      jump={jump?.file === file ? jump : undefined}
      // In a narrow window the inspector takes this panel's place: there the caret selects nothing.
      onCaret={(offset) => !isNarrow && selectAround(file, offset)}
      assistance={file === undefined ? templateAssistance : undefined}
      onFix={(fix) => void fixProblem(fix)}
      onLeave={onLeave}
      siblings={siblings}
      events={events}
    />
  )
}

/** What is wrong in this text. In the template what stands in a file is marked where the file is named, and says where it is. */
function useMarks(file: string | undefined): readonly Diagnostic[] {
  const diagnostics = useDocument((state) => state.broken?.diagnostics ?? state.picture?.diagnostics ?? none)
  const files = useDocument((state) => state.files)
  return useMemo(() => marksIn(file, diagnostics, files), [file, diagnostics, files])
}

/** Where the selected node or wire is written, as long as the picture is one of this text. */
function useShown(file: string | undefined) {
  const state = useShownState(file)
  const kind = useSession(({ selection }) => selection?.kind)
  const selected = useSession(({ selection }) => (selection?.kind === 'node' || selection?.kind === 'wire' ? selection.id : undefined))
  const drawn = useDocument(({ picture, broken }) => {
    if (file !== undefined || broken || selected === undefined) return undefined
    return (kind === 'wire' ? picture?.wires : picture?.nodes)?.find(({ id }) => id === selected)?.range
  })
  return state ?? drawn
}

/** A state of the workflow that is open, where it is written in this text. */
function useShownState(file: string | undefined) {
  const selected = useSession(({ selection }) => (selection?.kind === 'state' ? selection.state : undefined))
  const picture = useWorkflow((state) => state.picture)
  const isHere = useDocument(({ files, broken }) => picture !== undefined && !broken && fileOf(picture, files) === file)
  return selected !== undefined && picture !== undefined && isHere ? stateNamed(selected, picture.root)?.range : undefined
}

function selectAround(file: string | undefined, offset: number): void {
  const { picture, broken, answered, revision } = documentStore.getState()
  if (!picture || broken || (file === undefined && answered !== revision)) return
  if (sessionStore.getState().workflow !== undefined) return selectState(file, offset)
  const meant = file === undefined ? drawnAround(picture, offset) : functionOf(picture, file)
  const { selection } = sessionStore.getState()
  if (meant === undefined || (selection?.kind === meant.kind && selection.id === meant.id)) return
  select(meant)
}

/** While a workflow is open the caret chooses among its states. */
function selectState(file: string | undefined, offset: number): void {
  const { picture } = workflowNow()
  const { selection } = sessionStore.getState()
  if (picture === undefined || fileOf(picture, documentStore.getState().files) !== file) return
  const state = stateAround(offset, picture.root)?.name
  if (state !== undefined && !(selection?.kind === 'state' && selection.state === state))
    select({ kind: 'state', node: picture.node, state })
}

function functionOf({ code }: Picture, file: string): Drawn | undefined {
  const id = code.find(({ files }) => files.includes(file))?.id
  return id === undefined ? undefined : { kind: 'node', id }
}

/** Kept as they are while nothing about them changes: a new list would wake the compiler. */
function useSiblings() {
  const paths = useDocument((state) => Object.keys(state.files).toSorted().join('\n'))
  const siblings = useMemo(() => codeFiles(paths.split('\n')), [paths])
  const told = useDocument((state) => (state.picture ? JSON.stringify(eventsOf(state.picture)) : ''))
  const events = useMemo(() => (told === '' ? noEvents : (JSON.parse(told) as Record<string, string>)), [told])
  return { siblings, events }
}
