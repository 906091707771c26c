/** The whole of a template as a model: which keys may stand where, and what their values may be. */
import {
  authoredType,
  authoredTypes,
  field,
  type FieldModel,
  type FieldModels,
  globalFunctionProperties,
  serverlessEvents,
} from '../../../aws/authoring/index.ts'
import { entryOf, nodeByPath, type TextTree, type TreePath } from '../../../text/tree.ts'
import { textOf } from '../../tree-values.ts'
import { settingFields } from '../setting-fields.ts'

const guide = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/'

const section = (label: string, help: string, more: Partial<FieldModel> = {}, page = 'template-anatomy.html'): FieldModel =>
  field({ kind: 'json', form: 'object', label, help, ...more }, guide + page)
const words = (label: string, help: string, more: Partial<FieldModel> = {}, page = 'template-anatomy.html'): FieldModel =>
  field({ kind: 'text', label, help, ...more }, guide + page)
const oneOf = (label: string, help: string, choices: readonly string[], page: string): FieldModel =>
  field({ kind: 'choice', choices, label, help }, guide + page)

const removal = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'

/** What stands in a resource besides its type and its properties. */
const resource = section('Resource', 'A thing that AWS makes.', {
  members: {
    Type: oneOf(
      'Type',
      'What it is.',
      authoredTypes.map(({ type }) => type),
      'resources-section-structure.html',
    ),
    Properties: section('Properties', 'Its settings.', {}, 'resources-section-structure.html'),
    DependsOn: words('Depends on', 'What must be made before it.', { refers: { types: [], by: 'id' } }),
    Condition: words('Condition', 'It is made only where this condition holds.'),
    DeletionPolicy: field(
      {
        kind: 'choice',
        choices: ['Delete', 'Retain', 'RetainExceptOnCreate'],
        default: 'Delete',
        label: 'Deletion',
        help: 'What becomes of it when it is taken out.',
      },
      removal,
    ),
    UpdateReplacePolicy: field(
      {
        kind: 'choice',
        choices: ['Delete', 'Retain'],
        default: 'Delete',
        label: 'Replacement',
        help: 'What becomes of the old one when it is replaced.',
      },
      removal,
    ),
    Metadata: section('Metadata', 'For tools.'),
  },
})

const parameterPage = 'parameters-section-structure.html'
const parameter = section(
  'Parameter',
  'A value that is given when the template is deployed.',
  {
    members: {
      Type: field(
        { kind: 'choice', choices: ['String', 'Number', 'CommaDelimitedList'], required: true, label: 'Type', help: 'What it takes.' },
        guide + parameterPage,
      ),
      Default: words('Default', 'Its value where none is given; the template runs with it here.', {}, parameterPage),
      Description: words('Description', 'For people.', { sample: 'What it is for' }, parameterPage),
      AllowedValues: section('Allowed values', 'The values that it takes.', { form: 'list' }, parameterPage),
      AllowedPattern: words('Allowed pattern', 'What a value must match.', { sample: '.*' }, parameterPage),
      ConstraintDescription: words('Constraint', 'What is told when a value does not fit.', { sample: 'must fit' }, parameterPage),
      MinLength: field({ kind: 'integer', sample: '0', label: 'Least length', help: 'In characters.' }, guide + parameterPage),
      MaxLength: field({ kind: 'integer', sample: '4096', label: 'Most length', help: 'In characters.' }, guide + parameterPage),
      NoEcho: field({ kind: 'boolean', default: 'false', label: 'Hidden', help: 'Its value is not shown.' }, guide + parameterPage),
    },
  },
  parameterPage,
)

const output = section(
  'Output',
  'What the stack tells others.',
  {
    members: {
      Value: words('Value', 'What is told.', { sample: 'value' }),
      Description: words('Description', 'For people.', { sample: 'What it is' }),
      Condition: words('Condition', 'It is told only where this condition holds.'),
      Export: section('Export', 'A name under which other stacks import it.', {
        members: { Name: words('Name', 'Unique in the region.', { sample: 'name' }) },
      }),
    },
  },
  'outputs-section-structure.html',
)

