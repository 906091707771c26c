// House rules that no linter can say. Each takes a file and returns what is wrong with it, one sentence each.
import { missingPlatforms } from './complete-lock.mjs'

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
}

type Rule = (file: SourceFile) => readonly string[]

const LINES = 300
const VAGUE = /(^|\/)(utils?|helpers?|types|managers?|misc|common)\.(ts|tsx|mjs|js)$|-manager\.(ts|tsx|mjs)$/
const CODE = /\.(ts|tsx|mjs|js)$/
const TEST = /\.(test|spec)\.tsx?$|\/testing\//

const RULES: readonly Rule[] = [
  size,
  kebabCase,
  vagueName,
  engineState,
  engineAsync,
  skippedTest,
  waitedTime,
  machinePath,
  downloadAddress,
  lockedPlatforms,
]

export function tidy(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => RULES.flatMap((rule) => rule(file).map((problem) => `${file.path}: ${problem}`)))
}

function size({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1
  return CODE.test(path) && lines > LINES ? [`${lines} lines, and ${LINES} are the most`] : []
}

function kebabCase({ path }: SourceFile): readonly string[] {
  if (!/^(src|tools|e2e|public)\//.test(path) || /\/README\.md$|LICENSE/.test(path)) return []
  return /^[a-z0-9./-]+$/.test(path) ? [] : ['names are in kebab-case']
}

function vagueName({ path }: SourceFile): readonly string[] {
  return VAGUE.test(path) ? ['the name does not say what is inside'] : []
}

function engineState({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('src/engine/') || TEST.test(path)) return []
  return linesOf(text, /^(export )?(let|var)\b/).map((line) => `line ${line}: state of a module is hidden from the world`)
}

function engineAsync({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('src/engine/') || TEST.test(path)) return []
  return linesOf(text, /\basync (function|\()|\bawait |\bnew Promise\b|\bPromise\.\w+\(|\bqueueMicrotask\b/).map(
    (line) => `line ${line}: the engine never waits; it schedules an envelope`,
  )
}

function skippedTest({ path, text }: SourceFile): readonly string[] {
  if (!TEST.test(path)) return []
  const skipped = /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fixme|fails)\(/
  return linesOf(text, skipped).map((line) => `line ${line}: a test that is skipped, left alone or expected to fail`)
}

function waitedTime({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('e2e/')) return []
  return linesOf(text, /\bwaitForTimeout\b/).map((line) => `line ${line}: wait for what must be seen, not for a time`)
}

function machinePath({ path, text }: SourceFile): readonly string[] {
  if (path === 'package-lock.json') return []
  return linesOf(text, /(^|[\s'"`(=:])\/(home|root|Users|work|tmp)\/[\w.-]/).map((line) => `line ${line}: a path of somebody's machine`)
}

function downloadAddress({ path, text }: SourceFile): readonly string[] {
  if (path !== 'package-lock.json') return []
  return linesOf(text, /"resolved": "http/).map((line) => `line ${line}: a download address`)
}

function lockedPlatforms({ path, text }: SourceFile): readonly string[] {
  if (path !== 'package-lock.json' || !text.startsWith('{')) return []
  const missing = Object.keys(missingPlatforms(JSON.parse(text).packages))
  return missing.length === 0 ? [] : [`lacks ${missing[0]} and ${missing.length - 1} others; npm run lock adds them`]
}

/** The numbers of the lines that match, comments left out. */
function linesOf(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line) ? [index + 1] : []))
}
