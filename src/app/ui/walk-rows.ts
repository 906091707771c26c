/** Long lists by keyboard: the rows, each marked `data-row`, are one tab stop; arrows walk them, a page key goes a sight further. */
import type { KeyboardEvent } from 'react'

/**
 * Answers a key that was pressed in a list of which only the rows in sight are drawn.
 * @param box what scrolls; it takes the focus (`tabIndex={-1}`) while the rows that a page key leads to are still being drawn. It needs
 *   `overflow-anchor: none`: browsers would keep the row that has the focus where it is while other rows are drawn before it.
 * @param rowHeight px
 */
export function walkRows(event: KeyboardEvent, box: HTMLElement | null, rowHeight: number): void {
  if (!box || !(event.target instanceof HTMLElement)) return
  const row = event.target.closest('[data-row]')
  if (row === null && event.target !== box) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
    if (row === null) takeStop(box)
    else next?.querySelector('button')?.focus()
  } else if (event.key === 'PageDown' || event.key === 'PageUp') {
    event.preventDefault()
    box.scrollBy({ top: (event.key === 'PageDown' ? 1 : -1) * (box.clientHeight - rowHeight) })
    // The row that has the focus may be taken out of the page, and nothing would hear the next key.
    box.focus({ preventScroll: true })
    takeStop(box)
  }
}

/** Frames to wait for rows of another place, which may have to be fetched. */
const PATIENCE = 600

/** Gives the focus to the first row in sight as soon as that is drawn, unless somebody has gone elsewhere meanwhile. */
function takeStop(box: HTMLElement, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== box) return
    const { top, bottom } = box.getBoundingClientRect()
    const inSight = [...box.querySelectorAll('[data-row]')].find((row) => {
      const rect = row.getBoundingClientRect()
      const middle = (rect.top + rect.bottom) / 2
      return middle > top && middle < bottom
    })
    const stop = inSight?.querySelector('button')
    if (stop) stop.focus({ preventScroll: true })
    else if (patience > 0) takeStop(box, patience - 1)
  })
}
