/** One state: its type, where it leads, and the parts that have a shape of their own. */
import type { Json, JsonObject } from '../../base/json.ts'
import type { Catcher, ChoiceRule, QueryLanguage, Retrier, Scope, State, StateType } from './model.ts'
import { items, member, numberOf, objectOf, type Part, rangeOf, textOf } from './part.ts'

/** How the scopes inside a state are read. */
export interface InnerScopes {
  readonly scope: (part: Part) => Scope
  readonly scopes: (part: Part) => readonly Scope[]
}

const stateTypes = new Set<Json | undefined>(['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'])

/** While its `Type` is missing or half-typed, a state is what its other fields belong to. */
const tellingFields: readonly (readonly [string, StateType])[] = [
  ['Resource', 'Task'],
  ['Choices', 'Choice'],
  ['Branches', 'Parallel'],
  ['ItemProcessor', 'Map'],
  ['Iterator', 'Map'],
  ['Seconds', 'Wait'],
  ['Timestamp', 'Wait'],
  ['SecondsPath', 'Wait'],
  ['TimestampPath', 'Wait'],
  ['Cause', 'Fail'],
  ['Error', 'Fail'],
]

function typeOfState(fields: JsonObject): StateType {
  if (stateTypes.has(fields['Type'])) return fields['Type'] as StateType
  return tellingFields.find(([field]) => field in fields)?.[1] ?? 'Pass'
}

/** Reads a state whose value is an object. */
export function readState(name: string, part: Part, language: QueryLanguage, inner: InnerScopes): State {
  const fields = objectOf(part)
  const type = typeOfState(fields)
  const next = textOf(fields['Next'])
  const base = {
    pointer: part.pointer,
    range: rangeOf(part),
    name,
    language,
    fields,
    isEnd: type === 'Succeed' || type === 'Fail' || (type !== 'Choice' && fields['End'] === true),
    ...(next === undefined || type === 'Succeed' || type === 'Fail' || type === 'Choice' ? {} : { next }),
  }
  switch (type) {
    case 'Task':
      return { ...base, type, resource: textOf(fields['Resource']), ...readHandlers(part) }
    case 'Choice':
      return { ...base, type, rules: items(member(part, 'Choices')).map(readRule), ...defaultOf(fields) }
    case 'Parallel':
      return { ...base, type, branches: inner.scopes(member(part, 'Branches')), ...readHandlers(part) }
    case 'Map':
      return { ...base, type, ...readProcessor(part, inner), ...readHandlers(part) }
    default:
      return { ...base, type }
  }
}

function defaultOf(fields: JsonObject): { readonly defaultNext?: string } {
  const defaultNext = textOf(fields['Default'])
  return defaultNext === undefined ? {} : { defaultNext }
}

function readRule(part: Part): ChoiceRule {
  const fields = objectOf(part)
  return { pointer: part.pointer, range: rangeOf(part), fields, next: textOf(fields['Next']) }
}

function readProcessor(part: Part, inner: InnerScopes) {
  const modern = member(part, 'ItemProcessor')
  const processor = modern.value === undefined ? member(part, 'Iterator') : modern
  const config = objectOf(member(processor, 'ProcessorConfig'))
  return {
    processor: processor.value === undefined ? undefined : inner.scope(processor),
    mode: config['Mode'] === 'DISTRIBUTED' ? ('DISTRIBUTED' as const) : ('INLINE' as const),
    executionType: config['ExecutionType'] === 'EXPRESS' ? ('EXPRESS' as const) : ('STANDARD' as const),
  }
}

function readHandlers(part: Part): { readonly retriers: readonly Retrier[]; readonly catchers: readonly Catcher[] } {
  return { retriers: items(member(part, 'Retry')).map(readRetrier), catchers: items(member(part, 'Catch')).map(readCatcher) }
}

/** Defaults: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
function readRetrier(part: Part): Retrier {
  const fields = objectOf(part)
  const maxDelaySeconds = numberOf(fields['MaxDelaySeconds'])
  return {
    pointer: part.pointer,
    range: rangeOf(part),
    errors: readErrors(fields['ErrorEquals']),
    intervalSeconds: numberOf(fields['IntervalSeconds']) ?? 1,
    maxAttempts: numberOf(fields['MaxAttempts']) ?? 3,
    backoffRate: numberOf(fields['BackoffRate']) ?? 2,
    jitter: fields['JitterStrategy'] === 'FULL' ? 'FULL' : 'NONE',
    ...(maxDelaySeconds === undefined ? {} : { maxDelaySeconds }),
  }
}

function readCatcher(part: Part): Catcher {
  const fields = objectOf(part)
  return { pointer: part.pointer, range: rangeOf(part), errors: readErrors(fields['ErrorEquals']), next: textOf(fields['Next']), fields }
}

function readErrors(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((name) => typeof name === 'string') : []
}
