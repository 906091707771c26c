/** What stands where a picture would, when a template has nothing that is drawn: what is missing, and where it is written. */
import { leaveFirstVisit, openDock } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'

export function EmptyPicture() {
  const write = () => {
    leaveFirstVisit()
    openDock('template')
  }
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center px-5 pt-10">
      <div className="max-w-[420px] text-center">
        <p className="text-title font-semibold">Nothing is drawn yet.</p>
        <p className="pt-1 text-ink2">A queue, a topic or a function appears here as soon as the template has one under Resources.</p>
        <Button look="framed" onClick={write} className="pointer-events-auto mt-4">
          Write the first one
        </Button>
      </div>
    </div>
  )
}
