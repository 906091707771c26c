/** A plain text area with line numbers: what stands until Monaco has come, and where it cannot come. */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { diffText } from '../../text/text-edit.ts'
import { placeAt } from '../ui/text-place.ts'
import type { CodeEditorProps, EditedText, Standing, Stretch, TextChanged } from './contract.ts'
import { linePlaces } from './line-places.ts'
import { Gutter } from './plain-gutter.tsx'
import { movedStretch, shortStretch } from './stretches.ts'

const lineHeight = 17

interface PlainEditorProps extends CodeEditorProps {
  /** Noted on the way out, so that the editor that takes its place stands as this one stood. */
  readonly standing: RefObject<Standing | undefined>
}

export function PlainEditor({ label, text, isReadOnly, marks, jump, onCaret, onLeave, standing }: PlainEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  const shown = useText(area, text)
  useJump(area, jump)
  useStanding(area, text, standing)
  return (
    <div className="flex min-h-0 flex-1 overflow-hidden">
      <Gutter text={shown} marks={marks} scrollTop={scrollTop} lineHeight={lineHeight} />
      <textarea
        ref={area}
        aria-label={label}
        defaultValue={shown}
        readOnly={isReadOnly}
        onChange={(event) => typed(text, event.target.value, event.target)}
        onKeyDown={(event) => keyPressed(event, text, onLeave)}
        onKeyUp={(event) => event.key.startsWith('Arrow') && tellCaret(event.currentTarget, text, onCaret)}
        onClick={(event) => tellCaret(event.currentTarget, text, onCaret)}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        className="min-w-0 flex-1 resize-none overflow-auto bg-panel px-3 py-1 font-mono text-caption focus-visible:shadow-[inset_2px_0_0_var(--ink)] focus-visible:outline-none"
      />
    </div>
  )
}

/** The text area's own text follows the document, with the caret where it was in it. */
function useText(area: RefObject<HTMLTextAreaElement | null>, text: EditedText): string {
  const [shown, setShown] = useState(() => plain(text.read()))
  useEffect(() => {
    const follow: TextChanged = (steps, caret) => {
      const box = area.current
      const now = plain(text.read())
      setShown(now)
      if (!box || box.value === now) return
      const { start, end } = caret ?? steps.reduce(movedStretch, { start: box.selectionStart, end: box.selectionEnd })
      const { scrollTop } = box
      box.value = now
      box.setSelectionRange(start, end)
      box.scrollTop = scrollTop
    }
    follow([], undefined)
    return text.listen(follow)
  }, [area, text])
  return shown
}

/** A text area makes every line break a `\n`; what was typed is put into the text as it is written. */
function typed(text: EditedText, value: string, area: HTMLTextAreaElement): void {
  const written = text.read()
  const before = plain(written)
  const edit = diffText(before, value)
  if (!edit) return
  const from = linePlaces(before)
  const to = linePlaces(written)
  const start = to.offsetOf(from.placeAt(edit.range.start))
  const end = to.offsetOf(from.placeAt(edit.range.end))
  const eol = written.includes('\r\n') ? '\r\n' : '\n'
  const caret = Math.max(0, area.selectionStart - edit.text.length)
  text.type([{ range: { start, end }, text: edit.text.replaceAll('\n', eol) }], { start: caret, end: caret })
}

/** The browser's own undo knows only this text area, so it is not asked. */
function keyPressed(event: KeyboardEvent<HTMLTextAreaElement>, text: EditedText, leave: () => void): void {
  const { key, ctrlKey, metaKey, shiftKey } = event
  if (key === 'Escape') leave()
  else if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') (shiftKey ? text.redo : text.undo)()
  else if (ctrlKey && key.toLowerCase() === 'y') text.redo()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** Of a stretch nothing is told: it is on its way to be copied or replaced. */
function tellCaret(box: HTMLTextAreaElement, text: EditedText, tell: (offset: number) => void): void {
  if (box.selectionStart === box.selectionEnd) tell(caretOf(box, text).start)
}

function caretOf(box: HTMLTextAreaElement, text: EditedText): Stretch {
  const written = text.read()
  const from = linePlaces(box.value)
  const to = linePlaces(written)
  return { start: to.offsetOf(from.placeAt(box.selectionStart)), end: to.offsetOf(from.placeAt(box.selectionEnd)) }
}

function plain(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

/** Noted before the text area is taken out of the page, while it still has the keyboard. */
function useStanding(area: RefObject<HTMLTextAreaElement | null>, text: EditedText, standing: PlainEditorProps['standing']): void {
  useLayoutEffect(() => {
    const box = area.current
    return () => {
      if (box) standing.current = { selection: caretOf(box, text), hasFocus: document.activeElement === box }
    }
  }, [area, text, standing])
}

/** Puts the cursor where a problem or a node points, in the middle of the sight. */
function useJump(area: RefObject<HTMLTextAreaElement | null>, jump: CodeEditorProps['jump']): void {
  const done = useRef(0)
  useEffect(() => {
    const box = area.current
    if (!box || !jump || done.current === jump.serial) return
    done.current = jump.serial
    const { start, end } = shortStretch(box.value, jump)
    box.focus({ preventScroll: true })
    box.setSelectionRange(start, end)
    box.scrollTop = (placeAt(box.value, start).line - 1) * lineHeight - box.clientHeight / 3
    box.scrollLeft = 0
  }, [jump, area])
}
