/** A tree as CloudFormation reads it: sections and resources. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
import { fail, ok, type Result } from '../base/result.ts'
import { describeDiagnostic, type Diagnostic } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, type MappingEntry, type TextTree, type TreeNode, type TreePath } from '../text/tree.ts'
import { diagnosticFor, note, type Problems } from './diagnostic-catalogue.ts'
import type { LogicalId, Unreadable } from './model.ts'
import { entriesOf, itemsOf, kindOf, stringOf } from './tree-values.ts'

/** A resource as it stands in the text, or as SAM generates it from there. Its values still hold their references. */
export interface SourceResource {
  readonly logicalId: LogicalId
  readonly type: string
  readonly properties: readonly MappingEntry[]
  readonly range: TextRange
  /** Where its name stands. */
  readonly keyRange: TextRange
  /** Where its properties stand in the text; what SAM makes out of nothing has none of its own. */
  readonly path?: TreePath
  readonly dependsOn?: TreeNode
  /** The name of the condition under which it is made. */
  readonly condition?: TreeNode
  /** Where the code of a function lies on the disk of whoever deploys. */
  readonly codeUri?: string
  /** Where the definition of a state machine lies there. */
  readonly definitionUri?: { readonly path: string; readonly range: TextRange }
  /** SAM’s `Connectors` of this resource. */
  readonly connectors?: TreeNode
  readonly origin?: LogicalId
}

export interface Sections {
  readonly parameters: TreeNode | undefined
  readonly globals: TreeNode | undefined
  readonly mappings: TreeNode | undefined
  readonly conditions: TreeNode | undefined
  readonly outputs: TreeNode | undefined
  /** `Metadata: Switchyard` */
  readonly switchyard: TreeNode | undefined
  readonly isSam: boolean
  /** The transform that adds functions to the language is named. */
  readonly isExtended: boolean
  readonly resources: readonly SourceResource[]
}

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Globals',
  'Resources',
  'Outputs',
  'Hooks',
])

/** Beyond these nothing sensible can be said about the rest of the text. */
const FATAL = new Set(['text.syntax', 'text.tab-indent', 'text.too-deep', 'text.too-large', 'text.too-many-aliases'])

const samTransform = 'AWS::Serverless-2016-10-31'
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html */
const extensionsTransform = 'AWS::LanguageExtensions'

export function readSections(tree: TextTree, problems: Problems): Result<Sections, Unreadable> {
  const broken = tree.diagnostics.find(({ code, severity }) => severity === 'error' && FATAL.has(code))
  if (broken) return unreadable(tree, `This is not ${tree.format === 'json' ? 'JSON' : 'YAML'} that can be read`, broken)
  const { root } = tree
  const start = root?.range ?? { start: 0, end: 0 }
  if (root?.kind !== 'mapping') return unreadable(tree, 'This is not a template', diagnosticFor('not-a-template', start, kindOf(root)))
  const resources = entryOf(root, 'Resources')
  const mapping = resources?.kind === 'mapping' ? resources : undefined
  if (mapping === undefined || mapping.entries.length === 0) {
    return unreadable(
      tree,
      'This is not a template',
      diagnosticFor('no-resources', resources?.range ?? { start: start.start, end: start.start }),
    )
  }
  for (const { key, value } of entriesOf(root)) checkSection(key.value, key.range, value, problems)
  const transforms = transformsOf(entryOf(root, 'Transform'), problems)
  return ok({
    parameters: entryOf(root, 'Parameters'),
    globals: entryOf(root, 'Globals'),
    mappings: entryOf(root, 'Mappings'),
    conditions: entryOf(root, 'Conditions'),
    outputs: entryOf(root, 'Outputs'),
    switchyard: entryOf(entryOf(root, 'Metadata'), 'Switchyard'),
    isSam: transforms.includes(samTransform),
    isExtended: transforms.includes(extensionsTransform),
    resources: readResources(mapping, problems),
  })
}

function unreadable(tree: TextTree, summary: string, first: Diagnostic): Result<Sections, Unreadable> {
  const others = tree.diagnostics.filter((diagnostic) => diagnostic !== first)
  return fail({ message: `${summary}: ${describeDiagnostic(tree.text, first)}`, diagnostics: [first, ...others] })
}

function checkSection(name: string, range: TextRange, value: TreeNode, problems: Problems): void {
  if (!SECTIONS.has(name)) note(problems, 'unknown-section', range, name)
  const mustBeMapping = ['Parameters', 'Globals', 'Metadata', 'Mappings', 'Conditions', 'Outputs'].includes(name)
  if (mustBeMapping && value.kind !== 'mapping') note(problems, 'section-not-mapping', value.range, name)
}

function transformsOf(transform: TreeNode | undefined, problems: Problems): string[] {
  if (transform === undefined) return []
  const named = transform.kind === 'sequence' ? itemsOf(transform) : [transform]
  return named.map((node) => {
    const name = stringOf(node) ?? stringOf(entryOf(node, 'Name'))
    if (name !== samTransform && name !== extensionsTransform) note(problems, 'unknown-transform', node.range, name ?? 'here')
    return name ?? ''
  })
}

function readResources(mapping: TreeNode, problems: Problems): SourceResource[] {
  const resources: SourceResource[] = []
  const entries = entriesOf(mapping)
  if (entries.length > 500) note(problems, 'too-many-resources', (entries[500] as MappingEntry).key.range, String(entries.length))
  for (const { key, value, range } of entries) {
    const id = key.value
    if (id === 'Fn::Transform' || id.startsWith('Fn::ForEach')) {
      note(problems, 'unknown-transform', key.range, id)
      continue
    }
    if (!/^[A-Za-z0-9]{1,255}$/.test(id)) note(problems, 'logical-id', key.range, id)
    const type = entryOf(value, 'Type')
    if (value.kind !== 'mapping') note(problems, 'resource-not-mapping', value.range.end > value.range.start ? value.range : key.range, id)
    else if (stringOf(type) === undefined) note(problems, 'type-missing', type?.range ?? key.range, id)
    const properties = entryOf(value, 'Properties')
    const written = properties !== undefined && !(properties.kind === 'scalar' && properties.value === null)
    if (written && properties.kind !== 'mapping') note(problems, 'section-not-mapping', properties.range, 'Properties')
    const dependsOn = entryOf(value, 'DependsOn')
    const connectors = entryOf(value, 'Connectors')
    const condition = entryOf(value, 'Condition')
    resources.push({
      logicalId: id,
      type: stringOf(type) ?? 'unknown',
      properties: entriesOf(properties),
      range,
      keyRange: key.range,
      path: ['Resources', id, 'Properties'],
      ...(condition === undefined ? {} : { condition }),
      ...(dependsOn === undefined ? {} : { dependsOn }),
      ...(connectors === undefined ? {} : { connectors }),
    })
  }
  return resources
}
