// Reads the sizes of a finished build: scripts and styles that index.html reaches without waiting, the code editor, each worker.
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
// Loaded beside the page, not before it: what tells the first picture (the aim is 150 kB), and all of the simulation, which is fetched
// while that picture is looked at.
const PICTURE_BUDGET = 165
const SIMULATION_BUDGET = 425
const OTHER_WORKER_BUDGET = 100

// What comes with the code editor, and the TypeScript compiler that comes with the first handler opened in it.
const CODE_EDITOR = 'src/app/code-editor/monaco/monaco-editor.tsx'
const CODE_EDITOR_BUDGET = 1_050
const EDITOR_WORKER_BUDGETS: Readonly<Record<string, number>> = { 'editor.worker': 100, 'handler-worker': 1_550 }

export function measureBuild(dist: string): Size[] {
  const { scripts, styles } = reached(dist, 'index.html')
  return [
    { name: 'first load, scripts', kilobytes: gzipped(dist, scripts), budget: FIRST_LOAD_BUDGET },
    { name: 'first load, styles', kilobytes: gzipped(dist, styles) },
    ...codeEditor(dist, scripts),
    ...simulation(dist),
    ...otherWorkers(dist).map((file) => ({ name: file, kilobytes: gzipped(dist, [file]), budget: workerBudget(file) })),
  ]
}

/** Loaded when a text is first opened, beyond what is there by then. */
function codeEditor(dist: string, before: readonly string[]): Size[] {
  if (manifestOf(dist)[CODE_EDITOR] === undefined) return []
  const scripts = reached(dist, CODE_EDITOR).scripts.filter((file) => !before.includes(file))
  return [{ name: 'code editor, scripts', kilobytes: gzipped(dist, scripts), budget: CODE_EDITOR_BUDGET }]
}

function simulation(dist: string): Size[] {
  const part = (name: string): string[] => workers(dist).filter((file) => file.startsWith(`workers/${name}-`))
  const [picture, whole] = [withImports(dist, part('entry')), withImports(dist, part('engine'))]
  return [
    { name: 'worker, until the picture stands', kilobytes: gzipped(dist, picture), budget: PICTURE_BUDGET },
    { name: 'worker, all of the simulation', kilobytes: gzipped(dist, whole), budget: SIMULATION_BUDGET },
  ]
}

/** Workers of other kinds, and what the simulation loads when it is needed. */
function otherWorkers(dist: string): string[] {
  const simulated = withImports(
    dist,
    workers(dist).filter((file) => /^workers\/(entry|engine)-/.test(file)),
  )
  return workers(dist).filter((file) => !simulated.includes(file))
}

/** Files of workers and what they import at once: the build's manifest does not tell it of workers. */
function withImports(dist: string, files: readonly string[]): string[] {
  const seen = new Set<string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const imports = readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)
    waiting.push(...[...imports].map(([, name]) => `workers/${name}`))
  }
  return [...seen]
}

function workerBudget(file: string): number {
  const name = Object.keys(EDITOR_WORKER_BUDGETS).find((known) => file.startsWith(`workers/${known}-`))
  return (name === undefined ? undefined : EDITOR_WORKER_BUDGETS[name]) ?? OTHER_WORKER_BUDGET
}

function manifestOf(dist: string): Record<string, ManifestChunk> {
  return JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>
}

/** What an entry reaches without waiting. */
function reached(dist: string, entry: string): { scripts: string[]; styles: string[] } {
  const manifest = manifestOf(dist)
  const seen = new Set<ManifestChunk>()
  const waiting = [entry]
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
