/** What was dropped, folders walked: every file with its path. The first, synchronous half must run in the event's own turn. */
import { fail, ok, type Result } from '../../../base/result.ts'
import {
  type Found,
  type FoundFile,
  isRead,
  isSkippedFolder,
  mostDepth,
  mostSeen,
  type Refusal,
  tooMany,
  zipEnding,
  hasEnding,
} from './limits.ts'

/** Call in the drop event itself: afterwards the browser has forgotten what was dropped. */
export function droppedFiles(data: DataTransfer | null): () => Promise<Result<Found, Refusal>> {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const files = [...(data?.files ?? [])]
  return async () =>
    entries.some(({ isDirectory }) => isDirectory) ? walk(entries) : ok({ files: files.map(asFound), hasPackages: false })
}

export function asFound(file: File): FoundFile {
  return { path: file.name, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) }
}

async function walk(roots: readonly FileSystemEntry[]): Promise<Result<Found, Refusal>> {
  const files: FoundFile[] = []
  let hasPackages = false
  let seen = 0
  const open: { readonly entry: FileSystemEntry; readonly path: string; readonly depth: number }[] = roots.map((entry) => ({
    entry,
    path: entry.name,
    depth: 0,
  }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { entry, path, depth } = next
    if (isFolder(entry)) {
      if (depth > 0 && isSkippedFolder(entry.name)) {
        hasPackages ||= entry.name === 'node_modules'
        continue
      }
      if (depth >= mostDepth) return fail(tooMany(roots[0]?.name ?? path))
      for (const child of await childrenOf(entry)) open.push({ entry: child, path: `${path}/${child.name}`, depth: depth + 1 })
    } else if (isFile(entry) && (isRead(path) || hasEnding(path, [zipEnding]))) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
      files.push({ ...asFound(file), path })
    }
    seen += 1
    if (seen + open.length > mostSeen) return fail(tooMany(roots[0]?.name ?? path))
  }
  return ok({ files, hasPackages })
}

/** A folder tells its entries by the hundred. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  while (children.length <= mostSeen) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    children.push(...some)
  }
  return children
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
