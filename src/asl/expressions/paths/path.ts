/**
 * A path as it is written in a definition, taken apart: AWS's dialect of JSONPath, which is that of the Jayway library
 * (https://github.com/json-path/JsonPath), with `$$` for the context object and `$name` for variables.
 */
import type { RegularExpression } from '../../../base/regular-expressions/regular-expression.ts'
import type { Json } from '../../../base/json.ts'

/** What a path starts from: the input, the context object, a variable, or (inside a filter) the element that is looked at. */
export type PathRoot = 'input' | 'context' | 'variable' | 'element'

export interface Path {
  /** As written. */
  readonly text: string
  readonly root: PathRoot
  /** The name of the variable, where the root is one. */
  readonly variable: string
  readonly steps: readonly Step[]
  /** It can lead to one value at most: no wildcard, slice, union, filter or `..` in it. */
  readonly isDefinite: boolean
  /** The path as plain names and indices, where it has nothing else: what a reference path is. */
  readonly chain: readonly Link[] | undefined
}

/** One step of a reference path. */
export interface Link {
  readonly key: string | number
  /** A name that lists, texts or every object know too: whether it is a member must be asked. */
  readonly isGuarded: boolean
}

export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'every' }
  | { readonly kind: 'deep' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] }

export type Filter =
  | { readonly kind: 'all'; readonly parts: readonly Filter[] }
  | { readonly kind: 'any'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: string; readonly right: Operand }

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'pattern'; readonly expression: RegularExpression }

/** Puts a path together from its steps. */
export function pathOf(text: string, root: PathRoot, variable: string, steps: readonly Step[]): Path {
  return {
    text,
    root,
    variable,
    steps,
    isDefinite: steps.every((step, index) => isOne(step, index === steps.length - 1)),
    chain: chainOf(steps),
  }
}

function isOne(step: Step, isLast: boolean): boolean {
  // Several names at the end give one object that has them; further up they give several values.
  return step.kind === 'name' || step.kind === 'index' || step.kind === 'call' || (step.kind === 'names' && isLast)
}

function chainOf(steps: readonly Step[]): readonly Link[] | undefined {
  const links: Link[] = []
  for (const step of steps) {
    if (step.kind === 'name') links.push({ key: step.name, isGuarded: isKnownToOthers(step.name) })
    else if (step.kind === 'index') links.push({ key: step.index, isGuarded: true })
    else return undefined
  }
  return links
}

function isKnownToOthers(name: string): boolean {
  return name in Object.prototype || name in Array.prototype || name in String.prototype || name in Number.prototype || /^\d+$/.test(name)
}

/** The path in brackets, as Jayway tells it when it finds nothing: `$['order']['items'][0]`. */
export function bracketText(path: Path, steps = path.steps.length): string {
  return (path.root === 'element' ? '@' : '$') + path.steps.slice(0, steps).map(fragment).join('')
}

/** One step as Jayway tells it. */
export function fragment(step: Step): string {
  switch (step.kind) {
    case 'name':
      return `['${step.name}']`
    case 'names':
      return `[${step.names.map((name) => `'${name}'`).join(',')}]`
    case 'index':
      return `[${step.index}]`
    case 'indexes':
      return `[${step.indexes.join(',')}]`
    case 'slice':
      return `[${step.from ?? ''}:${step.to ?? ''}]`
    case 'every':
      return '[*]'
    case 'deep':
      return '..'
    case 'filter':
      return '[?]'
    case 'call':
      return `.${step.name}()`
  }
}
