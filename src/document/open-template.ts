/** From the text of a template to what it means: read, expand, resolve, check, draw. */
import { emptyRecord } from '../base/json.ts'
import { ok, type Result } from '../base/result.ts'
import { parseTree, type TextTree } from '../text/tree.ts'
import { captionOf } from './caption-settings.ts'
import { checkDesign } from './design/check-design.ts'
import { noProblems, note, type Problems } from './diagnostic-catalogue.ts'
import { faultsOf } from './faults-settings.ts'
import { folderOf } from './function-code.ts'
import type { DocumentFiles, PictureNode, Resource, Template, TrafficSource, Unreadable } from './model.ts'
import { type Outside, outsideOf } from './outside.ts'
import {
  checkPositions,
  isDrawn,
  markDeadLetterQueues,
  outsideNodes,
  resourceNode,
  sourceNode,
  trafficProblem,
  trafficSource,
} from './picture.ts'
import { deadLetterQueueOf, indexResources, type ResourceIndex } from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'
import { resolveTemplate, type ResolvedTemplate } from './resolve-template.ts'
import { objectsOf } from './objects-settings.ts'
import { readSettings, type WrittenSettings } from './settings.ts'
import { checkSettings, checkTraffic, settingsOf } from './settle-settings.ts'
import { type Standstill, standstills, whyNoCode } from './standstill.ts'
import { readSections } from './template-sections.ts'
import { wiresOf } from './wires.ts'
import { checkWorkflows } from './check-workflows.ts'
import { checkWorkflowMocks, readWorkflowMocks, speaksOfTasks, type WrittenWorkflowMocks } from './workflow-mocks.ts'
import { taskCallsOf } from './workflow-tasks.ts'

export interface OpenOptions {
  /** The file’s name: the stack is called after it. Paths in the template start at its folder. */
  readonly name: string
  /** Stands above the seed in the template. */
  readonly seed?: number
  /** Texts of other files by path: code that `CodeUri` and `Code` point to. */
  readonly files?: DocumentFiles
}

export function openTemplate(text: string, options: OpenOptions): Result<Template, Unreadable> {
  const tree = parseTree(text)
  const problems = noProblems(tree)
  const sections = readSections(tree, problems)
  if (!sections.ok) return sections
  const written = readSettings(sections.value.switchyard, (name) => speaksOfTasks(name, sections.value), problems)
  const settings = options.seed === undefined ? written : { ...written, seed: options.seed }
  const { name, files = {} } = options
  const folder = folderOf(name)
  const workflowMocks = readWorkflowMocks({ sections: sections.value, files, folder }, problems)
  const stack = stackName(name)
  const resolved = resolveTemplate(sections.value, { stack, seed: settings.seed, files, folder }, problems)
  return ok(draw({ tree, files, folder, stack, settings, workflowMocks, problems }, resolved))
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

interface Opened {
  readonly tree: TextTree
  readonly files: DocumentFiles
  /** Where the template lies among them. */
  readonly folder: string
  readonly stack: string
  readonly settings: WrittenSettings
  readonly workflowMocks: WrittenWorkflowMocks
  readonly problems: Problems
}

function draw(opened: Opened, { resources, absent }: ResolvedTemplate): Template {
  const { tree, files, folder, stack, settings, workflowMocks, problems } = opened
  const index = indexResources(resources)
  checkSettings(settings, index, problems)
  const still = standstills(index, mockedIds(settings), problems)
  const { sources, traffic } = readSources(settings, index, still, problems)
  checkTraffic(traffic, index, problems)
  const taken = new Set([...index.byId.keys(), ...settings.traffic.map(({ id }) => id)])
  const outside = outsideOf(index, settings, taken, problems)
  const picture = drawPicture(opened, index, { sources, traffic, outside, still })
  const faults = faultsOf(settings.faults, picture.nodes, problems)
  const caption = captionOf(settings.caption, { nodes: picture.nodes, index }, problems)
  checkWorkflowMocks(workflowMocks, index, problems)
  const objects = objectsOf(settings.objects, { index, files, folder, problems })
  checkWorkflows(index, problems)
  checkDesign(index, { still, traffic, problems })
  return {
    text: tree.text,
    files,
    tree,
    stack,
    resources: resourceRecord(resources),
    settings: settingsOf(settings, { stack, traffic, outside, faults, objects, caption, workflowMocks }),
    ...picture,
    diagnostics: [...tree.diagnostics, ...problems.found],
    inert: [...still.values()],
    absent,
  }
}

function mockedIds({ behaviour }: WrittenSettings): ReadonlySet<string> {
  return new Set(Object.keys(behaviour.mocks))
}

interface Drawable {
  readonly sources: readonly PictureNode[]
  readonly traffic: readonly TrafficSource[]
  readonly outside: Outside
  readonly still: ReadonlyMap<string, Standstill>
}

function drawPicture(
  { settings, problems }: Opened,
  index: ResourceIndex,
  { sources, traffic, outside, still }: Drawable,
): Pick<Template, 'nodes' | 'wires' | 'tasks'> {
  const mocked = mockedIds(settings)
  const drawn = index.all.filter(isDrawn)
  const nodes = [
    ...sources,
    ...drawn.map((resource) => {
      const why = mocked.has(resource.logicalId) && resource.type === 'AWS::Lambda::Function' ? whyNoCode(resource) : undefined
      return resourceNode(resource, settings.positions, { standstill: still.get(resource.logicalId), mocked: why })
    }),
    ...outsideNodes(outside, settings.positions),
  ]
  const tasks = taskCallsOf(index)
  const wires = wiresOf(index, { traffic, outside, tasks }, new Set(nodes.map(({ id }) => id)))
  checkPositions(settings, nodes, problems)
  const queues = drawn.filter(({ type }) => type === 'AWS::SQS::Queue')
  const deadLetterQueues = new Set(queues.flatMap((queue) => deadLetterQueueOf(index, queue)?.logicalId ?? []))
  return { nodes: markDeadLetterQueues(nodes, wires, deadLetterQueues), wires, tasks }
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
