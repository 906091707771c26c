/** A function's code as it runs, with the line marked that an error came through. A line leads to where it is written. */
import { useDeferredValue, useEffect, useRef } from 'react'
import type { SourceFile } from '../../../../bridge/protocol/index.ts'
import { useDocument } from '../../../stores/document.ts'
import { usePolled } from '../../../stores/polled.ts'
import { jumpToText } from '../../../stores/session.ts'
import { WordButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/class-names.ts'

export interface MarkedLine {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly words: string
}

interface SourceViewProps {
  readonly id: string
  readonly marked: MarkedLine | undefined
}

const everyMs = 2_000

export function SourceView({ id, marked }: SourceViewProps) {
  const text = useDeferredValue(useDocument((state) => state.text))
  const files = usePolled('source', { node: id, text }, everyMs)
  if (files === undefined) return <p className="p-4 text-ink3">Fetching the code…</p>
  if (files.length === 0)
    return (
      <p className="p-4 text-ink3">The document has no JavaScript for this function. Drop its folder onto the page, or write it inline.</p>
    )
  return files.map((file) => (
    <CodeOf key={file.path} file={file} marked={marked?.path === file.path ? marked : undefined} isAlone={files.length === 1} />
  ))
}

interface CodeOfProps {
  readonly file: SourceFile
  readonly marked: MarkedLine | undefined
  readonly isAlone: boolean
}

function CodeOf({ file, marked, isAlone }: CodeOfProps) {
  const lines = file.text.replace(/\n$/, '').split('\n')
  const isPlaced = file.file !== undefined || file.lines !== undefined
  return (
    <section aria-label={file.path} className="border-b border-line py-3 last:border-b-0">
      <div className="flex items-baseline gap-3 px-4 pb-1">
        <h3 className="min-w-0 truncate font-mono text-caption font-medium">{file.path}</h3>
        <span className="text-ink3">{isAlone ? '' : `${lines.length} lines`}</span>
        {isPlaced && (
          <WordButton onClick={() => showLine(file, marked?.line ?? 1)} className="ml-auto">
            Edit
          </WordButton>
        )}
      </div>
      <ol tabIndex={0} aria-label={`Code of ${file.path}`} className="overflow-x-auto font-mono text-caption" data-testid="source">
        {lines.map((line, index) => (
          // A line is its place.
          <CodeLine key={index} file={file} line={line} number={index + 1} marked={marked?.line === index + 1 ? marked : undefined} />
        ))}
      </ol>
    </section>
  )
}

interface CodeLineProps {
  readonly file: SourceFile
  readonly line: string
  readonly number: number
  readonly marked: MarkedLine | undefined
}

function CodeLine({ file, line, number, marked }: CodeLineProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (marked !== undefined) row.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  const isMarked = marked !== undefined
  return (
    <li ref={row} aria-current={isMarked ? 'true' : undefined} className={classes('w-max min-w-full', isMarked && 'bg-failed-wash')}>
      <div className="flex">
        <span className={classes('w-11 shrink-0 pr-3 text-right select-none', isMarked ? 'font-semibold text-failed' : 'text-ink3')}>
          {number}
        </span>
        <code className="pr-4 whitespace-pre">{line === '' ? ' ' : line}</code>
      </div>
      {isMarked && (
        <button
          type="button"
          onClick={() => showLine(file, number)}
          title="Go to this line"
          className="block min-h-6 pr-4 pl-11 text-left text-failed underline decoration-dotted underline-offset-4"
        >
          {marked.words}
        </button>
      )}
    </li>
  )
}

/** Shows a line where it is written: in a file of its own, or in the template. */
function showLine({ text, file, lines }: SourceFile, number: number): void {
  const own = text.split('\n')
  const length = own[number - 1]?.length ?? 0
  if (file !== undefined) {
    const start = own.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0)
    return jumpToText({ start, end: start + length }, file)
  }
  const start = lines?.[number - 1]
  if (start !== undefined) jumpToText({ start, end: start + length })
}
