/** Events in words. An event without words gets no row. */
import type { WorldEvent } from '../kernel/index.ts'
import { faultWords } from './faults/fault-words.ts'
import { dynamodbWords } from './words/dynamodb-words.ts'
import { eventsWords } from './words/events-words.ts'
import { lambdaWords } from './words/lambda-words.ts'
import { logsWords } from './words/logs-words.ts'
import { outsideWords } from './words/outside-words.ts'
import { changed, many, subject, text, type Words } from './words/phrases.ts'
import { s3Words } from './words/s3-words.ts'
import { snsWords } from './words/sns-words.ts'
import { statesWords } from './words/states-words.ts'
import { sqsWords } from './words/sqs-words.ts'

/** Whether an event gets a row. Long polls end empty all the time: only a short poll that found nothing is news. */
export function isTold({ type, data }: WorldEvent): boolean {
  return Object.hasOwn(logWords, type) && (type !== 'sqs.EmptyReceive' || data['hosts'] !== undefined)
}

export const logWords: Readonly<Record<string, Words>> = {
  'deployment.Applied': changed('deployed', (data) => many(Array.isArray(data['calls']) ? data['calls'].length : 0, 'call')),
  'deployment.Refused': (run, entry) => ({
    tone: 'failed',
    shape: 'none',
    from: text(entry.event.data, 'logicalId') || subject(run, entry),
    what: 'change refused',
    text: `${text(entry.event.data, 'operation')}: ${text(entry.event.data, 'message')}`,
  }),
  ...outsideWords,
  ...snsWords,
  ...sqsWords,
  ...lambdaWords,
  ...statesWords,
  ...dynamodbWords,
  ...s3Words,
  ...logsWords,
  ...eventsWords,
  ...faultWords,
}
