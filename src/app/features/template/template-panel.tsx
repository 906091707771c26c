/** The document as text: the template and the files beside it. What is typed here reaches the running world. */
import { useRef } from 'react'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { DocumentCode } from './document-code.tsx'
import { EditOutcomeLine } from './edit-outcome.tsx'
import { FileList } from './file-list.tsx'

export function TemplatePanel() {
  const panel = useRef<HTMLDivElement>(null)
  const file = useShownFile()
  return (
    <div
      ref={panel}
      tabIndex={-1}
      className="relative flex h-full min-h-0 flex-col outline-none after:pointer-events-none after:absolute after:inset-0 after:z-10 focus-visible:after:shadow-[inset_0_0_0_2px_var(--ink)]"
    >
      <EditOutcomeLine />
      <div className="flex min-h-0 flex-1 @max-[559px]:flex-col">
        <FileList />
        <DocumentCode file={file} onLeave={() => panel.current?.focus()} />
      </div>
    </div>
  )
}

/** The chosen file, as long as the document has it. */
function useShownFile(): string | undefined {
  const file = useSession((state) => state.file)
  return useDocument((state) => (file !== undefined && Object.hasOwn(state.files, file) ? file : undefined))
}
