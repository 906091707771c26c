/**
 * What `tools/jsonata-sync.mjs` makes of the package `jsonata`: the same language, evaluated synchronously, with a host for all
 * that is not language.
 */

/** What an evaluation may not have of its own. It is set for the time of one evaluation. */
export interface JsonataHost {
  /** Milliseconds since 1970. */
  readonly nowMs: number
  readonly random: () => number
  /** Of texts whose characters are bytes, as `btoa` and `atob` do. */
  readonly toBase64: (text: string) => string
  readonly fromBase64: (text: string) => string
  /** How many parts may still be evaluated; counted down. */
  left: number
  /** Called when none is left: it throws. */
  readonly refuse: () => never
  /** How many members the lists that are made may still have; counted down. */
  room: number
  readonly refuseMembers: () => never
  /** The `push` of every list that an evaluation makes. */
  readonly push: (this: unknown[], ...members: unknown[]) => number
  /** The length itself, of a text about to be made; it throws when that is too long. */
  readonly bounded: (length: number) => number
  readonly joined: (texts: readonly string[], separator: string | undefined) => string
  readonly stringified: (value: unknown, replacer: (key: string, value: unknown) => unknown, indent: number) => string
}

export interface JsonataOptions {
  /** How deep evaluations may be nested. */
  readonly stack: number
  /** How long a sequence may be. */
  readonly sequence: number
  readonly RegexEngine: new (pattern: RegExp) => unknown
}

/** A part of an expression, as the package takes it apart. */
export interface JsonataNode {
  readonly type: string
  readonly value?: unknown
  /** Of a path. */
  readonly steps?: readonly JsonataNode[]
  /** Of a step: its filters. */
  readonly stages?: readonly { readonly type: string; readonly expr?: JsonataNode }[]
  readonly predicate?: readonly { readonly type: string; readonly expr?: JsonataNode }[]
  /** Of an operator; of an object its keys and values. */
  readonly lhs?: JsonataNode | readonly (readonly [JsonataNode, JsonataNode])[]
  readonly rhs?: JsonataNode
  readonly expression?: JsonataNode
  readonly expressions?: readonly JsonataNode[]
  readonly procedure?: JsonataNode
  readonly arguments?: readonly JsonataNode[]
  readonly condition?: JsonataNode
  readonly then?: JsonataNode
  readonly else?: JsonataNode
  readonly body?: JsonataNode
}

export interface JsonataExpression {
  ast(): JsonataNode
  evaluate(input: unknown, bindings: Readonly<Record<string, unknown>>): unknown
  assign(name: string, value: unknown): void
  /** https://docs.jsonata.org/embedding-extending#function-signature-syntax */
  registerFunction(name: string, implementation: (...values: never[]) => unknown, signature: string): void
}

/** Throws what is no expression, as an object with `code`, `position` and `message`. */
export function jsonata(text: string, options: JsonataOptions): JsonataExpression
export function withHost<T>(host: JsonataHost, work: () => T): T
