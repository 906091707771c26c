// Reads the sizes of a finished build: scripts and styles that index.html reaches without waiting, and each worker.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Size {
  readonly name: string
  readonly kilobytes: number
  readonly budget?: number
}

interface ManifestChunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const FIRST_LOAD_BUDGET = 180
// Loaded beside the page, not before it: the aim is 150 kB, this is the limit.
const WORKER_BUDGET = 200

export function measureBuild(dist: string): Size[] {
  const { scripts, styles } = firstLoad(dist)
  return [
    { name: 'first load, scripts', kilobytes: gzipped(dist, scripts), budget: FIRST_LOAD_BUDGET },
    { name: 'first load, styles', kilobytes: gzipped(dist, styles) },
    ...workers(dist).map((file) => ({ name: file, kilobytes: gzipped(dist, [file]), budget: WORKER_BUDGET })),
  ]
}

function firstLoad(dist: string): { scripts: string[]; styles: string[] } {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>
  const seen = new Set<ManifestChunk>()
  const waiting = ['index.html']
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`the build's manifest does not name ${name}`)
    if (seen.has(chunk)) continue
    seen.add(chunk)
    waiting.push(...(chunk.imports ?? []))
  }
  const chunks = [...seen]
  return { scripts: chunks.map(({ file }) => file), styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))] }
}

function workers(dist: string): string[] {
  const folder = join(dist, 'workers')
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? [`workers/${file}`] : []))
}

function gzipped(dist: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1000
}
