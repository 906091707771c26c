/** What an editor of code is given and what it says: the same for the plain text area and for Monaco. */
import type { Diagnostic, Fix, TextEdit } from '../../bridge/protocol/index.ts'

export type CodeLanguage = 'yaml' | 'json' | 'javascript' | 'text'

/** A stretch of the text in offsets; `start` equals `end` for a caret. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Steps one after the other, each the edits of the text that the step before left; and where undo and redo lead. */
export type TextChanged = (steps: readonly (readonly TextEdit[])[], caret: Stretch | undefined) => void

/** The text that an editor is a view of. It lives elsewhere, and so does its undo. */
export interface EditedText {
  readonly read: () => string
  /** A person changed it here. `before` is what was selected. */
  readonly type: (edits: readonly TextEdit[], before: Stretch) => void
  /** Hears of every change, of those that come from `type` as well, until the returned function is called. */
  readonly listen: (changed: TextChanged) => () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** Something that may be written in the place of a stretch. */
export interface Suggestion {
  readonly label: string
  readonly insert: string
  readonly kind: 'property' | 'value' | 'resource' | 'type' | 'function'
  readonly detail?: string
  readonly help?: string
  readonly from: number
  readonly to: number
}

/** What stands somewhere. */
export interface Explanation {
  readonly title: string
  readonly text: string
  readonly page?: string
  readonly range: Stretch
}

/** Who knows what may be written and what it means. */
export interface Assistance {
  readonly complete: (offset: number, text: string) => Promise<readonly Suggestion[]>
  readonly hover: (offset: number, text: string) => Promise<Explanation | undefined>
}

export interface CodeEditorProps {
  /** One for each opened document; what an editor remembers of another one is thrown away. */
  readonly document: string
  /** The file's path: tells files of a document apart, and lets handlers import each other. */
  readonly path: string
  readonly label: string
  readonly language: CodeLanguage
  readonly text: EditedText
  /** It can be looked at only: the text of an earlier moment of the run. */
  readonly isReadOnly: boolean
  readonly marks: readonly Diagnostic[]
  /** What is selected in the picture, marked without taking the keyboard. */
  readonly shown: Stretch | undefined
  /** A place to go to, with the keyboard; `serial` tells two jumps to the same place apart. */
  readonly jump: (Stretch & { readonly serial: number }) | undefined
  /** The caret was put somewhere by hand. */
  readonly onCaret: (offset: number) => void
  /** Help with what is written; handlers are helped by the compiler. */
  readonly assistance: Assistance | undefined
  /** A problem is to be mended in the way that it names. */
  readonly onFix: (fix: Fix) => void
  /** Somebody wants out, by Escape. */
  readonly onLeave: () => void
  /** The other code files of the document, so that handlers know each other. */
  readonly siblings: readonly CodeFile[]
  /** TypeScript's name for the event that the handler in this file is called with: `SQSEvent | SNSEvent`. */
  readonly events: Readonly<Record<string, string>>
}

export interface CodeFile {
  readonly path: string
  readonly text: EditedText
}

/** How a view stood, for the one that takes its place. */
export interface Standing {
  readonly selection: Stretch
  readonly hasFocus: boolean
}
