/** The still picture of a document, as the page draws it. */
export type { Picture } from '../../engine/simulation/index.ts'
export type { DocumentFiles, FileChanges, NodeKind, PictureNode, PictureWire } from '../../document/index.ts'
export type { Diagnostic, Fix } from '../../text/diagnostic.ts'
export type { TextEdit } from '../../text/edit.ts'
