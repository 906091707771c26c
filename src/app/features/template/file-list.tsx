/** The files of the document, beside their text: a click shows one. It is there when the template has, or lacks, code in files. */
import { useMemo } from 'react'
import { useDocument } from '../../stores/document.ts'
import { chooseFile, useSession } from '../../stores/session.ts'
import { type ListedFile, listFiles, type MissingCode } from './document-files.ts'

export function FileList() {
  const path = useDocument((state) => state.path)
  const files = useDocument((state) => state.files)
  const picture = useDocument((state) => state.picture)
  const chosen = useSession((state) => state.file)
  const listing = useMemo(() => listFiles(path, files, picture), [path, files, picture])
  if (listing.files.length + listing.missing.length === 1) return null
  return (
    <nav
      aria-label="Files"
      className="flex shrink-0 overflow-auto border-line @max-[559px]:w-full @max-[559px]:border-b @min-[560px]:w-[216px] @min-[560px]:flex-col @min-[560px]:border-r @min-[560px]:py-1"
    >
      {listing.files.map((file) => (
        <FileRow key={file.path ?? ''} file={file} isChosen={file.path === chosen} />
      ))}
      {listing.missing.map((code) => (
        <MissingRow key={code.id} code={code} />
      ))}
    </nav>
  )
}

function FileRow({ file: { path, name, note }, isChosen }: { readonly file: ListedFile; readonly isChosen: boolean }) {
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      aria-label={`${name}, ${note}`}
      title={name}
      onClick={() => chooseFile(path)}
      className={`${rowClass} -outline-offset-2 hover:bg-hov ${isChosen ? 'bg-hov text-ink shadow-[inset_2px_0_0_var(--ink)] @max-[559px]:shadow-[inset_0_-2px_0_var(--ink)]' : 'text-ink2'}`}
    >
      <Words name={name} note={note} />
    </button>
  )
}

function MissingRow({ code: { path, owner } }: { readonly code: MissingCode }) {
  return (
    <p title={`${owner} has its code at ${path}, which is not here: drop it onto the page`} className={`${rowClass} text-ink3`}>
      <Words name={path} note={`${owner}: not here, drop it`} />
    </p>
  )
}

const rowClass = 'flex shrink-0 flex-col px-5 py-1 text-left @max-[559px]:max-w-[220px]'

/** Of a long path the end says more than the beginning. */
function Words({ name, note }: { readonly name: string; readonly note: string }) {
  return (
    <>
      <span className="w-full truncate font-mono text-caption [direction:rtl]">
        <bdi>{name}</bdi>
      </span>
      <span className="w-full truncate text-caption text-ink3">{note}</span>
    </>
  )
}
