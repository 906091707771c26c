/** The books of a world: what entered its queues against what is accounted for. */
import type { StepRecord } from '../../kernel/index.ts'
import { storedMessages, viewLedger, type QueueState } from '../../services/sqs/index.ts'
import { worldOf, type Run } from '../index.ts'

export interface Accounts {
  /** To be given every record. */
  note(record: StepRecord): void
  /** Everything that does not add up now, in words. */
  errors(run: Run): string[]
}

const leaving: ReadonlySet<string> = new Set(['sqs.MessageMovedToDeadLetter', 'sqs.MessageMovedByTask'])
const arriving: ReadonlySet<string> = new Set([
  'sqs.DeadLetterArrived',
  'sqs.DeadLetterLost',
  'sqs.MovedMessageArrived',
  'sqs.MovedMessageLost',
])

export function openAccounts(): Accounts {
  // Counted from the events: a queue that is deleted takes its ledger along.
  let underWay = 0
  return {
    note({ events }) {
      for (const { type } of events) {
        if (leaving.has(type)) underWay++
        if (arriving.has(type)) underWay--
      }
    },
    errors(run) {
      const { cells, agenda } = worldOf(run)
      const queues = Object.entries(cells).filter(([key]) => key.startsWith('sqs/queue/'))
      const hops = agenda.filter(({ envelope }) => envelope.hop?.track === 'redrive').length
      return [
        ...queues.flatMap(([, cell]) => errorsOf(cell.state as unknown as QueueState)),
        ...(hops === underWay ? [] : [`${underWay} dead letters left and did not arrive, ${hops} are under way`]),
      ]
    },
  }
}

function errorsOf(queue: QueueState): string[] {
  const { sent, movedIn, deleted, visible, inFlight, delayed, movedOut, expired, purged } = viewLedger(queue)
  const errors: string[] = []
  const missing = sent + movedIn - (deleted + visible + inFlight + delayed + movedOut + expired + purged)
  if (missing !== 0) errors.push(`${queue.name} misses ${missing} messages`)
  const found = { visible: 0, 'in-flight': 0, delayed: 0 }
  for (const message of storedMessages(queue)) {
    found[message.status]++
    const inLine = [...queue.visible, ...queue.back.map(({ ordinal }) => ordinal)].filter((ordinal) => ordinal === message.ordinal).length
    const hidden = queue.hidden.filter((ordinal) => ordinal === message.ordinal).length
    const isRight = message.status === 'visible' ? inLine === 1 && hidden === 0 : inLine === 0 && hidden === 1
    if (!isRight) errors.push(`${queue.name}: ${message.ordinal} is ${message.status}, ${inLine} times in line and ${hidden} times hidden`)
  }
  if (found.visible !== visible || found['in-flight'] !== inFlight || found.delayed !== delayed) {
    errors.push(`${queue.name} counts ${visible}/${inFlight}/${delayed} and holds ${found.visible}/${found['in-flight']}/${found.delayed}`)
  }
  return errors
}
