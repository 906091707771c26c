// One planted violation per wall, all in one small house, and each must be reported: a wall that cannot fail is paint.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOORS, ENDPOINT, FENCES, PURE_ROOMS, ROOMS } from './rooms.ts'
import { wallRules } from './wall-rules.ts'
import { checkWalls } from './walls.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const house = mkdtempSync(join(tmpdir(), 'switchyard-walls-'))

afterAll(() => rmSync(house, { recursive: true, force: true }))

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), `${text}\n`)
}

/** A file in `from` that imports `to`, told by paths from src. */
function plantImport(from: string, to: string, statement = (target: string) => `import ${target}`): void {
  const up = '../'.repeat(from.split('/').length - 1)
  plant(`src/${from}`, statement(`'${up}${to}'`))
}

function tool(file: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', file), ...args], { cwd: house, encoding: 'utf8' })
  return stdout + stderr
}

describe('between rooms', () => {
  const reported = new Set<string>()
  let problems: readonly string[] = []
  let rooms: Awaited<ReturnType<typeof checkWalls>>['rooms']

  beforeAll(async () => {
    for (const room of [...ROOMS, ENDPOINT]) {
      plant(`src/${room}/index.ts`, 'export const room = 1')
      plant(`src/${room}/inner.ts`, 'export const inner = 1')
    }
    plantRooms()
    plantDetails()
    ;({ problems, rooms } = await checkWalls(house, []))
    for (const problem of problems) reported.add(problem.replace(/: src\/.*/s, ''))
  })

  /** Order, doors, fences and purity, for each room that has such a wall. */
  function plantRooms(): void {
    ROOMS.forEach((room, index) => plantImport(`${room}/looks-right.ts`, `${ROOMS[index + 1] ?? ENDPOINT}/index.ts`))
    for (const room of DOORS) plantImport(`${ENDPOINT}/enters-${room.replace('/', '-')}.ts`, `${room}/inner.ts`)
    for (const [index, { packages }] of FENCES.entries()) {
      plant(`src/${ENDPOINT}/fence-${index}.ts`, `import '${packages.replace('[^/]+', 'some-build')}'`)
    }
    for (const room of PURE_ROOMS) plant(`src/${room}/impure.ts`, "import 'react'")
  }

  function plantDetails(): void {
    plant('src/engine/services/sqs/inner.ts', 'export const inner = 1')
    plantImport('engine/services/sns/reaches.ts', 'engine/services/sqs/inner.ts')
    plantImport('engine/simulation/enters-service.ts', 'engine/services/sqs/inner.ts')
    plant('src/app/features/share/index.ts', 'export const share = 1')
    plantImport('app/features/timeline/reaches.ts', 'app/features/share/index.ts')
    plantImport('app/sees-engine.ts', 'engine/kernel/index.ts', (target) => `import type { room } from ${target}`)
    plantImport('app/holds-document.ts', 'document/index.ts', (target) => `import { room } from ${target}`)
    plantImport('app/names-document.ts', 'document/index.ts', (target) => `import type { room } from ${target}`)
    plantImport('app/awaits-document.ts', 'document/index.ts', (target) => `await import(${target})`)
    plantImport('app/code-editor/lazy.ts', 'document/index.ts')
    plantImport('app/ui/button.ts', 'aws/index.ts')
    plantImport('bridge/client/drags.ts', 'engine/kernel/index.ts')
    plantImport('bridge/client/calls.ts', 'bridge/worker/index.ts')
    plantImport('bridge/client/address.ts', 'bridge/worker/index.ts?worker&url', (target) => `import address from ${target}`)
    plant('src/bridge/client/wasm.ts', "import wasm from '@jitl/quickjs-some-build/wasm?url'")
    plantImport('bridge/protocol/names.ts', 'engine/kernel/index.ts', (target) => `export type { room } from ${target}`)
    plantImport('endpoint/draws.ts', 'app/index.ts')
    plantImport('app/tool.ts', '../tools/anything.ts')
    plant('tools/anything.ts', 'export const anything = 1')
    plantImport('app/builds.ts', 'base/testing/build.ts')
    plant('src/base/testing/build.ts', 'export const build = 1')
    plantImport('base/one.ts', 'base/two.ts')
    plantImport('base/two.ts', 'base/one.ts')
    plantImport('base/lost.ts', 'base/nowhere.ts')
    plant('src/app/reads-disk.ts', "import 'node:fs'")
    plant('src/lobby/someone.ts', 'export const lobby = 1')
  }

  test.each(wallRules().map(({ name }) => name ?? ''))('%s is held', (rule) => {
    expect([...reported]).toContain(rule)
  })

  test('what is allowed is not reported', () => {
    const about = (file: string) => problems.filter((problem) => problem.includes(`src/${file} →`))
    expect(about('app/names-document.ts')).toEqual([])
    expect(about('app/awaits-document.ts')).toEqual([])
    expect(about('app/code-editor/lazy.ts')).toEqual([])
    expect(about('bridge/protocol/names.ts')).toEqual([])
    expect(about('bridge/client/address.ts')).toEqual([])
    expect(about('bridge/client/wasm.ts')).toEqual([])
  })

  test('a folder that is no room is reported', () => {
    expect(problems).toContain('no-room: src/lobby/someone.ts lies in no room')
  })

  test('modules were read in every room', () => {
    expect([...rooms].filter(([, { modules }]) => modules === 0)).toEqual([])
  })
})

