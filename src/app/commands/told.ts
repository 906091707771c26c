/** Does something and tells the person when it did not work. */
import { notify } from '../stores/notices.ts'

export async function told(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    notify({ tone: 'failed', title: 'That did not work', lines: [error instanceof Error ? error.message : String(error)] })
  }
}
