/** Where a state is written, in the text that the person wrote. */
import type { WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { type StretchOfText, stretchOf } from './stretch.ts'
import { useDocument } from '../../stores/document.ts'
import { jumpToText } from '../../stores/session.ts'
import { fileOf } from '../../stores/workflow.ts'
import { WordButton } from '../../ui/button.tsx'

export function Definition({ picture, range }: { readonly picture: WorkflowPicture; readonly range: StretchOfText }) {
  const file = useDocument(({ files }) => fileOf(picture, files))
  const path = useDocument((state) => file ?? state.path)
  const text = useDocument((state) => (file === undefined ? state.text : (state.files[file] ?? '')))
  const { firstLine, lines } = stretchOf(text, range)
  return (
    <section aria-label="Definition" className="py-3">
      <div className="flex items-baseline justify-between gap-3 px-4 pb-1">
        <h3 className="min-w-0 truncate font-mono text-caption font-medium">{path}</h3>
        <WordButton onClick={() => jumpToText(range, file)}>Edit</WordButton>
      </div>
      <ol tabIndex={0} aria-label="Text of this state" className="overflow-x-auto font-mono text-caption" data-testid="definition">
        {lines.map((line, index) => (
          // A line is its place.
          <li key={index} className="flex w-max min-w-full">
            <span className="w-11 shrink-0 pr-3 text-right text-ink3 select-none">{firstLine + index}</span>
            <code className="pr-4 whitespace-pre">{line === '' ? ' ' : line}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
