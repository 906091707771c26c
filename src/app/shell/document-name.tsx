/** The open document's name: a press opens its menu, and it is renamed where it stands. */
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { rename } from '../commands/library/change-kept.ts'
import { mostNameCharacters } from '../documents/document-name.ts'
import { openId, useLibrary } from '../stores/library.ts'
import { Icon } from '../ui/icon.tsx'
import { NameField } from '../ui/name-field.tsx'
import { DocumentMenu } from './lazy-panels.ts'

type Mode = 'shown' | 'menu' | 'renamed'

export function DocumentName() {
  const name = useLibrary((state) => state.name)
  const [mode, setMode] = useState<Mode>('shown')
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const isFocusDue = useRef(false)
  // The button stands again only after the field is gone.
  useEffect(() => {
    if (!button || !isFocusDue.current) return
    isFocusDue.current = false
    button.focus()
  }, [button])
  const close = useCallback(() => setMode('shown'), [])
  if (mode === 'renamed') {
    const finish = () => {
      isFocusDue.current = true
      setMode('shown')
    }
    const onName = (typed: string) => void rename(openId(), typed)
    return (
      <NameField
        label="Name of the document"
        name={name}
        most={mostNameCharacters}
        onName={onName}
        onClose={finish}
        className="w-64 text-name font-medium"
      />
    )
  }
  return (
    <span className="relative flex min-w-0">
      <button
        ref={setButton}
        type="button"
        disabled={name === ''}
        aria-haspopup="menu"
        aria-expanded={mode === 'menu'}
        onClick={() => setMode(mode === 'menu' ? 'shown' : 'menu')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setMode('menu')
        }}
        className="-mx-2 flex min-h-[30px] min-w-0 items-center gap-2 rounded-button px-2 text-name font-medium hover:bg-hov"
      >
        <bdi data-testid="document-name" title={name} className="max-w-[38vw] min-w-0 truncate max-sm:max-w-[34vw]">
          {name}
        </bdi>
        {name !== '' && <Icon name="down" size={12} />}
      </button>
      {mode === 'menu' && (
        <Suspense fallback={null}>
          <DocumentMenu opener={button} onRename={() => setMode('renamed')} onClose={close} />
        </Suspense>
      )}
    </span>
  )
}
