/** What a form is about: a part of the text, described by models, and everything that hangs on a node of the picture. */
import { type Authored, authoredType, type FieldGroup, type FieldModels, serverlessEvents } from '../../../aws/authoring/index.ts'
import { entryOf, nodeByPath, type TreePath } from '../../../text/tree.ts'
import type { PictureNode, PictureWire, Resource, Template } from '../../model.ts'
import { textOf } from '../../tree-values.ts'
import { documentPart, endpointPart, mockPart, personPart, realismPart, type SettingPart, sourcePart } from '../setting-fields.ts'

export interface Subject {
  /** By which it is found again: a node's or a wire's id, or a resource's. */
  readonly of: string
  /** What it is called where it stands beside others: `Event source fulfilment-queue`. */
  readonly about?: string
  readonly type: string
  readonly page: string
  readonly properties: FieldModels
  readonly groups: readonly FieldGroup[]
  /** The mapping that holds its values, also where it is not written yet; `undefined`: nothing of it can be changed. */
  readonly path: TreePath | undefined
  /** What holds where the resource itself says nothing. */
  readonly globals?: TreePath
  readonly fifo?: boolean
  /** The file of the document that holds what it runs. */
  readonly file?: string
}

/** The document's own settings are asked for by this id. */
const documentSubject = ''

/** The subjects of a node or a wire, the main one first; none where nothing is known. */
export function subjectsOf(template: Template, id: string): Subject[] {
  if (id === documentSubject) return [settingSubject(documentSubject, documentPart, [])]
  const node = template.nodes.find((candidate) => candidate.id === id)
  if (node !== undefined) return nodeSubjects(template, node)
  const wire = template.wires.find((candidate) => candidate.id === id)
  if (wire !== undefined) return wireSubjects(template, wire)
  const resource = resourceAt(template, id)
  return resource === undefined ? [] : one(resourceSubject(template, resource, id))
}

function resourceAt(template: Template, id: string): Resource | undefined {
  return Object.hasOwn(template.resources, id) ? template.resources[id] : undefined
}

function nodeSubjects(template: Template, node: PictureNode): Subject[] {
  const { id } = node
  const resource = resourceAt(template, id)
  switch (node.kind) {
    case 'source':
      return [settingSubject(id, sourcePart, ['Traffic', id])]
    case 'inbox':
      return [settingSubject(id, personPart, ['People', personKey(template, id)])]
    case 'endpoint':
      return [settingSubject(id, endpointPart, ['Endpoints', endpointKey(template, id)])]
    case 'queue':
      return [...one(resource && resourceSubject(template, resource, id)), ...one(queueRealism(template, node)), ...policies(template, id)]
    case 'topic':
      return [
        ...one(resource && resourceSubject(template, resource, id)),
        ...hanging(template, ({ kind, from }) => kind === 'subscription' && from === id, 'to'),
        ...policies(template, id),
      ]
    case 'function':
      return [
        ...one(resource && resourceSubject(template, resource, id)),
        ...hanging(template, ({ kind, to }) => (kind === 'event-source' || kind === 'subscription') && to === id, 'from'),
        ...invokeConfig(template, id),
        ...one(mock(template, node)),
      ]
    case 'table':
    case 'workflow':
    case 'bucket':
    case 'bus':
    case 'rule':
    case 'inert':
      return one(resource && resourceSubject(template, resource, id))
  }
}

function one(subject: Subject | undefined): Subject[] {
  return subject === undefined ? [] : [subject]
}

function wireSubjects(template: Template, wire: PictureWire): Subject[] {
  if (wire.kind === 'traffic') return nodeSubjects(template, { id: wire.from, kind: 'source' } as PictureNode)
  const resource = wire.by === undefined ? undefined : resourceAt(template, wire.by)
  return one(resource && resourceSubject(template, resource, wire.id))
}

/** The subjects of wires, each called after the node at its other end. */
function hanging(template: Template, isOne: (wire: PictureWire) => boolean, end: 'from' | 'to'): Subject[] {
  return template.wires.filter(isOne).flatMap((wire) => {
    const other = template.nodes.find(({ id }) => id === wire[end])?.name ?? wire[end]
    return wireSubjects(template, wire).map((subject) => ({ ...subject, about: other }))
  })
}

