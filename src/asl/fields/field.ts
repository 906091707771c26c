/** How the fields of the language are told: as data that validation, forms and completion read alike. */
import type { QueryLanguage } from '../model/model.ts'

/**
 * What may stand in a field.
 * - `text`, `boolean`, `integer`, `number`, `choice`: constants; `timestamp` is RFC 3339
 * - `state`: a state of the same scope; `label`: names the executions of a distributed Map; `resource`: an ARN of work to do
 * - `path`: any JSONPath, also into the context object, or null; `reference`: a path to exactly one node, `place`: the same as a
 *   place to write to, or null; `referenceOrCall`: the same, or an intrinsic function
 * - `template`: a payload template (keys that end in `.$`); `expressions`: any JSON with `{% %}` in its texts; `static`: any JSON
 * - `variables`: names and values of `Assign`; `condition`: a boolean or an expression; `errors`: a list of error names
 * - `object`, `list`: what `of` describes; `states`, `scope`, `scopes`: states, by name, alone or as a list of scopes
 */
export type FieldKind =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'choice'
  | 'timestamp'
  | 'state'
  | 'label'
  | 'resource'
  | 'path'
  | 'reference'
  | 'place'
  | 'referenceOrCall'
  | 'template'
  | 'expressions'
  | 'static'
  | 'variables'
  | 'condition'
  | 'errors'
  | 'object'
  | 'list'
  | 'states'
  | 'scope'
  | 'scopes'

export interface Field {
  readonly kind: FieldKind
  /** Only in this query language; absent where both have it. */
  readonly language?: QueryLanguage
  /** In JSONata a `{% %}` may stand in place of the constant. */
  readonly takesExpression?: true
  /** Inclusive. */
  readonly range?: { readonly min?: number; readonly max?: number }
  readonly choices?: readonly string[]
  /** What the object, or each item of the list, is made of. */
  readonly of?: ShapeName
  /** A reference path into the context object (`$$.`) is refused here. */
  readonly refusesContext?: true
  /** What AWS does when the field is absent. */
  readonly default?: string | number
  /** One sentence for people. */
  readonly help: string
}

/** An object of the language: its fields, and which of them must or must not stand together. */
export interface Shape {
  readonly fields: Readonly<Record<string, Field>>
  /** In the order in which AWS names them when they are missing (that of a Java HashSet). */
  readonly required?: readonly string[]
  /** Of each group exactly one must be there. */
  readonly exactlyOne?: readonly (readonly string[])[]
  /** Of each group at most one may be there. */
  readonly atMostOne?: readonly (readonly string[])[]
}

/** Objects that stand inside states. */
export type ShapeName =
  | 'retrier'
  | 'catcher'
  | 'rule'
  | 'nestedRule'
  | 'credentials'
  | 'itemReader'
  | 'readerConfig'
  | 'itemBatcher'
  | 'resultWriter'
  | 'writerConfig'
  | 'processorConfig'
