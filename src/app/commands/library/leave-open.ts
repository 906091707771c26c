/** Before another document takes the place of the open one: what is unsaved is saved, or the person is asked. */
import { letGo } from '../../stores/keeping.ts'
import { libraryStore } from '../../stores/library.ts'
import { notify } from '../../stores/notices.ts'
import { exportOpen } from './hand-out.ts'

let mayLose = false

/** Whether the open document may be left. If not, a notice offers its export, and to do `again` what was about to be done. */
export async function mayLeave(again: () => void): Promise<boolean> {
  if (mayLose || (await letGo())) {
    mayLose = false
    return true
  }
  notify({
    tone: 'failed',
    title: `“${libraryStore.getState().name}” is not saved`,
    lines: ['Storage refused it, so it stays open. Export it first; a file opens again at any time.'],
    actions: [
      { label: 'Export it', run: () => void exportOpen() },
      {
        label: 'Leave it unsaved',
        run: () => {
          mayLose = true
          again()
        },
      },
    ],
  })
  return false
}
