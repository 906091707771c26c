/** Why a definite path leads nowhere, in the words of the library that AWS follows paths with. They reach people as they are. */
import { isJsonObject, type Json } from '../../../base/json.ts'
import { javaText } from '../json-text.ts'
import { valueAt } from './evaluate-path.ts'
import { bracketText, fragment, pathOf, type Path, type Step } from './path.ts'

export interface WhyMissing {
  readonly message: string
  /** Nothing stands there, which AWS tells in words of its own in some places. Otherwise the step does not fit the value. */
  readonly isAbsent: boolean
}

export function whyMissing(path: Path, document: Json): WhyMissing {
  const steps = path.steps.filter((step) => step.kind !== 'call')
  let value: Json = document
  for (const [index, step] of steps.entries()) {
    const before = bracketText(path, index)
    const misfit = misfitOf(step, value, before)
    if (misfit !== undefined) return misfit
    const next = valueAt(pathOf('', 'input', '', [step]), value)
    if (next === undefined) {
      const isNamed = step.kind === 'name' && index < steps.length - 1
      return { message: isNamed ? `Missing property in path ${bracketText(path, index + 1)}` : noResults(path), isAbsent: true }
    }
    value = next
  }
  return { message: noResults(path), isAbsent: true }
}

function noResults(path: Path): string {
  return `No results for path: ${bracketText(path)}`
}

function misfitOf(step: Step, value: Json, before: string): WhyMissing | undefined {
  if (step.kind === 'index' && !Array.isArray(value)) {
    if (value === null) return { message: `The path ${before} is null`, isAbsent: true }
    return { message: `Filter: ${fragment(step)} can only be applied to arrays. Current context is: ${javaText(value)}`, isAbsent: false }
  }
  if ((step.kind === 'name' || step.kind === 'names') && !isJsonObject(value)) {
    const message =
      `Expected to find an object with property ${fragment(step)} in path ${before} but found '${javaClass(value)}'. ` +
      "This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'."
    return { message, isAbsent: true }
  }
  return undefined
}

function javaClass(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'java.util.ArrayList'
  if (typeof value === 'string') return 'java.lang.String'
  if (typeof value === 'boolean') return 'java.lang.Boolean'
  return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double'
}
