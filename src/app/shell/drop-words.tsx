/** What can be dropped, said over the whole window while something is held over it. */
import { codeEndings, templateEndings } from '../commands/files/limits.ts'

export function DropWords() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 bg-canvas/60 p-4">
      <div className="flex h-full flex-col items-center rounded-frame border-2 border-dashed border-ink px-4 pt-6 text-center">
        <div className="flex max-w-[640px] flex-col gap-2 rounded-frame border border-line2 bg-raised px-8 py-5 shadow-float">
          <p className="text-lead font-medium">Drop to open</p>
          <p className="text-ink2">
            A template or the definition of a workflow ({templateEndings.join(' ')}) alone, with its handlers, in its folder or in a .zip:
            what is open now closes only if the new one can be read.
          </p>
          <p className="text-ink2">
            A handler ({codeEndings.join(' ')}) alone goes to the function that names it, or onto which it is dropped.
          </p>
        </div>
      </div>
    </div>
  )
}
