/** The nodes of the picture, and what its settings become once the names in them are looked up. */
import { isStation } from '../aws/resources/index.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { patternWords } from './filter-label.ts'
import type { Medium, NodeKind, PictureNode, PictureWire, TrafficSource } from './model.ts'
import type { Outside } from './outside.ts'
import type { ResolvedResource } from './resources.ts'
import type { ResourceIndex } from './resource-index.ts'
import type { Position, WrittenSettings } from './settings.ts'
import type { Standstill } from './standstill.ts'
import type { WrittenSource } from './traffic.ts'

const KINDS: Readonly<Record<string, NodeKind>> = {
  'AWS::SQS::Queue': 'queue',
  'AWS::SNS::Topic': 'topic',
  'AWS::Lambda::Function': 'function',
  'AWS::DynamoDB::Table': 'table',
  'AWS::StepFunctions::StateMachine': 'workflow',
  'AWS::S3::Bucket': 'bucket',
  'AWS::Events::EventBus': 'bus',
  'AWS::Events::Rule': 'rule',
}

/** What is drawn as a node of its own. */
export function isDrawn({ type }: ResolvedResource): boolean {
  return Object.hasOwn(KINDS, type) || isStation(type)
}

export function resourceNode(
  resource: ResolvedResource,
  positions: Readonly<Record<string, Position>>,
  { standstill, mocked }: { readonly standstill: Standstill | undefined; readonly mocked: string | undefined },
): PictureNode {
  const kind = Object.hasOwn(KINDS, resource.type) ? (KINDS[resource.type] as NodeKind) : 'inert'
  const { logicalId: id, identity, fifo } = resource
  const reason = standstill?.reason
  return {
    id,
    kind,
    name: identity.isNamed ? identity.name : id,
    caption: captionOf(resource),
    ...(kind === 'queue' || kind === 'topic' ? { fifo } : {}),
    ...(kind === 'rule' ? ruleWords(resource) : {}),
    ...placed(positions, id),
    range: resource.range,
    ...(reason === undefined ? {} : { inert: reason }),
    ...(mocked === undefined ? {} : { mocked }),
  }
}

/** What makes a rule call its targets. */
function ruleWords({ properties }: ResolvedResource): Pick<PictureNode, 'pattern' | 'schedule'> {
  const { EventPattern, ScheduleExpression: schedule } = properties
  const pattern = patternWords(EventPattern)
  return { ...(pattern !== undefined && { pattern }), ...(typeof schedule === 'string' && { schedule }) }
}

const MEDIUM_WORDS: Readonly<Record<Medium, string>> = { email: 'e-mail', sms: 'text messages', push: 'push notifications' }

/** Inboxes and endpoints, those whose address is unknown among them. */
export function outsideNodes({ people, endpoints, unknown }: Outside, positions: Readonly<Record<string, Position>>): PictureNode[] {
  const inboxes = people.map(({ id, label: name, medium: detail, range }): PictureNode => {
    return { id, kind: 'inbox', name, caption: MEDIUM_WORDS[detail], detail, ...placed(positions, id), range }
  })
  const servers = endpoints.map(({ id, label: name, url, status, range }): PictureNode => {
    const scheme = url.startsWith('https:') ? 'HTTPS' : 'HTTP'
    return { id, kind: 'endpoint', name, caption: `${scheme} · ${statusWords(status)}`, ...placed(positions, id), range }
  })
  const others = unknown.map(({ id, kind, medium, range }): PictureNode => {
    const common = { id, kind, name: id, ...placed(positions, id), range, inert: 'only a deployment knows the address' }
    return medium === undefined ? { ...common, caption: 'HTTP' } : { ...common, caption: MEDIUM_WORDS[medium], detail: medium }
  })
  return [...inboxes, ...servers, ...others]
}

/** `200`, `500, 500, then 200` */
function statusWords(status: readonly number[]): string {
  const shown = status.length <= 4 ? status : [...status.slice(0, 2), '…', status.at(-1)]
  return shown.length === 1 ? String(shown[0]) : `${shown.slice(0, -1).join(', ')}, then ${shown.at(-1)}`
}

const CAPTIONS: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'Lambda',
  'AWS::S3::Bucket': 'S3 bucket',
  'AWS::Events::EventBus': 'Event bus',
  'AWS::Events::Rule': 'EventBridge rule',
}

function captionOf({ type, fifo, workflow }: ResolvedResource): string {
  if (type === 'AWS::SQS::Queue') return fifo ? 'SQS FIFO' : 'SQS standard'
  if (type === 'AWS::SNS::Topic') return fifo ? 'SNS FIFO topic' : 'SNS topic'
  if (type === 'AWS::DynamoDB::Table') return 'DynamoDB'
  if (type === 'AWS::StepFunctions::StateMachine') return workflow?.type === 'EXPRESS' ? 'Express workflow' : 'Standard workflow'
  if (type === 'AWS::StepFunctions::Activity') return 'Activity'
  return Object.hasOwn(CAPTIONS, type) ? (CAPTIONS[type] as string) : type
}

function placed(positions: Readonly<Record<string, Position>>, id: string): Pick<PictureNode, 'position'> {
  const position = positions[id]
  return position === undefined ? {} : { position: { x: position.x, y: position.y } }
}

/** A queue that only takes what others gave up on is drawn as a siding. */
export function markDeadLetterQueues(
  nodes: readonly PictureNode[],
  wires: readonly PictureWire[],
  targets: ReadonlySet<string>,
): PictureNode[] {
  const consumed = new Set(wires.filter(({ kind }) => kind === 'event-source').map(({ from }) => from))
  return nodes.map((node) =>
    node.kind === 'queue' && targets.has(node.id) && !consumed.has(node.id) ? { ...node, deadLetter: true } : node,
  )
}

export function sourceNode(source: WrittenSource, positions: Readonly<Record<string, Position>>, problem: string | undefined): PictureNode {
  const { id, label: name, caption, range } = source
  return { id, kind: 'source', name, caption, ...placed(positions, id), range, ...(problem === undefined ? {} : { inert: problem }) }
}

/** What somebody outside can send to. */
const TAKERS: ReadonlySet<string> = new Set(['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::StepFunctions::StateMachine'])

/** Why a source cannot send where it says, or `undefined`. */
export function trafficProblem(source: WrittenSource, index: ResourceIndex, still: ReadonlyMap<string, Standstill>): string | undefined {
  if (index.byId.has(source.id)) return `a resource is called ${source.id} as well`
  if (source.to === undefined) return 'it does not say where to'
  const target = index.byId.get(source.to)
  if (target === undefined) return `there is no ${source.to}`
  if (!TAKERS.has(target.type)) return `${source.to} is no topic, queue or state machine`
  const reason = still.get(source.to)?.reason
  return reason === undefined ? undefined : `${source.to} stands still (${reason})`
}

export function trafficSource(source: WrittenSource): TrafficSource {
  const { id, label, caption, everyMs, jitter, startMs, count, name, messages, range } = source
  return { id, label, caption, to: source.to ?? '', everyMs, jitter, startMs, count, name, messages, range }
}

export function checkPositions(settings: WrittenSettings, nodes: readonly PictureNode[], problems: Problems): void {
  const ids = new Set(nodes.map(({ id }) => id))
  for (const [id, { range }] of Object.entries(settings.positions)) if (!ids.has(id)) note(problems, 'unknown-node', range, id)
}
