/** What may be opened, and how much of it. */

export const templateEndings = ['.yaml', '.yml', '.json', '.template']
/** What Node.js reads: the only files that can be a function's code here. */
export const codeEndings = ['.mjs', '.js', '.cjs', '.json']
export const zipEnding = '.zip'

/** CloudFormation itself takes templates up to 1 MB. */
export const mostBytes = 1_000_000
export const mostFiles = 200
export const mostBytesInAll = 5_000_000
export const mostZipBytes = 10_000_000
/** All documents of a browser in one archive, packed and unpacked. */
export const mostLibraryBytes = 100_000_000
/** Files that are looked at in a folder or an archive, taken or not. */
export const mostSeen = 5_000
export const mostDepth = 20

/** Folders in which no template and no handler of one's own lies: packages, repositories, what was built. */
export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.')
}

export function isRead(path: string): boolean {
  return hasEnding(path, templateEndings) || hasEnding(path, codeEndings)
}

export function hasEnding(path: string, endings: readonly string[]): boolean {
  const lower = path.toLowerCase()
  return endings.some((ending) => lower.endsWith(ending))
}

export interface Refusal {
  readonly title: string
  readonly lines: readonly string[]
}

/** One file by its path, before it is read. */
export interface FoundFile {
  readonly path: string
  readonly size: number
  readonly read: () => Promise<Uint8Array>
}

/** What a folder or an archive holds. */
export interface Found {
  readonly files: readonly FoundFile[]
  /** There was a folder of installed packages, and it was not entered. */
  readonly hasPackages: boolean
}

export function tooMany(name: string): Refusal {
  return {
    title: `${name} holds too much`,
    lines: [
      `It has more than ${mostSeen.toLocaleString('en-US')} files, or folders in folders more than ${mostDepth} deep. Drop the folder of one application.`,
    ],
  }
}
