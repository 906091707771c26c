/** Reads what an expression of JSONPath stands for: a path into the input, the context object or a variable, or an intrinsic call. */
import type { Json } from '../../base/json.ts'
import { remembered } from '../../base/remembered.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { type Call, parseIntrinsic } from './intrinsics/parse-intrinsic.ts'
import { valueAt } from './paths/evaluate-path.ts'
import { parsePath } from './paths/parse-path.ts'
import type { Path } from './paths/path.ts'
import { whyMissing } from './paths/why-missing.ts'
import type { ExpressionFailure, ExpressionScope } from './scope.ts'

type Expression =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'broken'; readonly message: string }

const expressionOf = remembered((text): Expression => {
  if (/^\s*States\./.test(text)) {
    const call = parseIntrinsic(text)
    return call.ok ? { kind: 'call', call: call.value } : { kind: 'broken', message: call.error.message }
  }
  const path = parsePath(text)
  return path.ok ? { kind: 'path', path: path.value } : { kind: 'broken', message: path.error.message }
})

/**
 * The value of a path that a state names directly: `InputPath`, `OutputPath`, `ItemsPath`, `SecondsPath` …: `$…`, `$$…`,
 * `$variable…`. Fails with `States.Runtime` where a definite path finds nothing; any other path gives a list, maybe an empty one.
 */
export function readPath(text: string, scope: ExpressionScope): Result<Json, ExpressionFailure> {
  return evaluate(expressionOf(text), text, undefined, scope)
}

/** The same for a field whose name AWS tells when nothing is found: `ErrorPath`, `CausePath`, `total.$` of a template. */
export function readField(field: string, text: string, scope: ExpressionScope): Result<Json, ExpressionFailure> {
  return evaluate(expressionOf(text), text, field, scope)
}

/** {@link readField}, with the expression read once for many scopes. */
export function fieldReader(field: string, text: string): (scope: ExpressionScope) => Result<Json, ExpressionFailure> {
  const expression = expressionOf(text)
  return (scope) => evaluate(expression, text, field, scope)
}

function evaluate(
  expression: Expression,
  text: string,
  field: string | undefined,
  scope: ExpressionScope,
): Result<Json, ExpressionFailure> {
  if (expression.kind === 'broken') return failure(`Invalid path '${text}' : ${expression.message}`)
  if (expression.kind === 'call') return callValue(expression.call, text, scope)
  const value = pathValue(expression.path, scope)
  return value === undefined ? failure(missingText(expression.path, field, scope)) : ok(value)
}

/** The value of a path, or `undefined` where it finds nothing: for whoever has words of their own for that. */
export function pathValue(path: Path, scope: ExpressionScope): Json | undefined {
  const document = documentOf(path, scope)
  return document === undefined ? undefined : valueAt(path, document)
}

function documentOf(path: Path, scope: ExpressionScope): Json | undefined {
  if (path.root === 'input') return scope.input
  if (path.root === 'context') return scope.context
  return Object.hasOwn(scope.variables, path.variable) ? scope.variables[path.variable] : undefined
}

function missingText(path: Path, field: string | undefined, scope: ExpressionScope): string {
  const document = documentOf(path, scope)
  const why =
    document === undefined ? { message: `No results for path: $['${path.variable}']`, isAbsent: true } : whyMissing(path, document)
  if (field === undefined || !why.isAbsent) return `Invalid path '${path.text}' : ${why.message}`
  return `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(document ?? scope.input)}'`
}

function failure(cause: string): Result<never, ExpressionFailure> {
  return fail({ error: 'States.Runtime', cause })
}

function callValue(call: Call, whole: string, scope: ExpressionScope): Result<Json, ExpressionFailure> {
  const values: Json[] = []
  for (const operand of call.operands) {
    if (operand.kind === 'literal') values.push(operand.value)
    else if (operand.kind === 'call') {
      const inner = callValue(operand.call, whole, scope)
      if (!inner.ok) return inner
      values.push(inner.value)
    } else {
      const value = pathValue(operand.path, scope)
      if (value === undefined) return failure(missingOperandText(operand.path, whole, scope))
      values.push(value)
    }
  }
  const result = call.intrinsic.run(values, scope.random)
  if (result !== undefined) return ok(result)
  const complaint = call.intrinsic.complaint?.(values) ?? `Invalid arguments in ${call.name}`
  return failure(`There was an error while evaluating the intrinsic function: ${call.text}. ${complaint}`)
}

/** The whole expression is told, even where the path stands in an inner call. */
function missingOperandText(path: Path, whole: string, scope: ExpressionScope): string {
  const document = documentOf(path, scope)
  const why = document === undefined ? undefined : whyMissing(path, document)
  const said =
    why === undefined || why.isAbsent
      ? `The JsonPath argument for the field '${path.text}' could not be found in the input '${JSON.stringify(document ?? scope.input)}'`
      : why.message
  return `The function '${whole}' had the following error: ${said}`
}
