/** The code of a function as it runs, and where each line of it stands: in the template, or in a file beside it. */
import { nodeByPath, offsetInSource, type TreeNode } from '../../text/tree.ts'
import type { Resource, Template } from '../model.ts'

export interface SourceFile {
  /** Within the function's package, as stack traces have it below `/var/task/`: `index.js`. */
  readonly path: string
  readonly text: string
  /** The document's file that it is; absent for code that stands in the template. */
  readonly file?: string
  /** Offset in the template of the beginning of each line, for code that stands there as plain text. */
  readonly lines?: readonly number[]
}

/** None for what is no function, or has no code in the document. */
export function sourceOf(template: Template, id: string): readonly SourceFile[] {
  const resource = Object.hasOwn(template.resources, id) ? template.resources[id] : undefined
  const code = Object.entries(resource?.code ?? {})
  // The files are told in the order of their paths, here and there.
  const files = resource?.codeFrom?.files
  return code.map(([path, text], index) => {
    const file = files?.[index]
    if (file !== undefined) return { path, text, file }
    const lines = resource && linesInTemplate(template, resource, text)
    return { path, text, ...(lines && { lines }) }
  })
}

/** SAM's way to write inline code, and CloudFormation's. */
const places = [['InlineCode'], ['Code', 'ZipFile']]

function linesInTemplate({ tree }: Template, { path }: Resource, text: string): readonly number[] | undefined {
  if (path === undefined) return undefined
  const node = places
    .map((place) => nodeByPath(tree, [...path, ...place]))
    .find((candidate): candidate is TreeNode => candidate !== undefined)
  // What a function such as Fn::Sub made stands nowhere as it runs.
  if (node?.kind !== 'scalar') return undefined
  let at = 0
  return text.split('\n').map((line) => {
    const offset = offsetInSource(node, at)
    at += line.length + 1
    return offset
  })
}
