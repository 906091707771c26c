/** Opens what the clipboard holds. Where the browser does not let it be read, the keys still do. */
import { notify } from '../../stores/notices.ts'
import { openPasted } from '../open-document.ts'

export async function pasteTemplate(): Promise<void> {
  const text = await readClipboard()
  if (text === undefined) {
    const lines = ['Press Ctrl+V (Cmd+V on a Mac) while no text field has the cursor.']
    notify({ tone: 'waiting', title: 'This browser does not let the page read the clipboard', lines })
  } else if (text.trim() === '') notify({ tone: 'waiting', title: 'The clipboard holds no text', lines: ['Copy a template first.'] })
  else await openPasted(text)
}

async function readClipboard(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}
