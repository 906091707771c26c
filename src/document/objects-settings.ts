/** `Objects` under `Metadata: Switchyard`: what stands in buckets from the beginning, by bucket and key. */
import { entryOf, type TreeNode } from '../text/tree.ts'
import type { TextRange } from '../text/range.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { fileAt } from './function-code.ts'
import type { DocumentFiles, StoredObject } from './model.ts'
import type { ResourceIndex } from './resource-index.ts'
import { entriesOf, textOf } from './tree-values.ts'

export interface WrittenObject {
  readonly bucket: string
  readonly key: string
  /** The object itself, or the path of a file of the document. */
  readonly text: string
  readonly range: TextRange
}

/** By bucket, then by key. */
export function readObjects(settings: TreeNode | undefined, problems: Problems): WrittenObject[] {
  const node = entryOf(settings, 'Objects')
  if (node !== undefined && node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'Objects', 'a mapping of buckets')
  return entriesOf(node).flatMap(({ key: bucket, value: objects }) => {
    if (objects.kind !== 'mapping')
      note(problems, 'bad-setting', objects.range, bucket.value, 'a mapping of keys to texts or names of files')
    return entriesOf(objects).flatMap(({ key, value }) => {
      const text = textOf(value)
      if (text === undefined) note(problems, 'bad-setting', value.range, key.value, 'a text, or the name of a file of the document')
      return text === undefined ? [] : [{ bucket: bucket.value, key: key.value, text, range: bucket.range }]
    })
  })
}

interface ObjectSurroundings {
  readonly index: ResourceIndex
  readonly files: DocumentFiles
  /** Where the template lies. */
  readonly folder: string
  readonly problems: Problems
}

/** With the texts of files where they are named; those of buckets that are none are left out. */
export function objectsOf(written: readonly WrittenObject[], { index, files, folder, problems }: ObjectSurroundings): StoredObject[] {
  const strangers = new Set<string>()
  return written.flatMap(({ bucket, key, text, range }) => {
    if (index.byId.get(bucket)?.type === 'AWS::S3::Bucket') return [{ bucket, key, text: fileNamed(text, files, folder) ?? text }]
    if (!strangers.has(bucket)) note(problems, 'setting-target', range, 'Objects', bucket, 'bucket')
    strangers.add(bucket)
    return []
  })
}

function fileNamed(text: string, files: DocumentFiles, folder: string): string | undefined {
  const path = text.length > longestPath || text.includes('\n') ? undefined : fileAt(files, folder, text)
  return path === undefined ? undefined : files[path]
}

const longestPath = 1_000
