/** Names that are longer than their place are cut in their middle: names of one document differ at their ends as often as at their beginnings. */

/** @param room in characters, the … included; at least 5 */
export function shortName(name: string, room: number): string {
  const most = Math.floor(room)
  if (name.length <= most) return name
  const end = Math.floor(most / 3)
  return `${name.slice(0, most - end - 1).trimEnd()}…${name.slice(-end).trimStart()}`
}
