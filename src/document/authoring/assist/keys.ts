/** Keys that may be written: the properties that a mapping can have and does not have yet. */
import { authoredTypes, type FieldModel, serverlessEvents } from '../../../aws/authoring/index.ts'
import { isStation } from '../../../aws/resources/index.ts'
import type { Json } from '../../../base/json.ts'
import { entryOf, nodeByPath, type TextTree } from '../../../text/tree.ts'
import { freeId } from '../../fix-values.ts'
import { entriesOf, itemsOf, textOf } from '../../tree-values.ts'
import type { Completion } from './assist-model.ts'
import { conditionsIn, deployedType, resourcesIn } from './names.ts'
import { limitsInWords } from './limits.ts'
import { isMark, type Spot } from './spot.ts'
import { beginAt, isFifo, printedEntry, requiredOf, starterOf } from './starters.ts'
import { templateModelAt } from './template-model.ts'

type Item = Omit<Completion, 'from' | 'to'>

export function keysAt(spot: Spot): Item[] {
  const model = templateModelAt(spot.tree, spot.path)
  const taken = new Set(entriesOf(nodeByPath(spot.tree, spot.path)).map(({ key }) => key.value))
  const isFree = ({ label }: Item) => !taken.has(label)
  const own = ownNames(spot)
  if (own !== undefined) return own.filter(isFree)
  if (model === undefined) return []
  return memberKeys(spot, model, taken).filter(isFree)
}

function memberKeys(spot: Spot, model: FieldModel, taken: ReadonlySet<string>): Item[] {
  const begin = beginAt(spot)
  const fifo = isFifo(begin)
  const members = Object.entries(model.members ?? {}).filter(([, member]) => (!member.fifo || fifo) && !taken.has(member.insteadOf ?? ''))
  // What must be there comes first, what hardly anybody sets last.
  const rank = ([, { required, kind }]: (typeof members)[number]) => (required ? 0 : kind === 'json' ? 2 : 1)
  return members
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(([name, member]) => {
      const value = name === 'Properties' ? {} : name === 'Condition' ? conditionsIn(spot.tree)[0] : starterOf(member, begin)
      const item = keyItem(spot, name, value, 'property')
      return item === undefined ? [] : [{ ...item, ...told(member) }]
    })
}

function told(model: FieldModel): Pick<Item, 'detail' | 'help' | 'page'> {
  const detail = limitsInWords(model)
  return { ...(detail !== '' && { detail }), help: model.help, page: model.page }
}

function keyItem(spot: Spot, name: string, value: Json | undefined, kind: Item['kind']): Item | undefined {
  if (spot.hasValue) return { label: name, insert: spot.tree.format === 'json' ? JSON.stringify(name) : name, kind }
  return value === undefined ? undefined : { label: name, insert: printedEntry(spot, name, value), kind }
}

/** Where people choose the names: new resources and events, and what is set by the id of something that is there. */
function ownNames(spot: Spot): Item[] | undefined {
  const { path, tree } = spot
  const place = path.join('/')
  const items = (names: readonly string[], value: Json) => names.flatMap((name) => keyItem(spot, name, value, 'resource') ?? [])
  if (place === 'Resources') return spot.hasValue ? [] : newResources(spot)
  if (path[0] === 'Resources' && path.length === 4 && path[3] === 'Events') return spot.hasValue ? [] : newEvents(spot)
  if (place === 'Metadata/Switchyard/Nodes') return items(stationsIn(tree), { X: 150, Y: 150 })
  if (place === 'Metadata/Switchyard/Mocks') return items(idsOf(tree, 'AWS::Lambda::Function'), { Duration: '200 ms' })
  if (place === 'Metadata/Switchyard/Realism') return items(idsOf(tree, 'AWS::SQS::Queue'), 'chaos')
  return undefined
}

function idsOf(tree: TextTree, type: string): string[] {
  return resourcesIn(tree).flatMap((resource) => (deployedType(resource.type) === type ? [resource.id] : []))
}

function stationsIn(tree: TextTree): string[] {
  const sources = entriesOf(nodeByPath(tree, ['Metadata', 'Switchyard', 'Traffic'])).map(({ key }) => key.value)
  const resources = resourcesIn(tree).flatMap(({ id, type }) => (isStation(type) ? [id] : []))
  return [...sources, ...resources].filter((id) => !isMark(id))
}

/** A whole resource of each type, with what it cannot do without. */
function newResources(spot: Spot): Item[] {
  const begin = beginAt(spot)
  const isSam = /AWS::Serverless-2016-10-31/.test(transformOf(spot.tree))
  return authoredTypes.flatMap(({ type, title, help, page, properties, starter: usual }) => {
    if (type.startsWith('AWS::Serverless::') && !isSam) return []
    const starter = usual ?? requiredOf(properties, begin)
    if (starter === undefined) return []
    const name = freeId(spot.tree, `My${type.slice(type.lastIndexOf(':') + 1)}`)
    const value = Object.keys(starter).length === 0 ? { Type: type } : { Type: type, Properties: starter }
    return [{ label: type, insert: printedEntry(spot, name, value), kind: 'resource' as const, detail: title, help, page }]
  })
}

function transformOf(tree: TextTree): string {
  const node = nodeByPath(tree, ['Transform'])
  return (node?.kind === 'sequence' ? itemsOf(node) : [node]).map(textOf).join()
}

function newEvents(spot: Spot): Item[] {
  const begin = beginAt(spot)
  const taken = new Set(entriesOf(nodeByPath(spot.tree, spot.path)).map(({ key }) => key.value))
  const owner = textOf(entryOf(nodeByPath(spot.tree, spot.path.slice(0, 2)), 'Type'))
  const types = owner === 'AWS::Serverless::StateMachine' ? ruleTypes : ['SQS', 'SNS', ...ruleTypes]
  return types.flatMap((type) => {
    const authored = serverlessEvents[type]
    const properties = authored && requiredOf(authored.properties, begin)
    const [end] = Object.keys(properties ?? {})
    if (properties === undefined || end === undefined) return []
    const base = end === 'Queue' || end === 'Topic' ? `From${end}` : `On${end}`
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`
    const insert = printedEntry(spot, name, { Type: type, Properties: properties })
    return [{ label: name, insert, kind: 'resource' as const, detail: `${type} event` }]
  })
}

const ruleTypes = ['EventBridgeRule', 'Schedule']
