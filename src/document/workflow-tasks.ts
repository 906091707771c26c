/** What the tasks of a workflow call, as far as the definition says it: by ARN, or by a name among the parameters. */
import { readTaskResource, type State } from '../asl/index.ts'
import { functionNameOf } from '../aws/identity.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import type { TaskCall } from './workflow-model.ts'
import { byName, type ResourceIndex } from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'
import { openWorkflow } from './workflow-definition.ts'

export function taskCallsOf(index: ResourceIndex): TaskCall[] {
  return index.all.flatMap((resource) => {
    const { workflow, logicalId: from, propertyRanges, range } = resource
    const opened = workflow && openWorkflow(workflow)
    if (opened?.machine === undefined) return []
    const isInTemplate = workflow?.written?.kind === 'value' || workflow?.written?.file === undefined
    const otherwise = propertyRanges['DefinitionS3Location'] ?? range
    return Object.values(opened.machine.everyState).flatMap((state) => {
      const place = isInTemplate ? opened.origin(state.range) : otherwise
      return callsOf(index, state).map(({ to, words }) => ({ from, state: state.name, to: to.logicalId, words, range: place }))
    })
  })
}

interface Call {
  readonly to: ResolvedResource
  readonly words: string
}

function callsOf(index: ResourceIndex, state: State): Call[] {
  if (state.type === 'Map') return ['ItemReader', 'ResultWriter'].flatMap((name) => callsOfPart(index, state.fields[name]))
  return state.type === 'Task' ? callsOfPart(index, state.fields) : []
}

/** A task, or what reads the items of a Map or writes its results: all are told alike. */
function callsOfPart(index: ResourceIndex, part: Json | undefined): Call[] {
  const resource = isJsonObject(part) ? part['Resource'] : undefined
  if (!isJsonObject(part) || typeof resource !== 'string') return []
  const words = wordsOfTask(resource)
  const own = namedByArn(index, resource)
  if (own !== undefined) return [{ to: own, words }]
  const named = new Set([...namesIn(part['Parameters']), ...namesIn(part['Arguments'])].flatMap((name) => lookedUp(index, name) ?? []))
  return [...named].map((to) => ({ to, words }))
}

function namedByArn(index: ResourceIndex, resource: string): ResolvedResource | undefined {
  const kind = readTaskResource(resource)?.kind
  if (kind === 'lambda') return index.functions.get(functionNameOf(resource))
  return kind === 'activity' ? index.byArn.get(resource) : undefined
}

/** `invoke`, `activity`, `putItem`, `sendMessage · token`: for a label. What is no known integration is told as it stands. */
function wordsOfTask(resource: string): string {
  const task = readTaskResource(resource)
  if (task === undefined) return resource.split(':').slice(5).join(':')
  if (task.kind === 'lambda') return 'invoke'
  if (task.kind === 'activity') return 'activity'
  if (task.pattern === 'answer') return task.operation
  return `${task.operation} · ${task.pattern === 'waitForTaskToken' ? 'token' : 'sync'}`
}

/** Members of a request that name what it is about. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
const NAMING: ReadonlySet<string> = new Set([
  'Bucket',
  'EventBusName',
  'FunctionName',
  'LogGroupName',
  'QueueUrl',
  'StateMachineArn',
  'TableName',
  'TargetArn',
  'TopicArn',
])

/** Names that stand in a request as they are. What is only known when it runs (`.$`, `{% … %}`) names nothing here. */
function* namesIn(value: Json | undefined): Iterable<readonly [member: string, name: string]> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* namesIn(item)
  if (!isJsonObject(value)) return
  for (const [member, inner] of Object.entries(value as JsonObject)) {
    if (member === 'RequestItems' && isJsonObject(inner)) for (const table of Object.keys(inner)) yield ['TableName', table]
    else if (typeof inner !== 'string') yield* namesIn(inner)
    else if (NAMING.has(member)) yield [member, inner]
  }
}

function lookedUp(index: ResourceIndex, [member, name]: readonly [string, string]): ResolvedResource | undefined {
  return member === 'FunctionName' ? index.functions.get(functionNameOf(name)) : byName(index, name)
}
