// Holds the walls between the rooms: reads every module of src, reports what crosses a wall and how much was read.
import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { ENDPOINT, NOT_BEGUN, ROOMS } from './rooms.ts'
import { wallRules } from './wall-rules.ts'

interface WallReport {
  /** Modules read in each room, tests and builders for tests apart. */
  readonly rooms: ReadonlyMap<string, { readonly modules: number; readonly tests: number }>
  readonly problems: readonly string[]
}

export async function checkWalls(root: string, notBegun: readonly string[] = NOT_BEGUN): Promise<WallReport> {
  const { modules, summary } = await readModules(root)
  const read = modules.map((module) => module.source).filter((source) => source.startsWith('src/'))
  const addresses = addressesTaken(modules)
  const crossings = summary.violations
    .filter(({ from, to }) => !addresses.has(`${from} ${to}`))
    .map(({ rule, from, to, cycle }) => {
      const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ')
      return `${rule.name}: ${from} → ${path}`
    })
  const rooms = countRooms(read)
  return { rooms, problems: [...crossings, ...roomProblems(rooms, notBegun), ...unreadFiles(root, read)] }
}

async function readModules(root: string): Promise<ICruiseResult> {
  const result = await cruise(['src'], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: wallRules() },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  })
  return result.output as ICruiseResult
}

/** An import that ends in `?url` or `?worker&url` takes the address of a file, and nothing that is in it. */
function addressesTaken(modules: ICruiseResult['modules']): Set<string> {
  const taken = modules.flatMap(({ source, dependencies }) => {
    const addresses = dependencies.filter((dependency) => /\?(worker&)?url$/.test(dependency.module))
    return addresses.map(({ resolved }) => `${source} ${resolved}`)
  })
  return new Set(taken)
}

function countRooms(read: readonly string[]): Map<string, { modules: number; tests: number }> {
  const rooms = new Map([...ROOMS, ENDPOINT].map((room) => [room as string, { modules: 0, tests: 0 }]))
  for (const source of read) {
    const room = [...rooms.keys()].find((name) => source.startsWith(`src/${name}/`))
    const count = room === undefined ? undefined : rooms.get(room)
    if (count === undefined) continue
    if (/\.test\.tsx?$|\/testing\//.test(source)) count.tests++
    else if (/\.tsx?$/.test(source)) count.modules++
  }
  return rooms
}

function roomProblems(rooms: ReadonlyMap<string, { modules: number }>, notBegun: readonly string[]): string[] {
  const problems: string[] = []
  for (const [room, { modules }] of rooms) {
    const begun = !notBegun.includes(room)
    if (begun && modules === 0) problems.push(`room-empty: src/${room} has no module, and is not named in NOT_BEGUN (tools/rooms.ts)`)
    if (!begun && modules > 0) problems.push(`room-begun: src/${room} has ${modules} modules: strike it from NOT_BEGUN (tools/rooms.ts)`)
  }
  return problems
}

/** A wall that skips files is paint: what lies in src must have been read, and must lie in a room. */
function unreadFiles(root: string, read: readonly string[]): string[] {
  const seen = new Set(read)
  const inRoom = new RegExp(`^src/(main\\.tsx$|(${[...ROOMS, ENDPOINT].join('|')})/)`)
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return files.flatMap((file) => {
    if (!inRoom.test(file)) return [`no-room: ${file} lies in no room`]
    return seen.has(file) ? [] : [`unread: ${file} was not read`]
  })
}

async function main(): Promise<void> {
  const { rooms, problems } = await checkWalls(fileURLToPath(new URL('..', import.meta.url)))
  const counts = [...rooms].map(([room, { modules, tests }]) => `${room} ${modules}${tests > 0 ? ` (+${tests} tests)` : ''}`)
  console.log(`modules read: ${counts.join(', ')}`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
