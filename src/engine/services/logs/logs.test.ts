import fc from 'fast-check'
import { expect, it } from 'vitest'
import { logGroupArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { askingWorld, type AskingWorld } from '../testing/asking-world.ts'
import { logsService } from './index.ts'

const start = Date.UTC(2026, 0, 5, 9)
const at = { logGroupName: '/shop/orders', logStreamName: 'one' } as const

function logWorld(): AskingWorld {
  const world = askingWorld({ services: [logsService] })
  world.ask('CreateLogGroup', { logGroupName: at.logGroupName })
  world.ask('CreateLogStream', at)
  return world
}

function put(world: AskingWorld, messages: readonly string[], more: JsonObject = {}): JsonObject | string {
  const logEvents = messages.map((message, n) => ({ timestamp: start + n, message }))
  return world.ask('PutLogEvents', { ...at, logEvents, ...more })
}

function messagesOf(answer: JsonObject | string): string[] {
  return (answer as unknown as { events: { message: string }[] }).events.map(({ message }) => message)
}

it('makes, describes and deletes groups and streams', () => {
  const world = logWorld()
  world.ask('CreateLogGroup', { logGroupName: '/shop/archive', tags: { team: 'a' } })
  put(world, ['hello'])
  expect(world.ask('DescribeLogGroups', { logGroupNamePrefix: '/shop/' })).toMatchObject({
    logGroups: [
      { logGroupName: '/shop/archive', storedBytes: 0 },
      { logGroupName: '/shop/orders', storedBytes: 5, creationTime: start, arn: `${logGroupArn('/shop/orders')}:*` },
    ],
  })
  expect(world.ask('DescribeLogGroups', { limit: 1 })).toMatchObject({ logGroups: [{ logGroupName: '/shop/archive' }], nextToken: '1' })
  expect(world.ask('DescribeLogGroups', { limit: 1, nextToken: '1' })).toEqual({
    logGroups: [expect.objectContaining({ logGroupName: '/shop/orders' })],
  })
  expect(world.ask('DescribeLogStreams', { logGroupIdentifier: logGroupArn('/shop/orders') })).toMatchObject({
    logStreams: [{ logStreamName: 'one', firstEventTimestamp: start, lastEventTimestamp: start }],
  })
  world.ask('DeleteLogStream', at)
  expect(world.ask('GetLogEvents', at)).toBe('ResourceNotFoundException: The specified log stream does not exist.')
  world.ask('DeleteLogGroup', { logGroupName: '/shop/orders' })
  expect(world.ask('DescribeLogStreams', { logGroupName: '/shop/orders' })).toBe(
    'ResourceNotFoundException: The specified log group does not exist.',
  )
  expect(Object.keys(world.world.cells).filter((key) => key.includes('orders'))).toEqual([])
})

it('refuses what AWS refuses, in its words', () => {
  const world = logWorld()
  expect(world.ask('CreateLogGroup', { logGroupName: at.logGroupName })).toBe(
    'ResourceAlreadyExistsException: The specified log group already exists',
  )
  expect(world.ask('CreateLogStream', at)).toBe('ResourceAlreadyExistsException: The specified log stream already exists')
  expect(world.ask('CreateLogGroup', { logGroupName: 'a b' })).toContain('failed to satisfy constraint')
  expect(world.ask('CreateLogStream', { ...at, logStreamName: 'a:b' })).toContain('failed to satisfy constraint')
  const inWrongOrder = {
    logEvents: [
      { timestamp: start + 1, message: 'a' },
      { timestamp: start, message: 'b' },
    ],
  }
  expect(put(world, [], inWrongOrder)).toBe(
    'InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.',
  )
  const tooLong = {
    logEvents: [
      { timestamp: start - 86_400_001, message: 'a' },
      { timestamp: start, message: 'b' },
    ],
  }
  expect(put(world, [], tooLong)).toContain('cannot span more than 24 hours')
  expect(put(world, ['x'.repeat(1_048_551)])).toBe('InvalidParameterException: Upload too large: 1048577 bytes exceeds limit of 1048576')
  expect(put(world, [], { logEvents: [] })).toContain('greater than or equal to 1')
  expect(world.ask('PutRetentionPolicy', { logGroupName: at.logGroupName, retentionInDays: 2 })).toContain('enum value set: [1, 3, 5,')
})

it('passes over what is too old or too new, and says where', () => {
  const world = logWorld()
  const day = 86_400_000
  const ahead = {
    logEvents: [
      { timestamp: start, message: 'now' },
      { timestamp: start + 7_200_001, message: 'later' },
    ],
  }
  expect(put(world, [], ahead)).toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 } })
  const old = {
    logEvents: [
      { timestamp: start - 14 * day - 1, message: 'old' },
      { timestamp: start - 14 * day, message: 'just' },
    ],
  }
  expect(put(world, [], old)).toMatchObject({ rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1 } })
  world.ask('PutRetentionPolicy', { logGroupName: at.logGroupName, retentionInDays: 1 })
  const stale = {
    logEvents: [
      { timestamp: start - day - 1, message: 'stale' },
      { timestamp: start - day, message: 'kept' },
    ],
  }
  expect(put(world, [], stale)).toMatchObject({ rejectedLogEventsInfo: { expiredLogEventEndIndex: 1 } })
  expect(messagesOf(world.ask('GetLogEvents', at))).toEqual(['kept', 'now'])
  world.ask('DeleteRetentionPolicy', { logGroupName: at.logGroupName })
  expect(messagesOf(world.ask('GetLogEvents', at))).toEqual(['just', 'kept', 'now'])
})

