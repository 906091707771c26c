/** What a state does, in a few words, and which glyph stands for what it calls. */
import { readTaskResource, type State } from '../../../asl/index.ts'
import type { Json } from '../../../base/json.ts'
import { shortened, withoutMarks } from './rule-words.ts'

export function wordsOfState(state: State): string {
  const { fields } = state
  switch (state.type) {
    case 'Task':
      return taskWords(state.resource)
    case 'Wait':
      return waitWords(fields)
    case 'Map':
      return `each of ${given(fields['ItemsPath'] ?? fields['Items']) ?? (fields['ItemReader'] === undefined ? '$' : 'the items read')}`
    case 'Parallel':
      return `${state.branches.length} ${state.branches.length === 1 ? 'branch' : 'branches'}`
    case 'Fail':
      return given(fields['Error'] ?? fields['ErrorPath']) ?? 'Fail'
    case 'Choice':
    case 'Pass':
    case 'Succeed':
      return state.type
  }
}

function taskWords(resource: string | undefined): string {
  if (resource === undefined) return 'Task'
  const task = taskOf(resource)
  if (task?.kind === 'lambda') return 'lambda:invoke'
  if (task?.kind === 'activity') return `activity ${resource.split(':').at(-1) ?? ''}`
  if (task === undefined) return shortened(resource.split(':').slice(5).join(':') || resource)
  const how = { answer: '', sync: ' · sync', 'sync:2': ' · sync', waitForTaskToken: ' · token' }[task.pattern]
  return `${task.service}:${task.operation}${how}`
}

/** Whatever partition a substitution will put in, the words are the same. */
function taskOf(resource: string): ReturnType<typeof readTaskResource> {
  return readTaskResource(resource.replace(/^arn:\$\{[^}]*\}:/, 'arn:aws:'))
}

function waitWords(fields: State['fields']): string {
  const seconds = given(fields['Seconds'] ?? fields['SecondsPath'])
  if (seconds !== undefined) return `${/^\d+$/.test(seconds) ? Number(seconds).toLocaleString('en-US') : seconds} s`
  const moment = given(fields['Timestamp'] ?? fields['TimestampPath'])
  return moment === undefined ? 'Wait' : `until ${moment}`
}

function given(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return shortened(withoutMarks(value))
  return Array.isArray(value) ? `${value.length} items` : undefined
}

/** `lambda`, `sqs`, `dynamodb`, `glue` …; nothing for a state that calls nobody. */
export function serviceOfState(state: State): string | undefined {
  if (state.type !== 'Task' || state.resource === undefined) return undefined
  const task = taskOf(state.resource)
  if (task === undefined) return undefined
  return task.kind === 'lambda' || task.kind === 'activity' ? task.kind : task.service
}
