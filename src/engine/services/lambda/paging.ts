/** Lists in pages: a marker is where the next page begins. */
export interface PageInput {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export function pageOf<T>(
  items: readonly T[],
  input: PageInput,
  most: number,
): { readonly items: readonly T[]; readonly NextMarker?: string } {
  const from = Number(input.Marker ?? 0) || 0
  const end = from + Math.min(input.MaxItems ?? most, most)
  const page = items.slice(from, end)
  return end < items.length ? { items: page, NextMarker: String(end) } : { items: page }
}
