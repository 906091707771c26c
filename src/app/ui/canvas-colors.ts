/** The look's colours for a canvas, read from the page so that they are told once. */

/** The values of tokens, in the order asked for. */
export function readColors<const Names extends readonly string[]>(element: Element, names: Names): { readonly [I in keyof Names]: string } {
  const style = getComputedStyle(element)
  return names.map((name) => style.getPropertyValue(`--${name}`).trim() || '#808080') as { readonly [I in keyof Names]: string }
}

/** `#rrggbb` as the little-endian word that ImageData wants. */
export function pixelOf(color: string): number {
  const value = Number.parseInt(color.slice(1), 16)
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0
}
