/** All resources of a template with their values, and those that no deployment would make. */
import type { TextRange } from '../text/range.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { settleConditions, truthOfCondition, writtenConditions } from './conditions.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { codeOf } from './function-code.ts'
import type { AbsentResource, DocumentFiles } from './model.ts'
import { readParameters } from './parameters.ts'
import { checkCycles } from './reference-cycles.ts'
import { createResolver } from './resolve-values.ts'
import { type Resolver, resolveAside } from './resolver.ts'
import { type ResolvedResource, resolveResource } from './resources.ts'
import { expand } from './sam/expand.ts'
import type { Sections, SourceResource } from './template-sections.ts'
import { entriesOf, stringOf } from './tree-values.ts'
import { workflowOf } from './workflow-definition.ts'

export interface Surroundings {
  readonly stack: string
  readonly seed: number
  readonly files: DocumentFiles
  /** The folder of the template among the files. */
  readonly folder: string
}

export interface ResolvedTemplate {
  readonly resources: readonly ResolvedResource[]
  readonly absent: readonly AbsentResource[]
}

export function resolveTemplate(sections: Sections, surroundings: Surroundings, problems: Problems): ResolvedTemplate {
  const { resolver, sources, present, absent } = prepare(sections, surroundings, problems)
  const { files, folder } = surroundings
  const resources = [...present.values()].map((source) => withFiles(resolver, resolveResource(resolver, source), { files, folder }))
  checkAbsent(resolver, sources)
  checkOutputs(resolver, sections.outputs)
  checkCycles(resources, problems)
  checkNames(resources, problems)
  return { resources, absent }
}

/** What works out single values of a template, when somebody asks. */
export function valueResolver(sections: Sections, surroundings: Omit<Surroundings, 'files' | 'folder'>, problems: Problems): Resolver {
  return prepare(sections, surroundings, problems).resolver
}

interface Prepared {
  readonly resolver: Resolver
  readonly sources: readonly SourceResource[]
  readonly present: ReadonlyMap<string, SourceResource>
  readonly absent: readonly AbsentResource[]
}

function prepare(sections: Sections, { stack, seed }: Pick<Surroundings, 'stack' | 'seed'>, problems: Problems): Prepared {
  const sources = expand(sections, problems)
  const present = new Map(sources.map((source) => [source.logicalId, source]))
  const conditionOf = new Map<string, string>()
  const resolver = createResolver({
    stack,
    seed,
    isSam: sections.isSam,
    isExtended: sections.isExtended,
    parameters: readParameters(sections.parameters, problems),
    mappings: sections.mappings,
    conditions: writtenConditions(sections.conditions),
    resources: present,
    absent: conditionOf,
    problems,
  })
  settleConditions(resolver)
  const absent = takeOutAbsent(resolver, sources, present, conditionOf)
  return { resolver, sources, present, absent }
}

function withFiles(
  resolver: Resolver,
  resource: ResolvedResource,
  { files, folder }: Pick<Surroundings, 'files' | 'folder'>,
): ResolvedResource {
  if (resource.type === 'AWS::Lambda::Function') return { ...resource, ...codeOf(resource, files, folder) }
  if (resource.type !== 'AWS::StepFunctions::StateMachine') return resource
  return { ...resource, workflow: workflowOf(resolver, resource, { files, folder }) }
}

/** A resource whose condition is unknown counts as made. */
function takeOutAbsent(
  resolver: Resolver,
  sources: readonly SourceResource[],
  present: Map<string, SourceResource>,
  conditionOf: Map<string, string>,
): AbsentResource[] {
  return sources.flatMap(({ condition, logicalId: id, type, range, keyRange, origin }) => {
    if (condition === undefined) return []
    const name = stringOf(condition)
    if (name === undefined) {
      note(resolver.problems, 'wrong-type', condition.range, 'Condition', 'the name of a condition')
      return []
    }
    if (truthOfCondition(resolver, name, condition.range) !== false) return []
    present.delete(id)
    conditionOf.set(id, name)
    if (origin === undefined) note(resolver.problems, 'condition-false', keyRange, id, name)
    return [{ id, type, condition: name, range }]
  })
}

/** What is not made must still be sound: CloudFormation looks at all of the text. */
function checkAbsent(resolver: Resolver, sources: readonly SourceResource[]): void {
  for (const source of sources) {
    if (resolver.absent.has(source.logicalId)) resolveAside(resolver, () => resolveResource(resolver, source))
  }
}

/** Nobody needs the outputs here, but what they refer to must be there. */
function checkOutputs(resolver: Resolver, outputs: TreeNode | undefined): void {
  resolver.references = []
  for (const { value } of entriesOf(outputs)) {
    const condition = entryOf(value, 'Condition')
    const name = stringOf(condition)
    const isMade = name === undefined || truthOfCondition(resolver, name, condition?.range as TextRange) !== false
    const members = entriesOf(value).filter(({ key }) => key.value !== 'Condition')
    for (const member of members.length === 0 ? [value] : members.map((entry) => entry.value)) {
      if (isMade) resolver.resolve(member, 'Outputs')
      else resolveAside(resolver, () => resolver.resolve(member, 'Outputs'))
    }
  }
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
