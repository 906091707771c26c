/** What happens in workflows, in words. */
import type { JsonObject } from '../../../base/json.ts'
import { nameOfKey } from '../../services/shared/resource-keys.ts'
import type { LogEntry } from '../log-entry.ts'
import { caller, changed, many, own, short, span, subject, text, type Words } from './phrases.ts'

/** An execution by its name, a child of a distributed Map by its Map's label and its own; one that was made up is told by its first digits. */
function execution({ event }: LogEntry): string {
  const [id = ''] = nameOfKey(event.subject).split('/').slice(1).join('/').split(':')
  const name = id.slice(id.lastIndexOf('/') + 1)
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name) ? `${id.slice(0, -name.length)}${short(name)}` : id
}

const started: Words = (run, entry) => {
  const from = caller(run, entry)
  const to = subject(run, entry)
  const about = { tone: 'running', shape: 'message', what: 'StartExecution' } as const
  return { ...about, from, ...(from !== to && { to }), text: `${execution(entry)} · input of ${many(entry.event.data['bytes'], 'byte')}` }
}

const tones: Readonly<Record<string, 'done' | 'failed'>> = { SUCCEEDED: 'done' }
const ends: Readonly<Record<string, string>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'aborted',
  PENDING_REDRIVE: 'waits to be redriven',
}

const ended: Words = (run, entry) => {
  const { data } = entry.event
  const status = text(data, 'status')
  const error = data['error'] === undefined || data['error'] === '' ? '' : ` · ${text(data, 'error')}`
  return {
    tone: tones[status] ?? 'failed',
    shape: 'none',
    from: subject(run, entry),
    what: ends[status] ?? status,
    text: `${execution(entry)}${error} · ${many(data['transitions'], 'transition')} in ${span(data['durationMs'])}`,
  }
}

const returned: Words = (run, entry) => {
  const { data } = entry.event
  const isFailure = data['error'] !== undefined
  const about = isFailure ? ({ tone: 'failed', what: 'SendTaskFailure' } as const) : ({ tone: 'done', what: 'SendTaskSuccess' } as const)
  const error = isFailure && data['error'] !== '' ? ` · ${text(data, 'error')}` : ''
  return {
    ...about,
    shape: 'message',
    from: caller(run, entry),
    to: subject(run, entry),
    text: `${execution(entry)} · ${text(data, 'state')}${error}`,
  }
}

const ofState = (what: string, tone: 'retry' | 'failed' | 'waiting', sentence: (data: JsonObject) => string): Words =>
  own(what, { tone, shape: 'none' }, (_, entry) => `${execution(entry)} · ${text(entry.event.data, 'state')} ${sentence(entry.event.data)}`)

const failed = (data: JsonObject): string => (text(data, 'error') === '' ? 'failed' : `failed with ${text(data, 'error')}`)

export const statesWords: Readonly<Record<string, Words>> = {
  'states.ExecutionStarted': started,
  'states.ExecutionEnded': ended,
  'states.RetryScheduled': ofState(
    'retry',
    'retry',
    (data) => `${failed(data)} · retry ${text(data, 'attempt')} in ${span(data['delayMs'])}`,
  ),
  'states.TokenReturned': returned,
  'states.FailureCaught': ofState('caught', 'retry', (data) => `${failed(data)} · goes on at ${text(data, 'next')}`),
  'states.AnswerMocked': ofState('mocked', 'waiting', (data) =>
    data['by'] === 'sample' ? 'gets a made-up answer' : 'is answered by a mock',
  ),
  'states.StateMachineUpdated': changed('definition changed', () => 'executions that run keep the old one'),
  'states.StateMachineDeleted': changed('deleted', () => 'state machine'),
  'states.VersionPublished': changed('version published', (data) => `version ${text(data, 'version')}`),
  'states.VersionDeleted': changed('version deleted', (data) => `version ${text(data, 'version')}`),
  'states.AliasCreated': changed('alias created', (data) => text(data, 'alias')),
  'states.AliasUpdated': changed('alias changed', (data) => text(data, 'alias')),
  'states.AliasDeleted': changed('alias deleted', (data) => text(data, 'alias')),
}