test('an empty room is reported, and one that was begun but is still named as not begun', async () => {
  plant('bare/src/base/index.ts', 'export const room = 1')
  const { problems } = await checkWalls(join(house, 'bare'), ['base', 'asl'])
  expect(problems).toContainEqual(expect.stringMatching(/^room-begun: src\/base .* strike it/))
  expect(problems).toContainEqual(expect.stringMatching(/^room-empty: src\/text /))
  expect(problems).not.toContainEqual(expect.stringContaining('src/asl'))
})

describe('inside rooms', () => {
  let lint = ''

  beforeAll(() => {
    cpSync(join(ROOT, '.oxlintrc.json'), join(house, '.oxlintrc.json'))
    plant('src/engine/kernel/clock.ts', 'export const now = Date.now()')
    plant('src/engine/kernel/dice.ts', 'export const dice = Math.random()')
    plant('src/engine/kernel/waits.ts', 'export async function waits() {}')
    plant('src/sandbox/calls.ts', "export const page = fetch('x')")
    plant('src/app/markup.ts', "document.body.innerHTML = '<b>'")
    plant('src/app/danger.tsx', "export const danger = <p dangerouslySetInnerHTML={{ __html: '<b>' }} />")
    plant('src/app/long-file.ts', 'export {}\n'.repeat(301))
    plant('src/app/long-function.ts', `export function long() {\n${'  console.log()\n'.repeat(61)}}`)
    plant('src/app/camelCase.ts', 'export {}')
    plant('src/app/standard.ts', 'export default 1')
    lint = tool('oxlint/bin/oxlint', '--format=unix', 'src')
  })

  test.each([
    ['engine/kernel/clock.ts', 'no-restricted-globals'],
    ['engine/kernel/dice.ts', 'no-restricted-properties'],
    ['engine/kernel/waits.ts', 'no-async-await'],
    ['sandbox/calls.ts', 'no-restricted-globals'],
    ['app/markup.ts', 'no-restricted-properties'],
    ['app/danger.tsx', 'no-danger'],
    ['app/long-file.ts', 'max-lines'],
    ['app/long-function.ts', 'max-lines-per-function'],
    ['app/camelCase.ts', 'filename-case'],
    ['app/standard.ts', 'no-default-export'],
  ])('the linter reports %s: %s', (file, rule) => {
    const lines = lint.split('\n').filter((line) => line.includes(`src/${file}:`))
    expect(lines.join('\n')).toContain(rule)
  })
})

test('the compiler keeps the page, Node, timers and the console out of every pure room', () => {
  for (const config of ['tsconfig.base.json', 'tsconfig.pure.json']) cpSync(join(ROOT, 'src', config), join(house, 'src', config))
  const words = ['console', 'document', 'process', 'setTimeout', 'crypto', 'fetch', 'Buffer']
  for (const room of PURE_ROOMS) plant(`src/${room}/outside.ts`, `export const outside = [${words.join(', ')}]`)
  const output = tool('typescript/bin/tsc', '-p', 'src/tsconfig.pure.json', '--incremental', 'false')
  for (const room of PURE_ROOMS) {
    const lines = output.split('\n').filter((line) => line.startsWith(`src/${room}/outside.ts`))
    expect(lines, room).toHaveLength(words.length)
  }
})
