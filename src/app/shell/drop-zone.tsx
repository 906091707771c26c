/** Templates, folders, archives and handlers can be dropped anywhere on the window; while one is held over it, the whole window says so. */
import { useEffect, useState } from 'react'
import { droppedFiles } from '../commands/files/dropped-files.ts'
import { codeEndings, templateEndings } from '../commands/files/limits.ts'
import { openFound, openPasted } from '../commands/open-document.ts'

export function DropZone() {
  const isHeld = useDrop()
  if (!isHeld) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 bg-canvas/60 p-4">
      <div className="flex h-full flex-col items-center rounded-frame border-2 border-dashed border-ink px-4 pt-6 text-center">
        <div className="flex max-w-[640px] flex-col gap-2 rounded-frame border border-line2 bg-raised px-8 py-5 shadow-float">
          <p className="text-lead font-medium">Drop to open</p>
          <p className="text-ink2">
            A template ({templateEndings.join(' ')}) alone, with its handlers, in its folder or in a .zip: what is open now closes only if
            the new one can be read.
          </p>
          <p className="text-ink2">
            A handler ({codeEndings.join(' ')}) alone goes to the function that names it, or onto which it is dropped.
          </p>
        </div>
      </div>
    </div>
  )
}

function functionUnder({ target }: DragEvent): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-node]')?.dataset['node'] : undefined
}

function useDrop(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const carries = (event: DragEvent, type: string) => event.dataTransfer?.types.includes(type) === true
    const over = (event: DragEvent) => {
      if (!carries(event, 'Files')) return
      event.preventDefault()
      setHeld(true)
    }
    // Only leaving the window has no element that is entered instead.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHeld(false)
    const drop = (event: DragEvent) => {
      setHeld(false)
      const isText = event.target instanceof HTMLElement && event.target.matches('input, textarea')
      if (carries(event, 'Files')) {
        event.preventDefault()
        void openFound(droppedFiles(event.dataTransfer), functionUnder(event))
      } else if (!isText && carries(event, 'text/plain')) {
        event.preventDefault()
        void openPasted(event.dataTransfer?.getData('text/plain') ?? '')
      }
    }
    window.addEventListener('dragenter', over)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', over)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isHeld
}
