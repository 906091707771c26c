/** Who and what a template reaches outside AWS: inboxes of people and HTTP(S) endpoints, known from subscriptions, variables and settings. */
import { isJsonObject } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { EndpointSetting, Medium, Person } from './model.ts'
import type { WrittenEndpoint, WrittenPerson } from './outside-settings.ts'
import type { ResourceIndex } from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'
import { whyUnknown } from './resolver.ts'
import { openWorkflow } from './workflow-definition.ts'

/** Somebody whose address only a deployment knows: drawn, but nothing reaches them. */
export interface UnknownEnd {
  /** The subscription’s logical id. */
  readonly id: string
  readonly kind: 'inbox' | 'endpoint'
  readonly medium: Medium | undefined
  readonly range: TextRange
}

/** A function that writes to somebody directly. */
export interface DirectUse {
  readonly from: string
  readonly to: string
  readonly range: TextRange
}

export interface Outside {
  readonly people: readonly Person[]
  readonly endpoints: readonly EndpointSetting[]
  readonly unknown: readonly UnknownEnd[]
  /** Subscription → node. */
  readonly ends: ReadonlyMap<string, string>
  readonly uses: readonly DirectUse[]
}

const MEDIA: Readonly<Record<string, Medium>> = { email: 'email', 'email-json': 'email', sms: 'sms', application: 'push' }

export function isWeb(protocol: unknown): boolean {
  return protocol === 'http' || protocol === 'https'
}

export function mediumOf(protocol: unknown): Medium | undefined {
  return typeof protocol === 'string' && Object.hasOwn(MEDIA, protocol) ? MEDIA[protocol] : undefined
}

/** What can write to people past any topic. */
const WRITERS: ReadonlySet<unknown> = new Set(['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine'])

interface Written {
  readonly people: readonly WrittenPerson[]
  readonly endpoints: readonly WrittenEndpoint[]
}

export function outsideOf(index: ResourceIndex, written: Written, taken: ReadonlySet<string>, problems: Problems): Outside {
  const people = new Map<string, Person>()
  const endpoints = new Map<string, EndpointSetting>()
  const unknown: UnknownEnd[] = []
  const ends = new Map<string, string>()
  const uses: DirectUse[] = []
  const used = new Set(taken)
  /** Ids of nodes are unique, whatever people call things. */
  const free = (wanted: string, otherwise = wanted): string => {
    let id = used.has(wanted) ? otherwise : wanted
    while (used.has(id)) id += '′'
    used.add(id)
    return id
  }
  for (const { id, address, label, confirms, range } of written.people)
    people.set(address, { id: free(id, address), label: label ?? id, medium: mediumOfAddress(address), address, confirms, range })
  for (const { url, label, id, from: _from, ...rest } of written.endpoints)
    endpoints.set(url, { id: free(id, url), label: label ?? hostOf(id), url, ...rest })
  const personAt = (address: string, medium: Medium, range: TextRange): Person => {
    const known = people.get(address) ?? [...people.values()].find((person) => reaches(person, address))
    const person = known ?? { id: free(address), label: nameOf(address), medium, address, confirms: true, range }
    if (known === undefined) people.set(address, person)
    return person
  }
  for (const subscription of index.all) {
    const end = endOf(subscription)
    if (end === undefined) continue
    const { logicalId: id, range } = subscription
    const at = subscription.propertyRanges['Endpoint'] ?? range
    if (end.at === undefined) unknown.push({ id, kind: end.medium === undefined ? 'endpoint' : 'inbox', medium: end.medium, range })
    else if (end.medium !== undefined) ends.set(id, personAt(end.at, end.medium, at).id)
    else {
      const known = endpoints.get(end.at) ?? endpointAt(free(end.at), end.at, at)
      endpoints.set(end.at, known)
      ends.set(id, known.id)
    }
    if (end.at === undefined) ends.set(id, id)
  }
  for (const { from, to, range } of [...namedInVariables(index), ...namedInTasks(index)])
    uses.push({ from, to: personAt(to, mediumOfAddress(to), range).id, range })
  for (const person of written.people) uses.push(...directUses(index, person, people.get(person.address)?.id ?? person.id, problems))
  for (const endpoint of written.endpoints)
    uses.push(...directUses(index, endpoint, endpoints.get(endpoint.url)?.id ?? endpoint.id, problems))
  return { people: [...people.values()], endpoints: [...endpoints.values()], unknown, ends, uses }
}

