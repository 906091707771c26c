/**
 * Whether a mocked result is an answer that the operation could give. Only members that the operation has are looked at, named as
 * workflows name them. https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
import type { TaskState } from '../../../../asl/index.ts'
import { states } from '../../../../aws/services/stepfunctions.ts'
import type { Shape, StringShape, StructureShape } from '../../../../aws/shape.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { capital } from '../tasks/casing.ts'
import type { Integration } from '../tasks/integrations.ts'
import { integrationOf } from '../tasks/outcome.ts'

type Mode = 'STRICT' | 'PRESENT' | 'NONE'

export function schemaProblem({ resource = '' }: TaskState, result: Json, mode: Mode): string | undefined {
  const integration = integrationOf(resource)
  const shape = mode === 'NONE' || integration === undefined ? undefined : answerShape(integration)
  if (shape === undefined) return undefined
  const problem = isJsonObject(result) ? structureProblem(shape, result, mode) : 'Result must be an object'
  return problem === undefined ? undefined : `Mock result schema validation error: ${problem}`
}

/**
 * What the task's result looks like: the answer; after `.sync`, what the last look at the job tells; after `.waitForTaskToken`,
 * anything. An optimized call of a function shows what the payload says.
 */
function answerShape({ model, operationModel, pattern, client }: Integration): StructureShape | undefined {
  if (pattern === 'waitForTaskToken') return undefined
  if (pattern !== 'answer') return model.id === states.id ? states.operations.DescribeExecution.output : undefined
  if (model.id !== 'lambda' || client.generation === 2) return operationModel.output
  const { Payload: _payload, ...members } = operationModel.output.members
  return { type: 'structure', members }
}

function structureProblem({ members }: StructureShape, value: JsonObject, mode: Mode): string | undefined {
  for (const [member, { shape, required }] of Object.entries(members)) {
    const name = capital(member)
    const held = value[name]
    if (held === undefined) {
      if (required === true && mode === 'STRICT') return `Required field '${name}' is missing`
      continue
    }
    const problem = valueProblem(shape, held, name, mode)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** `name` is that of the nearest member around the value. † What is too large, too small a number, or missing. */
function valueProblem(shape: Shape, value: Json, name: string, mode: Mode): string | undefined {
  if (!isOfKind(shape, value)) return `Field '${name}' must be ${kinds[shape.type]}`
  switch (shape.type) {
    case 'structure':
      return structureProblem(shape, value as JsonObject, mode)
    case 'list':
      return firstProblem(value as readonly Json[], (item) => valueProblem(shape.of, item, name, mode))
    case 'map':
      return firstProblem(Object.values(value as JsonObject) as Json[], (item) => valueProblem(shape.of, item, name, mode))
    case 'string':
      return textProblem(shape, value as string, name)
    case 'integer':
    case 'long':
    case 'double':
      if ((value as number) < (shape.min ?? -Infinity)) return `Field '${name}' is smaller than the minimum value`
      return (value as number) > (shape.max ?? Infinity) ? `Field '${name}' is larger than the maximum value` : undefined
    default:
      return undefined
  }
}

function firstProblem(items: readonly Json[], problemOf: (item: Json) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item)
    if (problem !== undefined) return problem
  }
  return undefined
}

function textProblem({ values, min = 0, max = Infinity, pattern }: StringShape, text: string, name: string): string | undefined {
  if (values && !values.includes(text)) return `Field '${name}' is not an expected value`
  if (text.length < min) return `Field '${name}' is smaller than the minimum length`
  if (text.length > max) return `Field '${name}' is larger than the maximum length`
  return pattern !== undefined && !new RegExp(pattern).test(text) ? `Field '${name}' does not match the expected pattern` : undefined
}

function isOfKind({ type }: Shape, value: Json): boolean {
  const kind = kinds[type]
  if (kind === 'an array') return Array.isArray(value)
  if (kind === 'an object') return isJsonObject(value)
  return kind === `a ${typeof value}`
}

/** What each shape is in JSON, as AWS says it. Bytes and times are texts there. */
const kinds = {
  string: 'a string',
  blob: 'a string',
  timestamp: 'a string',
  integer: 'a number',
  long: 'a number',
  double: 'a number',
  boolean: 'a boolean',
  list: 'an array',
  map: 'an object',
  structure: 'an object',
} as const satisfies Record<Shape['type'], string>
