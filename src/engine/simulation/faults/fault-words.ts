/** Faults in the words of the log. A call that a fault made fail has a row where its caller tells of it. */
import { span, subject, text, type Words } from '../words/phrases.ts'

export const faultWords: Readonly<Record<string, Words>> = {
  'faults.Began': (run, entry) => {
    const { untilMs } = entry.event.data
    const end = typeof untilMs === 'number' ? `for ${span(untilMs - entry.atMs)}` : 'until it is mended'
    return {
      tone: 'failed',
      shape: 'none',
      from: subject(run, entry),
      what: 'fault begins',
      text: `${text(entry.event.data, 'text')}, ${end}`,
    }
  },
  'faults.Ended': (run, entry) => ({
    tone: 'done',
    shape: 'none',
    from: subject(run, entry),
    what: 'fault ends',
    text: `${text(entry.event.data, 'text')}, after ${span(entry.atMs - Number(entry.event.data['sinceMs']))}`,
  }),
  'sqs.LongPollsBroken': (run, entry) => ({
    tone: 'failed',
    shape: 'none',
    from: subject(run, entry),
    what: 'polls broken',
    text: `${text(entry.event.data, 'count')} open long polls got no answer`,
  }),
}
