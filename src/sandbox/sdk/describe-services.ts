/** What the guest needs to know of AWS to build its SDK packages, as JSON: `guest/sdk.ts` reads it. */
import type { OperationModel, ServiceModel } from '../../aws/service.ts'
import type { Shape, StructureShape } from '../../aws/shape.ts'

/**
 * Where JSON is not yet the value that a handler sees: bytes (as base64, or as the text that they are) and times. `null` where nothing
 * is to be done; a shape that holds itself again is told by its name.
 */
export type Conversion =
  | null
  | 'blob'
  | 'text'
  | 'time'
  | readonly ['list' | 'map', Conversion]
  | readonly ['named', string]
  | { readonly [member: string]: Conversion }

interface DescribedService {
  readonly id: string
  readonly name: string
  readonly package: string
  readonly operations: Readonly<Record<string, readonly [input: Conversion, output: Conversion]>>
  /** Operation → the member that asks for the next page, the one that names it, and the one that says how long a page is. */
  readonly pages: Readonly<Record<string, readonly [token: string, next: string, limit: string]>>
  /** Name → its values, as the SDK exports them: `InvocationType.Event`. */
  readonly enumerations: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly exceptions: readonly string[]
  /** Of the members of exceptions that have some. */
  readonly details: Readonly<Record<string, Conversion>>
  readonly named: Readonly<Record<string, Conversion>>
}

export function describeServices(services: readonly ServiceModel[]): string {
  return JSON.stringify(services.map(describeService))
}

function describeService(service: ServiceModel): DescribedService {
  const operations: Record<string, [Conversion, Conversion]> = {}
  const pages: Record<string, readonly [string, string, string]> = {}
  const enumerations: Record<string, Record<string, string>> = {}
  const named: Record<string, Conversion> = {}
  for (const [name, operation] of Object.entries(service.operations)) {
    operations[name] = [conversionOf(operation.input, named), conversionOf(operation.output, named)]
    const page = pageTokens(operation)
    if (page) pages[name] = page
    collectEnumerations(operation.input, enumerations)
  }
  const exceptions = [...new Set(Object.values(service.operations).flatMap((operation) => operation.errors))].filter((code) =>
    /^\w+$/.test(code),
  )
  const details = Object.fromEntries(Object.entries(service.faultMembers ?? {}).map(([code, shape]) => [code, conversionOf(shape, named)]))
  return { id: service.id, name: service.sdkName, package: service.sdkPackage, operations, pages, enumerations, exceptions, details, named }
}

function conversionOf(shape: Shape, named: Record<string, Conversion>): Conversion {
  switch (shape.type) {
    case 'blob':
      return shape.text ? 'text' : 'blob'
    case 'timestamp':
      return 'time'
    case 'list':
    case 'map': {
      const of = conversionOf(shape.of, named)
      return of === null ? null : [shape.type, of]
    }
    case 'structure':
      return shape.named === undefined ? conversionOfMembers(shape, named) : namedConversion(shape, shape.named, named)
    default:
      return null
  }
}

function conversionOfMembers({ members }: StructureShape, named: Record<string, Conversion>): Conversion {
  const all = Object.entries(members).map(([name, member]) => [name, conversionOf(member.shape, named)] as const)
  const converted = all.filter(([, conversion]) => conversion !== null)
  return converted.length === 0 ? null : Object.fromEntries(converted)
}

function namedConversion(shape: StructureShape, name: string, named: Record<string, Conversion>): Conversion {
  if (!Object.hasOwn(named, name)) {
    // Named before it is described, for it holds itself.
    named[name] = null
    named[name] = conversionOfMembers(shape, named)
  }
  return ['named', name]
}

const pageMembers = [
  ['NextToken', 'NextToken', 'MaxResults'],
  ['Marker', 'NextMarker', 'MaxItems'],
  ['nextToken', 'nextToken', 'maxResults'],
  ['ExclusiveStartKey', 'LastEvaluatedKey', 'Limit'],
  ['ExclusiveStartTableName', 'LastEvaluatedTableName', 'Limit'],
  ['ContinuationToken', 'NextContinuationToken', 'MaxKeys'],
  ['ContinuationToken', 'ContinuationToken', 'MaxBuckets'],
  ['nextToken', 'nextToken', 'limit'],
  ['NextToken', 'NextToken', 'Limit'],
] as const

/** Some lists take no word on how long a page is. */
function pageTokens({ input, output }: OperationModel): readonly [string, string, string] | undefined {
  const known = pageMembers.filter(([token, next]) => Object.hasOwn(input.members, token) && Object.hasOwn(output.members, next))
  return known.find(([, , most]) => Object.hasOwn(input.members, most)) ?? known[0]
}

/** The SDK names an enumeration after its shape; ours have no names, but AWS names such members alike. */
function collectEnumerations(shape: Shape, found: Record<string, Record<string, string>>): void {
  if (shape.type === 'list' || shape.type === 'map') return collectEnumerations(shape.of, found)
  if (shape.type !== 'structure' || shape.named !== undefined) return
  for (const [name, { shape: held }] of Object.entries(shape.members)) {
    if (held.type === 'string' && held.values && /^[A-Z]\w*$/.test(name))
      found[name] ??= Object.fromEntries(held.values.map((value) => [value, value]))
    else collectEnumerations(held, found)
  }
}