/** A person whose address ends in `*` stands for everybody whose address begins like it. */
export function reaches(person: Person, address: string): boolean {
  return person.address === address || (person.address.endsWith('*') && address.startsWith(person.address.slice(0, -1)))
}

function endOf({
  type,
  properties,
}: ResolvedResource): { readonly medium: Medium | undefined; readonly at: string | undefined } | undefined {
  if (type !== 'AWS::SNS::Subscription') return undefined
  const { Protocol: protocol, Endpoint: endpoint } = properties
  const medium = mediumOf(protocol)
  if (medium === undefined && !isWeb(protocol)) return undefined
  if (typeof endpoint === 'string' && endpoint !== '') return { medium, at: endpoint }
  return whyUnknown(endpoint) === undefined ? undefined : { medium, at: undefined }
}

function endpointAt(id: string, url: string, range: TextRange): EndpointSetting {
  return { id, label: hostOf(url), url, status: [200], latencyMs: 0, errorShare: 0, confirms: true, range }
}

/** A phone number or a device that a function’s environment names: it can only be there to be written to. */
function* namedInVariables(index: ResourceIndex): Iterable<DirectUse> {
  for (const { type, properties, logicalId, propertyRanges, range } of index.all) {
    const environment = type === 'AWS::Lambda::Function' ? properties['Environment'] : undefined
    const variables = isJsonObject(environment) ? environment['Variables'] : undefined
    if (!isJsonObject(variables)) continue
    for (const value of Object.values(variables)) {
      const isAddress = typeof value === 'string' && (isPhone(value) || isDevice(value))
      if (isAddress) yield { from: logicalId, to: value, range: propertyRanges['Environment'] ?? range }
    }
  }
}

/** A phone number or a device that a task of a workflow writes to. */
function* namedInTasks(index: ResourceIndex): Iterable<DirectUse> {
  for (const { workflow, logicalId: from, propertyRanges, range } of index.all) {
    const machine = workflow && openWorkflow(workflow)?.machine
    for (const state of Object.values(machine?.everyState ?? {})) {
      for (const parameters of [state.fields['Parameters'], state.fields['Arguments']]) {
        const to = isJsonObject(parameters) ? (parameters['PhoneNumber'] ?? parameters['TargetArn']) : undefined
        const isAddress = typeof to === 'string' && (isPhone(to) || isDevice(to))
        if (isAddress) yield { from, to, range: propertyRanges['Definition'] ?? propertyRanges['DefinitionString'] ?? range }
      }
    }
  }
}

function isPhone(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}

function* directUses(index: ResourceIndex, outsider: WrittenPerson | WrittenEndpoint, to: string, problems: Problems): Iterable<DirectUse> {
  for (const { id, range } of outsider.from) {
    if (WRITERS.has(index.byId.get(id)?.type)) yield { from: id, to, range: outsider.range }
    else note(problems, 'setting-target', range, 'From', id, 'function')
  }
}

function isDevice(address: string): boolean {
  return /^arn:[^:]+:sns:[^:]*:\d*:endpoint\//.test(address)
}

function mediumOfAddress(address: string): Medium {
  if (address.includes('@')) return 'email'
  return address.startsWith('arn:') ? 'push' : 'sms'
}

/** A device is called after the end of its ARN. */
function nameOf(address: string): string {
  return isDevice(address) ? address.slice(address.lastIndexOf('/') + 1) : address
}

/** `https://hooks.example.com/sns?x=1` → `hooks.example.com/sns` */
function hostOf(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
}
