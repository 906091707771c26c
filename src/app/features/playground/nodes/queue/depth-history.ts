/** How many messages waited lately, one figure per second of virtual time: enough for a line without axes. Pure. */

export interface DepthHistory {
  readonly depths: readonly number[]
  readonly second: number
}

export const noHistory: DepthHistory = { depths: [], second: -1 }

const LENGTH = 30

/** Takes the depth at a moment. Going back in time begins anew; what was jumped over is filled with what stood there. */
export function withDepth(history: DepthHistory, clockMs: number, depth: number): DepthHistory {
  const second = Math.floor(clockMs / 1000)
  if (second < history.second) return { depths: [depth], second }
  const passed = history.second < 0 ? 1 : second - history.second
  if (passed === 0) {
    return history.depths.at(-1) === depth ? history : { depths: [...history.depths.slice(0, -1), depth], second }
  }
  const before = history.depths.at(-1) ?? depth
  const filled = Array.from({ length: Math.min(LENGTH, passed) - 1 }, () => before)
  return { depths: [...history.depths, ...filled, depth].slice(-LENGTH), second }
}

const WIDTH = 52
const HEIGHT = 14

/** The line from left to right, ending at (0, y): `undefined` while there is nothing to tell. */
export function historyLine({ depths }: DepthHistory): { readonly path: string; readonly end: number } | undefined {
  const most = Math.max(0, ...depths)
  if (depths.length < 3 || most === 0) return undefined
  const y = (depth: number): number => Math.round((HEIGHT / 2 - (depth / most) * HEIGHT) * 10) / 10
  const step = WIDTH / (LENGTH - 1)
  const points = depths.map((depth, index) => `${Math.round((index - depths.length + 1) * step * 10) / 10} ${y(depth)}`)
  return { path: `M${points.join('L')}`, end: y(depths.at(-1) ?? 0) }
}
