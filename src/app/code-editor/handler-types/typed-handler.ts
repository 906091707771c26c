/**
 * Gives the parameters of an exported `handler` their types without a word in the file: the compiler is shown a text with comments of
 * types put in, and every place that it is asked about or speaks of is carried over to the text that is on the screen.
 */
import type ts from 'typescript'

interface Insertion {
  /** Offset in the text on the screen. */
  readonly at: number
  readonly text: string
}

export interface TypedHandler {
  /** What the compiler sees. */
  readonly text: string
  readonly toCompiler: (offset: number) => number
  readonly toScreen: (offset: number) => number
}

/** `event` is a type of the module `aws-lambda`, or several: `SQSEvent | SNSEvent`; without one it stays what the file says. */
export function typeHandler(api: typeof ts, text: string, event: string | undefined): TypedHandler {
  const insertions = handlerParameters(api, text).flatMap((at, index) => {
    const type = [event === undefined ? undefined : qualified(event), 'import("aws-lambda").Context', 'import("aws-lambda").Callback'][
      index
    ]
    return at === undefined || type === undefined ? [] : [{ at, text: `/** @type {${type}} */ ` }]
  })
  return {
    text: insertions.toReversed().reduce((now, { at, text: put }) => now.slice(0, at) + put + now.slice(at), text),
    toCompiler: (offset) => offset + insertions.reduce((sum, { at, text: put }) => (at <= offset ? sum + put.length : sum), 0),
    toScreen: (offset) => backOver(insertions, offset),
  }
}

function qualified(event: string): string {
  return event.replaceAll(/\w+/g, (name) => `import("aws-lambda").${name}`)
}

/** A place inside what was put in is where it was put in. */
function backOver(insertions: readonly Insertion[], offset: number): number {
  let before = 0
  for (const { at, text } of insertions) {
    if (offset <= at + before) break
    if (offset < at + before + text.length) return at
    before += text.length
  }
  return offset - before
}

/** Where each parameter of the handler begins; `undefined` for one whose type the file tells, or that has no place for a comment. */
function handlerParameters(api: typeof ts, text: string): readonly (number | undefined)[] {
  const file = api.createSourceFile('handler.js', text, api.ScriptTarget.Latest, true, api.ScriptKind.JS)
  for (const statement of file.statements) {
    const made = handlerIn(api, statement)
    if (!made) continue
    return made.parameters.map((parameter) => {
      const at = parameter.getStart(file)
      const hasPlace = /[(,]\s*$/.test(text.slice(0, at))
      return hasPlace && api.getJSDocType(parameter) === undefined && api.getJSDocType(made) === undefined ? at : undefined
    })
  }
  return []
}

function handlerIn(api: typeof ts, statement: ts.Statement): ts.SignatureDeclaration | undefined {
  if (api.isFunctionDeclaration(statement)) return statement.name?.text === 'handler' && isExported(api, statement) ? statement : undefined
  if (api.isVariableStatement(statement)) {
    const found = statement.declarationList.declarations.find(({ name }) => api.isIdentifier(name) && name.text === 'handler')
    const tells = api.getJSDocType(statement) !== undefined
    return isExported(api, statement) && !tells ? functionOf(api, found?.initializer) : undefined
  }
  if (!api.isExpressionStatement(statement) || !api.isBinaryExpression(statement.expression)) return undefined
  const { left, right } = statement.expression
  const isExport = api.isPropertyAccessExpression(left) && /^(?:module\.)?exports\.handler$/.test(left.getText())
  return isExport && api.getJSDocType(statement) === undefined ? functionOf(api, right) : undefined
}

function isExported(api: typeof ts, node: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return node.modifiers?.some(({ kind }) => kind === api.SyntaxKind.ExportKeyword) ?? false
}

function functionOf(api: typeof ts, node: ts.Expression | undefined): ts.SignatureDeclaration | undefined {
  return node && (api.isArrowFunction(node) || api.isFunctionExpression(node)) ? node : undefined
}