const serverless = authoredType('AWS::Serverless::Function')?.properties ?? {}
const globals: FieldModels = Object.fromEntries(
  globalFunctionProperties.flatMap((name) => (serverless[name] === undefined ? [] : [[name, serverless[name]]])),
)

const samPage = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/'
const event: FieldModel = field(
  {
    kind: 'json',
    form: 'object',
    label: 'Event',
    help: 'What invokes the function, or starts the workflow.',
    members: {
      Type: field(
        { kind: 'choice', choices: Object.keys(serverlessEvents), required: true, label: 'Type', help: 'Of the event.' },
        `${samPage}sam-property-function-eventsource.html`,
      ),
      Properties: section('Properties', 'Where the events come from, and how they are taken.'),
    },
  },
  `${samPage}sam-property-function-eventsource.html`,
)

const root: FieldModel = section('Template', 'A SAM or CloudFormation template.', {
  members: {
    AWSTemplateFormatVersion: oneOf('Format', 'The version of the template’s format.', ['2010-09-09'], 'format-version-structure.html'),
    Transform: oneOf(
      'Transform',
      'What is done to the template before it is deployed: SAM’s shorthands, or further functions.',
      ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'],
      'transform-section-structure.html',
    ),
    Description: words('Description', 'What the template makes.', { sample: 'What it makes' }, 'template-description-structure.html'),
    Metadata: section(
      'Metadata',
      'For tools: what AWS has no word for.',
      {
        members: { Switchyard: section('Switchyard', 'Positions, traffic, people and pace of this diagram.', { members: settingFields }) },
      },
      'metadata-section-structure.html',
    ),
    Parameters: section('Parameters', 'Values that are given when the template is deployed.', { entries: parameter }, parameterPage),
    Mappings: section('Mappings', 'Tables to look values up in.', {}, 'mappings-section-structure.html'),
    Conditions: section('Conditions', 'What holds in which deployment.', {}, 'conditions-section-structure.html'),
    Globals: field(
      {
        kind: 'json',
        form: 'object',
        label: 'Globals',
        help: 'What every function has unless it says otherwise.',
        members: { Function: section('Function', 'What every function has.', { members: globals }) },
      },
      `${samPage}sam-specification-template-anatomy-globals.html`,
    ),
    Resources: section('Resources', 'What is made.', { entries: resource }, 'resources-section-structure.html'),
    Outputs: section('Outputs', 'What the stack tells others.', { entries: output }, 'outputs-section-structure.html'),
  },
})

/** The model at a path of a template; functions on the way (`!If`) give way to what they stand for. */
export function templateModelAt(tree: TextTree, path: TreePath): FieldModel | undefined {
  let model: FieldModel | undefined = root
  for (let depth = 0; depth < path.length; depth++) {
    const part = path[depth] as string | number
    if (part === '!If' || part === 'Fn::If') {
      const branch = path[++depth]
      if (branch === 1 || branch === 2 || branch === undefined) continue
      return undefined
    }
    model = model && step(tree, model, path.slice(0, depth), part)
    if (model === undefined) return undefined
  }
  return model
}

function step(tree: TextTree, model: FieldModel, here: TreePath, part: string | number): FieldModel | undefined {
  if (typeof part === 'number') return model.items
  if (part === 'Properties') {
    const type = textOf(entryOf(nodeByPath(tree, here), 'Type')) ?? ''
    const isResource = here.length === 2 && here[0] === 'Resources'
    const isEvent = here.at(-2) === 'Events'
    const members = isResource
      ? authoredType(type)?.properties
      : isEvent && Object.hasOwn(serverlessEvents, type)
        ? serverlessEvents[type]?.properties
        : undefined
    const properties = model.members?.['Properties']
    return properties && members && { ...properties, members }
  }
  if (here.at(-1) === 'Events' && here[0] === 'Resources') return event
  const members = model.members
  if (members !== undefined && Object.hasOwn(members, part)) return members[part]
  return model.entries
}