function resourceSubject(template: Template, resource: Resource, of: string): Subject | undefined {
  const { path, type } = resource
  const written = path === undefined ? undefined : textOf(entryOf(nodeByPath(template.tree, path.slice(0, -1)), 'Type'))
  const authored = authoredAs(written, resource)
  if (authored === undefined) return undefined
  const { properties, groups, page } = authored
  const fifo = resource.properties['FifoQueue'] === true || resource.properties['FifoTopic'] === true
  const section = Object.hasOwn(globalSections, authored.type) ? globalSections[authored.type] : undefined
  const definition = resource.workflow?.written
  const file = definition?.kind === 'text' ? definition.file : undefined
  return {
    of,
    type: written ?? type,
    page,
    properties,
    groups,
    path,
    fifo,
    ...(section !== undefined && { globals: ['Globals', section] }),
    ...(file !== undefined && { file }),
  }
}

/** Where SAM looks for what a resource does not say itself. */
const globalSections: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'Function',
  'AWS::Serverless::StateMachine': 'StateMachine',
}

/** A resource is filled in as it was written: as SAM's type, as one of its events, or as CloudFormation's. */
function authoredAs(written: string | undefined, { type, origin }: Resource): Authored | undefined {
  if (written === undefined) return authoredType(type)
  if (origin !== undefined) return Object.hasOwn(serverlessEvents, written) ? serverlessEvents[written] : undefined
  return authoredType(written)
}

function settingSubject(of: string, { type, page, properties, groups }: SettingPart, path: TreePath): Subject {
  return { of, type, page, properties, groups, path: ['Metadata', 'Switchyard', ...path] }
}

/** Policies are shown as they are written, and changed in the text. */
function policies(template: Template, id: string): Subject[] {
  const target = resourceAt(template, id)
  if (target === undefined) return []
  return Object.values(template.resources).flatMap((policy) => {
    const list = policy.type === 'AWS::SQS::QueuePolicy' ? 'Queues' : policy.type === 'AWS::SNS::TopicPolicy' ? 'Topics' : undefined
    const named = list === undefined ? undefined : policy.properties[list]
    if (!Array.isArray(named) || !(named as readonly unknown[]).includes(target.ref)) return []
    return one(resourceSubject(template, policy, policy.logicalId)).map((subject) => ({ ...subject, about: policy.logicalId }))
  })
}

function invokeConfig(template: Template, id: string): Subject[] {
  const target = resourceAt(template, id)
  return Object.values(template.resources).flatMap((config) => {
    const isOne = config.type === 'AWS::Lambda::EventInvokeConfig' && config.origin === undefined
    if (!isOne || config.properties['FunctionName'] !== target?.ref) return []
    return one(resourceSubject(template, config, config.logicalId))
  })
}

function settingAt(template: Template, ...path: readonly string[]): ReturnType<typeof nodeByPath> {
  return nodeByPath(template.tree, ['Metadata', 'Switchyard', ...path])
}

/** Of a function that is not run, or that has a mock already. */
function mock(template: Template, { id, inert, mocked }: PictureNode): Subject | undefined {
  if (inert === undefined && mocked === undefined && settingAt(template, 'Mocks', id) === undefined) return undefined
  return settingSubject(id, mockPart, ['Mocks', id])
}

/** Of one queue, unless one setting speaks of all queues. */
function queueRealism(template: Template, { id, fifo }: PictureNode): Subject | undefined {
  const all = settingAt(template, 'Realism')
  const isOfAll = all !== undefined && (all.kind !== 'mapping' || ['Profile', 'Hosts', 'Duplicates'].some((key) => entryOf(all, key)))
  return isOfAll || fifo === true ? undefined : settingSubject(id, realismPart(id), ['Realism'])
}

/** The key under `People`: a person's id, or the address of somebody who is not written there yet. */
function personKey(template: Template, id: string): string {
  const address = template.settings.people.find((person) => person.id === id)?.address ?? id
  return keyOf(template, 'People', 'Address', address)
}

function endpointKey(template: Template, id: string): string {
  const url = template.settings.endpoints.find((endpoint) => endpoint.id === id)?.url ?? id
  return keyOf(template, 'Endpoints', 'Url', url)
}

function keyOf(template: Template, section: string, member: string, value: string): string {
  const node = settingAt(template, section)
  const entries = node?.kind === 'mapping' ? node.entries : []
  const found = entries.find((entry) => (textOf(entryOf(entry.value, member)) ?? entry.key.value) === value)
  return found?.key.value ?? value
}
