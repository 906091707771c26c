/** The still picture of a document, as the page draws it. */
export type { Picture } from '../../engine/simulation/index.ts'
export type { NodeKind, PictureNode, PictureWire } from '../../document/index.ts'
export type { Diagnostic } from '../../text/diagnostic.ts'