it('finds events by words', () => {
  const world = logWorld()
  put(world, ['ERROR out of memory', 'WARN out of luck', 'INFO all is well', 'ERROR test'])
  const find = (filterPattern: string): string[] =>
    messagesOf(world.ask('FilterLogEvents', { logGroupName: at.logGroupName, filterPattern }))
  expect(find('ERROR')).toEqual(['ERROR out of memory', 'ERROR test'])
  expect(find('ERROR memory')).toEqual(['ERROR out of memory'])
  expect(find('?INFO ?WARN')).toEqual(['WARN out of luck', 'INFO all is well'])
  expect(find('ERROR -test')).toEqual(['ERROR out of memory'])
  expect(find('"out of"')).toEqual(['ERROR out of memory', 'WARN out of luck'])
  expect(find('')).toHaveLength(4)
  expect(world.ask('FilterLogEvents', { logGroupName: at.logGroupName, filterPattern: '{ $.a = 1 }' })).toContain('not simulated')
  expect(world.ask('FilterLogEvents', { logGroupName: at.logGroupName, filterPattern: 'a"b' })).toContain('Invalid character(s) in term')
})

it('merges streams by time, and keeps tags', () => {
  const world = logWorld()
  world.ask('CreateLogStream', { ...at, logStreamName: 'two' })
  put(world, ['a', 'c'], {
    logEvents: [
      { timestamp: start, message: 'a' },
      { timestamp: start + 2, message: 'c' },
    ],
  })
  put(world, [], { logStreamName: 'two', logEvents: [{ timestamp: start + 1, message: 'b' }] })
  const first = world.ask('FilterLogEvents', { logGroupName: at.logGroupName, limit: 2 }) as JsonObject
  expect(messagesOf(first)).toEqual(['a', 'b'])
  const rest = world.ask('FilterLogEvents', { logGroupName: at.logGroupName, limit: 2, nextToken: first['nextToken'] ?? '' })
  expect(messagesOf(rest)).toEqual(['c'])
  const resourceArn = `${logGroupArn(at.logGroupName)}:*`
  world.ask('TagResource', { resourceArn, tags: { team: 'a', stage: 'b' } })
  world.ask('UntagResource', { resourceArn, tagKeys: ['team'] })
  expect(world.ask('ListTagsForResource', { resourceArn })).toEqual({ tags: { stage: 'b' } })
})

it('keeps the newest thousand events of a stream', () => {
  const world = logWorld()
  put(
    world,
    Array.from({ length: 1_200 }, (_, n) => String(n)),
  )
  const kept = messagesOf(world.ask('GetLogEvents', { ...at, startFromHead: true }))
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([1_000, '200', '1199'])
})

it('gives every event of a stream once, whichever way its pages are read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 25 }),
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      (steps, limit, startFromHead) => {
        const world = logWorld()
        let timestamp = start
        const logEvents = steps.map((step, n) => ({ timestamp: (timestamp += step), message: String(n) }))
        if (logEvents.length > 0) put(world, [], { logEvents })
        const read: string[] = []
        let token: string | undefined
        for (;;) {
          const page = world.ask('GetLogEvents', {
            ...at,
            limit,
            startFromHead,
            ...(token !== undefined && { nextToken: token }),
          }) as JsonObject
          const told = messagesOf(page)
          if (startFromHead) read.push(...told)
          else read.unshift(...told)
          const next = String(page[startFromHead ? 'nextForwardToken' : 'nextBackwardToken'])
          if (next === token || told.length === 0) break
          token = next
        }
        expect(read).toEqual(logEvents.map(({ message }) => message))
      },
    ),
    { numRuns: 60 },
  )
})
