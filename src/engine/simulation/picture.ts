/** The still picture of a template, for the page. */
import type { Caption, PictureNode, PictureWire, Template, Workflow } from '../../document/index.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'

export interface Picture {
  readonly name: string
  /** The first sentence a visitor reads above the drawing. */
  readonly sentence: string
  /** What to look at and what to try while it runs. */
  readonly caption?: Caption
  readonly seed: number
  readonly startMs: number
  /** `wires slowed` in the transport when a hop takes longer than on AWS. */
  readonly slowed: boolean
  readonly nodes: readonly PictureNode[]
  readonly wires: readonly PictureWire[]
  readonly diagnostics: readonly Diagnostic[]
  readonly inert: readonly { readonly id: string; readonly type: string; readonly reason: string }[]
  /** Functions whose code, and workflows whose definition, lies in files: where, as the template names it, their `Handler`, and which of the document’s files it is made of. */
  readonly code: readonly { readonly id: string; readonly path: string; readonly handler?: string; readonly files: readonly string[] }[]
}

export function pictureOf(template: Template): Picture {
  const { settings, nodes, wires, diagnostics, inert, resources } = template
  const slowed = settings.pace.profile === 'visible' || (settings.pace.profile === 'own' && settings.pace.deliverMs > 100)
  return {
    name: settings.title,
    sentence: settings.sentence,
    ...(settings.caption && { caption: settings.caption }),
    seed: settings.seed,
    startMs: settings.startMs,
    slowed,
    nodes,
    wires,
    diagnostics,
    inert,
    code: Object.values(resources).flatMap(({ logicalId: id, codeFrom, workflow, properties: { Handler: handler } }) => {
      if (workflow?.path !== undefined) return [{ id, path: workflow.path, files: definitionFiles(workflow) }]
      return codeFrom ? [{ id, ...codeFrom, ...(typeof handler === 'string' && { handler }) }] : []
    }),
  }
}

function definitionFiles({ written }: Workflow): readonly string[] {
  return written?.kind === 'text' && written.file !== undefined ? [written.file] : []
}
