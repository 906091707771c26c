// What a reader waits for before the page stands, from the last build.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measureBuild } from '../build-size.ts'
import type { Line } from './line.ts'

export const name = 'first load'

export async function run(): Promise<Line[]> {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  if (!existsSync(dist)) throw new Error('there is no build yet: npm run build')
  return measureBuild(dist).map(({ name: part, kilobytes, budget }) => ({
    name: part,
    ours: kilobytes,
    unit: 'kB gzip',
    ...(budget === undefined ? {} : { target: `≤ ${budget} kB`, meets: kilobytes <= budget }),
  }))
}
