/** TypeScript declarations of the SDK packages, written from `aws`: what a handler can call here is what its editor knows. */
import type { OperationModel, ServiceModel } from '../../../aws/service.ts'
import type { Member, Shape, StructureShape } from '../../../aws/shape.ts'

export function declareSdk(services: readonly ServiceModel[]): string {
  return services.map(declarePackage).join('\n')
}

function declarePackage(service: ServiceModel): string {
  const { sdkName: name, sdkPackage, operations } = service
  const entries = Object.entries(operations)
  const exceptions = [...new Set(entries.flatMap(([, { errors }]) => errors))].filter((code) => /^\w+$/.test(code))
  const lines = [
    ...common(name),
    ...namedShapes(entries.flatMap(([, { input, output }]) => [input, output])).flatMap(declareNamed),
    ...entries.flatMap(([operation, model]) => declareOperation(name, operation, model)),
    `class ${name} extends ${name}Client {`,
    ...entries.map(
      ([operation, model]) =>
        `${comment(`Calls ${operation}.`, model.page)}${camel(operation)}(input: ${inputOf(operation, model)}): Promise<${operation}CommandOutput>`,
    ),
    '}',
    `class ${name}ServiceException extends Error { readonly $fault: 'client' | 'server'; readonly $metadata: ResponseMetadata }`,
    ...exceptions.map((code) => `class ${code} extends ${name}ServiceException {}`),
  ]
  return `declare module ${JSON.stringify(sdkPackage)} {\n${lines.join('\n')}\n}`
}

function common(name: string): string[] {
  return [
    'interface ResponseMetadata { readonly httpStatusCode: number; readonly requestId: string; readonly attempts: number; readonly totalRetryDelay: number }',
    'interface ClientConfig { region?: string; endpoint?: string; maxAttempts?: number }',
    'interface Bytes extends Uint8Array { transformToString(encoding?: string): string }',
    'interface Command<Input, Output> { readonly input: Input; readonly $output?: Output }',
    `class ${name}Client {`,
    'constructor(config?: ClientConfig)',
    '/** Sends a command and gives what the service answers; what it refuses is thrown. */',
    'send<Input, Output>(command: Command<Input, Output>): Promise<Output>',
    'destroy(): void',
    '}',
  ]
}

function declareOperation(service: string, operation: string, model: OperationModel): string[] {
  const { input, output, page } = model
  const pages = Object.hasOwn(output.members, 'NextToken') || Object.hasOwn(output.members, 'NextMarker')
  return [
    `interface ${operation}CommandInput ${structure(input.members, 'input')}`,
    `interface ${operation}CommandOutput { readonly $metadata: ResponseMetadata; ${members(output.members, 'output')} }`,
    `${comment(`Asks ${service} for ${operation}.`, page)}class ${operation}Command implements Command<${operation}CommandInput, ${operation}CommandOutput> {`,
    `constructor(input: ${inputOf(operation, model)})`,
    `readonly input: ${operation}CommandInput`,
    `readonly $output?: ${operation}CommandOutput`,
    '}',
    ...(pages
      ? [
          `function paginate${operation}(config: { client: ${service}Client; pageSize?: number; startingToken?: string }, input: ${inputOf(operation, model)}): AsyncGenerator<${operation}CommandOutput>`,
        ]
      : []),
  ]
}

function inputOf(operation: string, { input }: OperationModel): string {
  return `${operation}CommandInput`.concat(Object.keys(input.members).length === 0 ? ' | undefined' : '')
}

/** Shapes that hold themselves again. */
function namedShapes(shapes: readonly Shape[], found = new Map<string, StructureShape>()): readonly StructureShape[] {
  for (const shape of shapes) {
    if (shape.type === 'list' || shape.type === 'map') namedShapes([shape.of], found)
    if (shape.type !== 'structure' || (shape.named !== undefined && found.has(shape.named))) continue
    if (shape.named !== undefined) found.set(shape.named, shape)
    const held = Object.values(shape.members).map((member) => member.shape)
    namedShapes(held, found)
  }
  return [...found.values()]
}

function declareNamed({ named = '', members: held }: StructureShape): string[] {
  return [`interface ${named} ${structure(held, 'output')}`, `interface ${named}Input ${structure(held, 'input')}`]
}

type Direction = 'input' | 'output'

function structure(held: Readonly<Record<string, Member>>, direction: Direction): string {
  return `{ ${members(held, direction)} }`
}

function members(held: Readonly<Record<string, Member>>, direction: Direction): string {
  return Object.entries(held)
    .map(
      ([name, { shape, required, help }]) =>
        `${help === undefined ? '' : comment(help)}${name}${required === true ? '' : '?'}: ${typeOf(shape, direction)};`,
    )
    .join(' ')
}

function typeOf(shape: Shape, direction: Direction): string {
  switch (shape.type) {
    case 'string':
      return shape.values ? `${shape.values.map((value) => JSON.stringify(value)).join(' | ')} | (string & {})` : 'string'
    case 'integer':
    case 'long':
    case 'double':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'blob':
      return direction === 'input' ? 'Uint8Array | string' : 'Bytes'
    case 'timestamp':
      return 'Date'
    case 'list':
      return `Array<${typeOf(shape.of, direction)}>`
    case 'map':
      return `Record<string, ${typeOf(shape.of, direction)}>`
    case 'structure':
      // One that holds itself again is declared beside the operations, by its name.
      return shape.named === undefined ? structure(shape.members, direction) : `${shape.named}${direction === 'input' ? 'Input' : ''}`
  }
}

function comment(text: string, page?: string): string {
  return `/** ${text.replaceAll('*/', '*\\/')}${page === undefined ? '' : `\n * ${page}`} */ `
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
