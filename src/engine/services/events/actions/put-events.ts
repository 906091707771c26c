/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
import { account, eventBusNameOf, region } from '../../../../aws/identity.ts'
import { eventsLimits, type EventsInput } from '../../../../aws/services/events.ts'
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import { isJsonObject, type Json } from '../../../../base/json.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { utf8Length } from '../../../../base/utf8.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type Step } from '../../../kernel/index.ts'
import { constraint, validation } from '../faults.ts'
import { takeEvent } from '../matching-rules.ts'
import { defaultBus, eventsAccountKey } from '../state.ts'
import { editBusNames } from '../buses.ts'

type Entry = EventsInput<'PutEvents'>['Entries'][number]

/** Each entry by itself: one that is refused does not hold up the others. */
export function putEvents(step: Step, { Entries: entries }: EventsInput<'PutEvents'>, call: CallEnvelope): Outcome {
  if (entries.length === 0 || entries.length > eventsLimits.entries)
    return refuse(
      constraint(
        `[${entries.length} entries]`,
        'entries',
        `have length ${entries.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 10'}`,
      ),
    )
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > eventsLimits.entriesBytes)
    return refuse(validation('Total size of the entries in the request is over the limit.'))
  const answers = entries.map((entry, at) => entryFault(entry) ?? { EventId: accept(step, entry, call.hop?.carries[at]?.trail) })
  return answer({ FailedEntryCount: answers.filter((each) => 'ErrorCode' in each).length, Entries: answers })
}

/** As AWS counts: 14 bytes for a time. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
function sizeOf({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: Entry): number {
  return [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + utf8Length(text), Time === undefined ? 0 : 14)
}

type EntryFault = { readonly ErrorCode: string; readonly ErrorMessage: string }

function entryFault({ Source, DetailType, Detail }: Entry): EntryFault | undefined {
  const missing = Object.entries({ Source, DetailType, Detail }).find(([, text]) => text === undefined || text === '')
  if (missing)
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing[0]} is not valid. Reason: ${missing[0]} is a required argument.`,
    }
  if (Source?.startsWith('aws.')) return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' }
  return isJsonObject(parsed(Detail ?? '')) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** `trail`: what the message is called on its way here, if it came by a road. */
function accept(step: Step, entry: Entry, trail: string | undefined): string {
  const { Time, Source: source = '', DetailType: detailType = '', Detail = '', Resources = [], EventBusName = defaultBus } = entry
  // The account counts events, so that no id is given twice.
  if (step.read(eventsAccountKey) === undefined) editBusNames(step)
  const n = step.ordinal(eventsAccountKey, 'event')
  const id = derivedUuid(step.seed, `${eventsAccountKey}/${n}`)
  const event = {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account,
    time: `${isoTimestamp(Math.floor((Time ?? step.epochMs / 1000) * 1000)).slice(0, 19)}Z`,
    region,
    resources: Resources,
    detail: parsed(Detail) ?? {},
  }
  const text = JSON.stringify(event)
  takeEvent(step, eventBusNameOf(EventBusName), { id, source, detailType, text, trail: trail ?? `${eventsAccountKey}/${n}` })
  return id
}
