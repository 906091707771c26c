/**
 * Events of SAM that come from EventBridge, as the rule, the permission and the role that SAM makes of them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html
 */
import type { TextRange } from '../../text/range.ts'
import { entryOf, type MappingEntry, type TreeNode, type TreePath } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { SourceResource } from '../template-sections.ts'
import { entryAt, getAttAt, mappingAt, scalarAt, sequenceAt, stringOf } from '../tree-values.ts'
import type { InvocationTarget } from './invocation-target.ts'

/** What the rule needs to know of its event. */
export interface RuleEvent {
  /** `<Function><Event>` */
  readonly id: string
  readonly name: string
  readonly functionId: string
  readonly type: string
  readonly properties: readonly MappingEntry[]
  readonly range: TextRange
  readonly keyRange: TextRange
  /** The way to its properties. */
  readonly path: TreePath
  readonly target: InvocationTarget
  /** Whose event it is. */
  readonly of: 'function' | 'state machine'
}

/** Properties of the event that are properties of the rule, by the names that they have there. */
const ofRule: Readonly<Record<string, string>> = {
  Pattern: 'EventPattern',
  Schedule: 'ScheduleExpression',
  EventBusName: 'EventBusName',
  RuleName: 'Name',
  Name: 'Name',
  Description: 'Description',
  State: 'State',
}
const ofTarget: ReadonlySet<string> = new Set(['Input', 'InputPath', 'InputTransformer', 'RetryPolicy'])

export function ruleResources(event: RuleEvent, problems: Problems): SourceResource[] {
  const { keyRange, properties } = event
  const wanted = event.type === 'Schedule' ? 'Schedule' : 'Pattern'
  if (!properties.some(({ key }) => key.value === wanted)) note(problems, 'bad-event', keyRange, event.name, `needs the property ${wanted}`)
  const rule = properties.flatMap((entry) => ruleEntry(entry))
  const made = (suffix: string, type: string, entries: readonly MappingEntry[]): SourceResource => {
    return { logicalId: `${event.id}${suffix}`, type, properties: entries, range: event.range, keyRange, origin: event.functionId }
  }
  const targets = sequenceAt(keyRange, [targetOf(event)])
  return [
    { ...made('', 'AWS::Events::Rule', [...rule, entryAt('Targets', targets, keyRange)]), path: event.path },
    event.of === 'function' ? made('Permission', 'AWS::Lambda::Permission', permissionOf(event)) : made('Role', 'AWS::IAM::Role', []),
  ]
}

function ruleEntry(entry: MappingEntry): MappingEntry[] {
  const { key, value } = entry
  if (key.value === 'Enabled') {
    const isOff = value.kind === 'scalar' && (value.value === false || value.value === 'false')
    return [entryAt('State', scalarAt(isOff ? 'DISABLED' : 'ENABLED', value.range), value.range)]
  }
  const name = Object.hasOwn(ofRule, key.value) ? ofRule[key.value] : undefined
  return name === undefined ? [] : [{ ...entry, key: { ...key, value: name } }]
}

function targetOf(event: RuleEvent): TreeNode {
  const { keyRange, properties, target, of } = event
  const valueOf = (name: string): TreeNode | undefined => properties.find(({ key }) => key.value === name)?.value
  const suffix = of === 'function' ? 'LambdaTarget' : 'StepFunctionsTarget'
  const given = stringOf(entryOf(valueOf('Target'), 'Id'))
  const members = mappingAt(keyRange, {
    Id: scalarAt(given ?? `${event.id}${suffix}`.slice(-64), keyRange),
    Arn: target.arn(keyRange),
    RoleArn: of === 'function' ? undefined : getAttAt(keyRange, `${event.id}Role`, 'Arn'),
    DeadLetterConfig: deadLetters(valueOf('DeadLetterConfig')),
  })
  return { ...members, entries: [...members.entries, ...properties.filter(({ key }) => ofTarget.has(key.value))] }
}

/** With `Type: SQS` SAM would make a queue of its own; it is not made here. */
function deadLetters(config: TreeNode | undefined): TreeNode | undefined {
  const arn = entryOf(config, 'Arn')
  return config && arn && mappingAt(config.range, { Arn: arn })
}

function permissionOf({ id, keyRange, target }: RuleEvent): readonly MappingEntry[] {
  return mappingAt(keyRange, {
    Action: scalarAt('lambda:InvokeFunction', keyRange),
    FunctionName: target.name(keyRange),
    Principal: scalarAt('events.amazonaws.com', keyRange),
    SourceArn: getAttAt(keyRange, id, 'Arn'),
  }).entries
}
