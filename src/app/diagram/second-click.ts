/**
 * Takes the second click of a double click wherever it lands: the first one opens the inspector, the picture then fits what
 * room is left, and something else may have come under the pointer. Browsers count clicks by time and spot, not by element.
 */
export function onSecondClick(open: () => void): void {
  const next = (event: MouseEvent): void => {
    if (event.detail !== 2) return
    event.stopPropagation()
    open()
  }
  window.addEventListener('click', next, { capture: true, once: true })
}
