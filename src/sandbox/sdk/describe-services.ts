/** What the guest needs to know of AWS to build its SDK packages, as JSON: `guest/sdk.ts` reads it. */
import type { OperationModel, ServiceModel } from '../../aws/service.ts'
import type { Shape } from '../../aws/shape.ts'

/** Where JSON is not yet the value that a handler sees: bytes and times. `null` where nothing is to be done. */
export type Conversion = null | 'blob' | 'time' | readonly ['list' | 'map', Conversion] | { readonly [member: string]: Conversion }

interface DescribedService {
  readonly id: string
  readonly name: string
  readonly package: string
  readonly operations: Readonly<Record<string, readonly [input: Conversion, output: Conversion]>>
  /** Operation → the member that asks for the next page and the member that names it. */
  readonly pages: Readonly<Record<string, readonly [token: string, next: string]>>
  /** Name → its values, as the SDK exports them: `InvocationType.Event`. */
  readonly enumerations: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly exceptions: readonly string[]
}

export function describeServices(services: readonly ServiceModel[]): string {
  return JSON.stringify(services.map(describeService))
}

function describeService(service: ServiceModel): DescribedService {
  const operations: Record<string, [Conversion, Conversion]> = {}
  const pages: Record<string, readonly [string, string]> = {}
  const enumerations: Record<string, Record<string, string>> = {}
  for (const [name, operation] of Object.entries(service.operations)) {
    operations[name] = [conversionOf(operation.input), conversionOf(operation.output)]
    const page = pageTokens(operation)
    if (page) pages[name] = page
    collectEnumerations(operation.input, enumerations)
  }
  const exceptions = [...new Set(Object.values(service.operations).flatMap((operation) => operation.errors))].filter((code) =>
    /^\w+$/.test(code),
  )
  return { id: service.id, name: service.sdkName, package: service.sdkPackage, operations, pages, enumerations, exceptions }
}

function conversionOf(shape: Shape): Conversion {
  switch (shape.type) {
    case 'blob':
      return 'blob'
    case 'timestamp':
      return 'time'
    case 'list':
    case 'map': {
      const of = conversionOf(shape.of)
      return of === null ? null : [shape.type, of]
    }
    case 'structure': {
      const members = Object.entries(shape.members).map(([name, member]) => [name, conversionOf(member.shape)] as const)
      const converted = members.filter(([, conversion]) => conversion !== null)
      return converted.length === 0 ? null : Object.fromEntries(converted)
    }
    default:
      return null
  }
}

const pageMembers = [
  ['NextToken', 'NextToken'],
  ['Marker', 'NextMarker'],
  ['nextToken', 'nextToken'],
] as const

function pageTokens(operation: OperationModel): readonly [string, string] | undefined {
  return pageMembers.find(([token, next]) => Object.hasOwn(operation.input.members, token) && Object.hasOwn(operation.output.members, next))
}

/** The SDK names an enumeration after its shape; ours have no names, but AWS names such members alike. */
function collectEnumerations(shape: Shape, found: Record<string, Record<string, string>>): void {
  if (shape.type === 'list' || shape.type === 'map') return collectEnumerations(shape.of, found)
  if (shape.type !== 'structure') return
  for (const [name, { shape: held }] of Object.entries(shape.members)) {
    if (held.type === 'string' && held.values && /^[A-Z]\w*$/.test(name))
      found[name] ??= Object.fromEntries(held.values.map((value) => [value, value]))
    else collectEnumerations(held, found)
  }
}
