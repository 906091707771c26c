/** From the text of a template to what it means: read, expand, resolve, check, draw. */
import { emptyRecord } from '../base/json.ts'
import { ok, type Result } from '../base/result.ts'
import { parseTree, type TextTree } from '../text/tree.ts'
import { checkDesign } from './design-checks.ts'
import { noProblems, note, type Problems } from './diagnostic-catalogue.ts'
import type { PictureNode, Resource, Settings, Template, TrafficSource, Unreadable } from './model.ts'
import { checkPositions, isDrawn, markDeadLetterQueues, resourceNode, sourceNode, trafficProblem, trafficSource } from './picture.ts'
import { checkCycles } from './reference-cycles.ts'
import { createResolver } from './resolve-values.ts'
import { deadLetterQueueOf, indexResources, type ResourceIndex } from './resource-index.ts'
import { type ResolvedResource, resolveResource } from './resources.ts'
import { expand } from './sam/expand.ts'
import { readSettings, type WrittenSettings } from './settings.ts'
import { type Standstill, standstills } from './standstill.ts'
import { readParameters, readSections, type Sections } from './template-sections.ts'
import { entriesOf } from './tree-values.ts'
import { wiresOf } from './wires.ts'

export interface OpenOptions {
  /** The file's name: the stack is called after it. */
  readonly name: string
  /** Stands above the seed in the template. */
  readonly seed?: number
}

export function openTemplate(text: string, options: OpenOptions): Result<Template, Unreadable> {
  const tree = parseTree(text)
  const problems = noProblems()
  const sections = readSections(tree, problems)
  if (!sections.ok) return sections
  const written = readSettings(sections.value.switchyard, problems)
  const settings = options.seed === undefined ? written : { ...written, seed: options.seed }
  const stack = stackName(options.name)
  const resources = resolveAll(sections.value, { stack, seed: settings.seed }, problems)
  return ok(draw({ tree, stack, settings, problems }, resources))
}

/** CloudFormation takes letters, digits and hyphens, a letter first, at most 128. */
export function stackName(fileName: string): string {
  const base = (fileName.split(/[/\\]/).at(-1) as string).replace(/\.(yaml|yml|json|template|txt)$/i, '')
  const name = base
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 128)
    .replace(/-+$/, '')
  return name === '' ? 'stack' : name
}

function resolveAll(sections: Sections, named: { readonly stack: string; readonly seed: number }, problems: Problems): ResolvedResource[] {
  const sources = expand(sections, problems)
  const resolver = createResolver({
    ...named,
    isSam: sections.isSam,
    parameters: readParameters(sections.parameters, problems),
    resources: new Map(sources.map((source) => [source.logicalId, source])),
    problems,
  })
  const resources = sources.map((source) => resolveResource(resolver, source))
  resolver.references = []
  // Nobody needs the outputs here, but what they refer to must be there.
  for (const { value } of entriesOf(sections.outputs)) resolver.resolve(value, 'Outputs')
  checkCycles(resources, problems)
  checkNames(resources, problems)
  return resources
}

/** Two resources of one type cannot have one name. */
function checkNames(resources: readonly ResolvedResource[], problems: Problems): void {
  const taken = new Map<string, string>()
  for (const { type, physicalName, identity, logicalId, source } of resources) {
    if (!identity.isNamed) continue
    const key = `${type} ${physicalName}`
    const other = taken.get(key)
    if (other === undefined) taken.set(key, logicalId)
    else note(problems, 'duplicate-name', source.keyRange, physicalName, other)
  }
}

interface Opened {
  readonly tree: TextTree
  readonly stack: string
  readonly settings: WrittenSettings
  readonly problems: Problems
}

function draw({ tree, stack, settings, problems }: Opened, resolved: readonly ResolvedResource[]): Template {
  const index = indexResources(resolved)
  const still = standstills(index, problems)
  const { sources, traffic } = readSources(settings, index, still, problems)
  const drawn = resolved.filter(isDrawn)
  const wires = wiresOf(index, traffic, new Set([...drawn.map(({ logicalId }) => logicalId), ...sources.map(({ id }) => id)]))
  const nodes = [...sources, ...drawn.map((resource) => resourceNode(resource, settings.positions, still.get(resource.logicalId)))]
  checkPositions(settings, nodes, problems)
  checkDesign(index, still, problems)
  const deadLetterQueues = new Set(resolved.flatMap((resource) => deadLetterQueueOf(index, resource)?.logicalId ?? []))
  return {
    text: tree.text,
    tree,
    stack,
    resources: resourceRecord(resolved),
    settings: settingsOf(settings, stack, traffic),
    nodes: markDeadLetterQueues(nodes, wires, deadLetterQueues),
    wires,
    diagnostics: [...tree.diagnostics, ...problems.found],
    inert: [...still.values()],
  }
}

function readSources(
  settings: WrittenSettings,
  index: ResourceIndex,
  still: ReadonlyMap<string, Standstill>,
  problems: Problems,
): { readonly sources: PictureNode[]; readonly traffic: TrafficSource[] } {
  const sources: PictureNode[] = []
  const traffic: TrafficSource[] = []
  for (const source of settings.traffic) {
    const problem = trafficProblem(source, index, still)
    if (problem === undefined) traffic.push(trafficSource(source))
    else note(problems, 'traffic-target', source.toRange, source.id, problem)
    if (!index.byId.has(source.id)) sources.push(sourceNode(source, settings.positions, problem))
  }
  return { sources, traffic }
}

function resourceRecord(resolved: readonly ResolvedResource[]): Record<string, Resource> {
  const resources = emptyRecord<Resource>()
  for (const {
    source: _source,
    identity: _identity,
    references: _references,
    dependsOn: _dependsOn,
    fifo: _fifo,
    ...resource
  } of resolved) {
    resources[resource.logicalId] = resource
  }
  return resources
}

function settingsOf(written: WrittenSettings, stack: string, traffic: readonly TrafficSource[]): Settings {
  const { seed, startMs, pace } = written
  return { title: written.title ?? stack, sentence: written.sentence ?? '', seed, startMs, pace, traffic }
}
