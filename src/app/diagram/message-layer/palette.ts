/** The look's colours for a canvas, read from the page so that they are told once. */

export interface Palette {
  readonly canvas: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly sunk: string
  readonly panel: string
  /** By index of the status: running, retry, failed. */
  readonly statuses: readonly string[]
  /** The same as pixels of an ImageData. */
  readonly pixels: Uint32Array
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim() || '#808080'
  const statuses = [read('--running'), read('--retry'), read('--failed')]
  return {
    canvas: read('--canvas'),
    ink: read('--ink'),
    ink2: read('--ink2'),
    ink3: read('--ink3'),
    sunk: read('--sunk'),
    panel: read('--panel'),
    statuses,
    pixels: Uint32Array.from(statuses, pixelOf),
  }
}

/** `#rrggbb` as the little-endian word that ImageData wants. */
function pixelOf(color: string): number {
  const value = Number.parseInt(color.slice(1), 16)
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0
}

/** Calls back when the theme changes, by hand or by the system. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  const preference = matchMedia('(prefers-color-scheme: dark)')
  preference.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    preference.removeEventListener('change', changed)
  }
}
