/** What a template has names for: resources, parameters, conditions, and who needs whom. */
import { resourceModel } from '../../../aws/resources/index.ts'
import { entryOf, nodeByPath, type TextTree, type TreeNode } from '../../../text/tree.ts'
import { callOf, entriesOf, itemsOf, stringOf, textOf } from '../../tree-values.ts'
import { isMark } from './spot.ts'

export interface Named {
  readonly id: string
  readonly type: string
}

export function resourcesIn(tree: TextTree): Named[] {
  return entriesOf(nodeByPath(tree, ['Resources'])).flatMap(({ key, value }) => {
    const type = textOf(entryOf(value, 'Type'))
    return isMark(key.value) || type === undefined || isMark(type) || !/^[A-Za-z0-9]+$/.test(key.value) ? [] : [{ id: key.value, type }]
  })
}

export interface Parameter {
  readonly id: string
  readonly type: string
  readonly value: string | undefined
}

export function parametersIn(tree: TextTree): Parameter[] {
  return entriesOf(nodeByPath(tree, ['Parameters'])).flatMap(({ key, value }) =>
    isMark(key.value)
      ? []
      : [{ id: key.value, type: textOf(entryOf(value, 'Type')) ?? 'String', value: textOf(entryOf(value, 'Default')) }],
  )
}

export function conditionsIn(tree: TextTree): string[] {
  return entriesOf(nodeByPath(tree, ['Conditions'])).flatMap(({ key }) => (isMark(key.value) ? [] : [key.value]))
}

export const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'The account’s number.',
  'AWS::Region': 'The region.',
  'AWS::Partition': 'aws, as a rule.',
  'AWS::StackName': 'The stack’s name.',
  'AWS::URLSuffix': 'The end of AWS’s addresses.',
}

const deployedTypes: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
}

/** SAM's type as CloudFormation's: what `Fn::GetAtt` can be asked for. */
export function deployedType(type: string): string {
  return Object.hasOwn(deployedTypes, type) ? (deployedTypes[type] as string) : type
}

export function attributesOfType(type: string): readonly string[] {
  return Object.keys(resourceModel(deployedType(type))?.attributes ?? {})
}

/** Resources that may be named in `id` without a circle: those that do not need it themselves. */
export function withoutCircle(tree: TextTree, id: string | undefined, all: readonly Named[]): Named[] {
  if (id === undefined) return [...all]
  const needs = new Map(entriesOf(nodeByPath(tree, ['Resources'])).map(({ key, value }) => [key.value, namedIn(value)]))
  const reaches = (from: string, seen: Set<string>): boolean => {
    if (from === id) return true
    if (seen.has(from)) return false
    seen.add(from)
    return [...(needs.get(from) ?? [])].some((next) => reaches(next, seen))
  }
  return all.filter((resource) => !reaches(resource.id, new Set()))
}

/** Every name that a value calls for. */
function namedIn(node: TreeNode, found: Set<string> = new Set()): Set<string> {
  const call = callOf(node)
  if (call !== undefined) {
    const [first] = call.argument.kind === 'sequence' ? itemsOf(call.argument) : [call.argument]
    const text = stringOf(first) ?? ''
    if (call.name === 'Ref') found.add(text)
    if (call.name === 'Fn::GetAtt') found.add(text.split('.')[0] as string)
    if (call.name === 'Fn::Sub') for (const [, name] of text.matchAll(/\$\{([^}.!]*)[^}]*\}/g)) found.add(name as string)
    namedIn(call.argument, found)
  } else if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) {
      if (key.value === 'DependsOn')
        for (const item of value.kind === 'sequence' ? itemsOf(value) : [value]) found.add(stringOf(item) ?? '')
      namedIn(value, found)
    }
  } else if (node.kind === 'sequence') for (const item of node.items) namedIn(item, found)
  return found
}
