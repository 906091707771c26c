/** The shape of a settings form: plain data that crosses to the page. */
import type { FieldModel } from '../../../aws/authoring/index.ts'
import type { Diagnostic } from '../../../text/diagnostic.ts'
import type { TextRange } from '../../../text/range.ts'
import type { LogicalId } from '../../model.ts'

/** What the template says about a field. Texts are as a person would type them. */
export type FieldValue =
  /** Nothing: the default holds, or AWS's own choice. */
  | { readonly kind: 'unset' }
  | { readonly kind: 'literal'; readonly text: string }
  /** A function such as `!Ref`: as it stands in the text, what it comes to, or why nobody can know. `refersTo`: of a field with `options`, the one that is chosen. */
  | {
      readonly kind: 'expression'
      readonly text: string
      readonly comesTo?: string
      readonly unknown?: string
      readonly refersTo?: LogicalId
    }
  /** The function itself says nothing; this stands in `Globals`. */
  | { readonly kind: 'global'; readonly text: string; readonly comesTo?: string; readonly unknown?: string }

export interface Field {
  /** What `setField` takes: `VisibilityTimeout`, `RedrivePolicy/maxReceiveCount`. */
  readonly property: string
  readonly label: string
  readonly help: string
  readonly page: string
  /** `reference`: one of `options`. `json`: the value is JSON, also where the template is YAML. `apart`: a text of its own, not told here. */
  readonly kind: 'integer' | 'boolean' | 'text' | 'json' | 'choice' | 'reference' | 'apart'
  readonly unit?: FieldModel['unit']
  readonly min?: number
  readonly max?: number
  readonly default?: string
  readonly choices?: readonly string[]
  /** What a reference may name. A value is the option's `id`; the current one stands in `value.refersTo`. */
  readonly options?: readonly { readonly id: LogicalId; readonly name: string }[]
  /** How a text must look: `a duration, as in 200 ms`. */
  readonly expected?: string
  readonly logarithmic?: boolean
  readonly required?: boolean
  /** AWS makes the resource anew when this changes: the run must be restarted. */
  readonly replaces?: boolean
  /** It can only be changed in the text, and why. */
  readonly fixed?: string
  readonly value: FieldValue
  /** What the running world has, where that is something else. */
  readonly running?: string
  /** Why AWS would refuse the value. */
  readonly problem?: string
  /** All there is to say about the value, errors included, each with its fix where there is one. */
  readonly advice?: readonly Diagnostic[]
  /** Where the value stands in the text. */
  readonly range?: TextRange
  /** The text that the value is about: a file of the document, or (without `file`) the place in the template. */
  readonly opens?: { readonly file?: string; readonly range: TextRange }
}

export interface FieldSet {
  readonly title: string
  /** What it belongs to, for `setField`: the form's own node, or a wire or resource that hangs on it. */
  readonly of: string
  /** The node at the other end of what this is about: the queue of an event source. */
  readonly about?: string
  readonly type: string
  readonly page: string
  readonly fields: readonly Field[]
}

export interface Form {
  readonly node: string
  /** As the template has it: `AWS::SQS::Queue`, `SQS` (an event), `Traffic`. */
  readonly type: string
  readonly page: string
  readonly groups: readonly FieldSet[]
}
