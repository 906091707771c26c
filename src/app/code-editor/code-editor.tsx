/**
 * The door of the code editor: Monaco, fetched when the first text is opened; a plain text area of the same contract until it has
 * come, and in its place where it cannot come.
 */
import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react'
import { WordButton } from '../ui/button.tsx'
import type { CodeEditorProps, Standing } from './contract.ts'
import { PlainEditor } from './plain-editor.tsx'

type Monaco = ComponentType<CodeEditorProps & { readonly standing: RefObject<Standing | undefined> }>
type Arrival = { readonly kind: 'coming' } | { readonly kind: 'here'; readonly Monaco: Monaco } | { readonly kind: 'missing' }

/** Fetched once; what could not be fetched is asked for again. */
let arrived: Monaco | undefined

async function fetchMonaco(): Promise<Monaco> {
  arrived ??= (await import('./monaco/monaco-editor.tsx')).MonacoEditor
  return arrived
}

export function CodeEditor(props: CodeEditorProps) {
  const [arrival, setArrival] = useState<Arrival>(() => (arrived ? { kind: 'here', Monaco: arrived } : { kind: 'coming' }))
  const standing = useRef<Standing>(undefined)
  useEffect(() => {
    if (arrival.kind !== 'coming') return undefined
    let isWanted = true
    fetchMonaco().then(
      (Monaco) => isWanted && setArrival({ kind: 'here', Monaco }),
      () => isWanted && setArrival({ kind: 'missing' }),
    )
    return () => {
      isWanted = false
    }
  }, [arrival])
  if (arrival.kind === 'here') return <arrival.Monaco {...props} standing={standing} />
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {arrival.kind === 'missing' && (
        <p role="status" className="border-b border-line bg-sunk px-5 py-1.5 text-ink2">
          The code editor could not be loaded, so this is a plain text field; everything else works.{' '}
          <WordButton onClick={() => setArrival({ kind: 'coming' })}>Try again</WordButton>
        </p>
      )}
      <PlainEditor key={`${props.document} ${props.path}`} {...props} standing={standing} />
    </div>
  )
}
