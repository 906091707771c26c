/** What the list of files shows: the template, the files beside it with whom they belong to, and what is missing. Pure. */
import type { DocumentFiles, Picture } from '../../../bridge/protocol/index.ts'

export interface ListedFile {
  /** `undefined`: the template. */
  readonly path: string | undefined
  readonly name: string
  /** `pack`, `pack and charge`, `nobody’s code` */
  readonly note: string
}

/** A function's code that the template names and the document lacks. */
export interface MissingCode {
  readonly id: string
  readonly path: string
  readonly owner: string
}

interface Listing {
  readonly files: readonly ListedFile[]
  readonly missing: readonly MissingCode[]
}

export function listFiles(template: string, files: DocumentFiles, picture: Pick<Picture, 'code' | 'nodes'> | undefined): Listing {
  const code = picture?.code ?? []
  const nameOf = (id: string) => picture?.nodes.find((node) => node.id === id)?.name ?? id
  const paths = Object.keys(files).toSorted()
  return {
    files: [
      { path: undefined, name: template, note: 'the template' },
      ...paths.map((path) => {
        const owners = code.filter((entry) => entry.files.includes(path)).map(({ id }) => nameOf(id))
        return { path, name: path, note: owners.length === 0 ? 'nobody’s code' : owners.join(' and ') }
      }),
    ],
    missing: code.filter((entry) => entry.files.length === 0).map(({ id, path }) => ({ id, path, owner: nameOf(id) })),
  }
}
