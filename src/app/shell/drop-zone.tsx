/** Templates, folders, archives and handlers can be dropped anywhere on the window; while one is held over it, the whole window says so. */
import { Suspense, useEffect, useState } from 'react'
import { droppedFiles } from '../commands/files/dropped-files.ts'
import { openFound, openPasted } from '../commands/open-document.ts'
import { DropWords } from './lazy-panels.ts'

export function DropZone() {
  return <Suspense fallback={null}>{useDrop() && <DropWords />}</Suspense>
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
