/** A template can be dropped anywhere on the window; while one is held over it, the whole window says so. */
import { useEffect, useState } from 'react'
import { openFiles, openPasted, templateEndings } from '../commands/open-document.ts'

export function DropZone() {
  const isHeld = useDrop()
  if (!isHeld) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 bg-canvas/95 p-4">
      <div className="flex h-full flex-col items-center justify-center gap-1 rounded-frame border-2 border-dashed border-ink text-center">
        <p className="text-lead font-medium">Drop to open this template</p>
        <p className="text-ink2">{templateEndings.join(' ')}, up to 1 MB. What is open now closes only if the new one can be read.</p>
      </div>
    </div>
  )
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
        void openFiles(event.dataTransfer?.files ?? null)
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
