/**
 * A handler host without a VM. The text of `index.js` is the name of a script; a script is given the journal's last entry
 * and all entries, and answers from these alone, as a real handler's code and journal determine its outcome.
 */
import { hashString } from '../../../../base/hash.ts'
import type { HandlerCall, HandlerEnd, HandlerHost, HandlerOutcome, JournalEntry } from '../../../kernel/index.ts'

export type Script = (entry: JournalEntry, journal: readonly JournalEntry[]) => Partial<HandlerOutcome> | 'hang'

export interface ScriptedHandlers extends HandlerHost {
  /** Environments in the order in which they were run, with what they were given. */
  readonly runs: string[]
}

export function scriptedHandlers(scripts: Readonly<Record<string, Script>>): ScriptedHandlers {
  const runs: string[] = []
  return {
    runs,
    run({ environment, code, journal, digestBefore }) {
      const digest = journal.slice(0, -1).reduce((before, text) => hashString(text, before), 0)
      if (digest !== digestBefore) throw new Error(`the journal of ${environment} does not fit its digest`)
      const entries = journal.map((text) => JSON.parse(text) as JournalEntry)
      const entry = entries.at(-1) as JournalEntry
      runs.push(`${environment} ${entry.type}`)
      const script = scripts[code.files['index.js'] ?? '']
      if (!script) throw new Error(`no script is called ${code.files['index.js']}`)
      const outcome = script(entry, entries)
      if (outcome === 'hang') throw new Error('the worker dies')
      return { ticks: 0, console: [], calls: [], timers: [], ...outcome }
    },
  }
}

export function value(of: unknown): HandlerEnd {
  return { kind: 'returned', value: JSON.stringify(of) ?? 'null' }
}

export function thrown(errorMessage: string, errorType = 'Error'): HandlerEnd {
  return { kind: 'threw', errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`, '    at Runtime.handler (index.js:1:1)'] }
}

/** Returns `result` for every event after `ticks` of computing. */
export function answering(result: unknown, ticks = 0): Script {
  return (entry) => (entry.type === 'init' ? { end: value(null) } : { ticks, end: value(result) })
}

/** Loads, then does what `onEvent` says. */
export function loaded(onEvent: Script): Script {
  return (entry, journal) => (entry.type === 'init' ? { end: value(null) } : onEvent(entry, journal))
}

export function sending(call: number, queueUrl: string, body: string): HandlerCall {
  return { call, service: 'sqs', operation: 'SendMessage', input: JSON.stringify({ QueueUrl: queueUrl, MessageBody: body }) }
}
