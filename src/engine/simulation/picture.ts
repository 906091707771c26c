/** The still picture of a template, for the page. */
import type { PictureNode, PictureWire, Template } from '../../document/index.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'

export interface Picture {
  readonly name: string
  /** The first sentence a visitor reads above the drawing. */
  readonly sentence: string
  readonly seed: number
  readonly startMs: number
  /** `wires slowed` in the transport when a hop takes longer than on AWS. */
  readonly slowed: boolean
  readonly nodes: readonly PictureNode[]
  readonly wires: readonly PictureWire[]
  readonly diagnostics: readonly Diagnostic[]
  readonly inert: readonly { readonly id: string; readonly type: string; readonly reason: string }[]
}

export function pictureOf(template: Template): Picture {
  const { settings, nodes, wires, diagnostics, inert } = template
  const slowed = settings.pace.profile === 'visible' || (settings.pace.profile === 'own' && settings.pace.deliverMs > 100)
  return {
    name: settings.title,
    sentence: settings.sentence,
    seed: settings.seed,
    startMs: settings.startMs,
    slowed,
    nodes,
    wires,
    diagnostics,
    inert,
  }
}
