/** Helping people to write a document: forms, moves, completion and help, and the way between picture and text. */
import type { Result } from '../../base/result.ts'
import type { Completion, FieldChange, Form, Hover, Move, SourceFile } from '../../document/authoring/index.ts'
import type { TextEdit } from '../../text/edit.ts'
import type { TextRange } from '../../text/range.ts'

export type { Completion, Field, FieldChange, FieldSet, Form, Hover, Move, SourceFile } from '../../document/authoring/index.ts'

/** Edits of the text that was sent along, not overlapping; the page applies them to it and sends the usual `edit`. */
type Edits = Result<readonly TextEdit[], { readonly message: string }>

/**
 * All of these are asked about `text`, the template's text as the page has it, with the newest files. Offsets and ranges are UTF-16 offsets
 * in it. Nothing is changed by them. Where the text cannot be read, `form` and `locate` speak of the last one that could
 * (`Form.stale`), `setField` refuses, and `nodeAt` finds nothing.
 */
export interface AuthoringRequests {
  /** The settings form of a node, a wire (by its id), a resource, or (id '') the document; `undefined` where there is nothing to set. */
  form: { params: { readonly node: string; readonly text: string }; result: (Form & { readonly stale?: true }) | undefined }
  /** The smallest edit that gives a field a value, or takes it out (`value: undefined`). Refuses what AWS would refuse. */
  setField: { params: FieldChange & { readonly text: string }; result: Edits }
  /** Writes down where nodes stand: centres in px at 100 %, rounded. Several moves at once are one set of edits. */
  moveNode: { params: { readonly moves: readonly Move[]; readonly text: string }; result: Edits }
  /** Takes all positions out of the text, so that the picture lays itself out. */
  forgetPositions: { params: { readonly text: string }; result: Edits }
  /** Where a node, a wire or a resource is written. */
  locate: { params: { readonly node: string; readonly text: string }; result: TextRange | undefined }
  /** The code of a function, file by file, and where each stands; empty where the document has none. */
  source: { params: { readonly node: string; readonly text: string }; result: readonly SourceFile[] }
  /** The node, or the wire, whose text holds an offset. */
  nodeAt: { params: { readonly offset: number; readonly text: string }; result: string | undefined }
  /** What may be written at an offset, the likeliest first; also in a text that is half typed. */
  complete: { params: { readonly offset: number; readonly text: string }; result: readonly Completion[] }
  /** What stands at an offset: what it is for, what it comes to, its limits, and the page that says so. */
  hover: { params: { readonly offset: number; readonly text: string }; result: Hover | undefined }
}
