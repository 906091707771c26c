import { describe, expect, it } from 'vitest'
import { queueArn } from '../../../aws/identity.ts'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import type { JsonObject } from '../../../base/json.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import { imbalance, redriveTo } from '../testing/queue-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'
import { traceLines } from '../testing/service-world.ts'
import { storedMessages } from './stored.ts'

const dlq = queueArn('dlq')

/** `count` messages that were received once from each of the sources and then moved to the dead-letter queue. */
function deadLetters(count: number, sources = ['q'], hopMs = 0): SqsWorld {
  const world = sqsWorld({ hopMs })
  for (const name of ['dlq', 'other']) world.create(name)
  for (const source of sources) {
    world.create(source, redriveTo('dlq', 1))
    for (let number = 1; number <= count; number++) world.send(source, `${source}-${number}`)
    for (let number = 1; number <= count; number++) world.receive(source, { VisibilityTimeout: 0 })
    world.receive(source)
    world.pass(hopMs)
  }
  expect(world.ledger('dlq').visible).toBe(count * sources.length)
  world.records()
  return world
}

const start = (world: SqsWorld, more?: JsonObject): JsonObject | string => world.ask('StartMessageMoveTask', { SourceArn: dlq, ...more })
const handleOf = (answer: JsonObject | string): string => String((answer as JsonObject)['TaskHandle'])
const rows = (world: SqsWorld, most = 10) =>
  (world.ask('ListMessageMoveTasks', { SourceArn: dlq, MaxResults: most }) as { Results: readonly JsonObject[] }).Results
const handle = (taskId: string, sourceArn: string): string => encodeBase64(encodeUtf8(JSON.stringify({ taskId, sourceArn })))

describe('a move task', () => {
  it('moves all messages to the destination, and its handle is the task and the source in base64', () => {
    const world = deadLetters(2)
    const answer = start(world, { DestinationArn: queueArn('other') })
    const bytes = decodeBase64(handleOf(answer))
    const held = JSON.parse(bytes.ok ? decodeUtf8(bytes.value) : '') as { taskId: string; sourceArn: string }
    expect(held).toEqual({ taskId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/), sourceArn: dlq })
    world.pass(1000)
    expect(rows(world)).toEqual([
      {
        Status: 'COMPLETED',
        SourceArn: dlq,
        DestinationArn: queueArn('other'),
        ApproximateNumberOfMessagesMoved: 2,
        ApproximateNumberOfMessagesToMove: 2,
        StartedTimestamp: Date.UTC(2026, 0, 5, 9),
      },
    ])
    expect(world.bodies('other')).toEqual(['q-1', 'q-2'])
    expect(world.bodies('dlq')).toEqual([])
  })

  it('without a destination gives the messages back to their source, and lists no DestinationArn', () => {
    const world = deadLetters(2)
    start(world)
    world.pass(1000)
    expect(rows(world)[0]).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 })
    expect(rows(world)[0]).not.toHaveProperty('DestinationArn')
    expect(world.bodies('q')).toEqual(['q-1', 'q-2'])
  })

  it('without a destination gives each message back to its own source', () => {
    const world = deadLetters(2, ['q', 'p'])
    start(world)
    world.pass(1000)
    expect(rows(world)[0]).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 4, ApproximateNumberOfMessagesToMove: 4 })
    expect(world.bodies('q')).toEqual(['q-1', 'q-2'])
    expect(world.bodies('p')).toEqual(['p-1', 'p-2'])
  })

  it('at one message a second moves the first at once and four in three seconds', () => {
    const world = deadLetters(4, ['q'], 10)
    const began = world.clockMs()
    start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: 1 })
    world.pass(2999)
    expect(world.ledger('other').movedIn).toBe(3)
    world.pass(11)
    const lines = traceLines(world.records()).map((line) => line.replace(/ (trail|task|was|messageId)=\S+/g, ''))
    expect(lines.map((line) => line.replace(/^\d+/, (at) => String(Number(at) - began)))).toMatchInlineSnapshot(`
      [
        "0 sqs.MoveTaskStarted dlq toMove=4 perSecond=1 target=sqs/queue/other",
        "0 sqs.MessageMovedByTask dlq receives=0 target=sqs/queue/other",
        "10 sqs.MovedMessageArrived other source=sqs/queue/dlq",
        "1000 sqs.MessageMovedByTask dlq receives=0 target=sqs/queue/other",
        "1010 sqs.MovedMessageArrived other source=sqs/queue/dlq",
        "2000 sqs.MessageMovedByTask dlq receives=0 target=sqs/queue/other",
        "2010 sqs.MovedMessageArrived other source=sqs/queue/dlq",
        "3000 sqs.MessageMovedByTask dlq receives=0 target=sqs/queue/other",
        "3010 sqs.MovedMessageArrived other source=sqs/queue/dlq",
        "3010 sqs.MoveTaskEnded dlq status=COMPLETED moved=4 toMove=4",
      ]
    `)
  })

  it.each([
    [1, 1000],
    [3, 333],
    [500, 2],
  ])('at %i a second moves its second message after %i ms', (perSecond, ms) => {
    const world = deadLetters(3)
    start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: perSecond })
    world.pass(ms - 1)
    expect(world.ledger('other').movedIn).toBe(1)
    world.pass(1)
    expect(world.ledger('other').movedIn).toBe(2)
    world.pass(ms + 1)
    expect(world.ledger('other').movedIn).toBe(3)
    expect(rows(world)[0]).toMatchObject({ Status: 'COMPLETED', MaxNumberOfMessagesPerSecond: perSecond })
  })

  it('can be cancelled: what was moved stays moved, the rest stays, and only a running task has a handle', () => {
    const world = deadLetters(10)
    const task = handleOf(start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: 1 }))
    world.pass(1500)
    expect(rows(world)[0]).toMatchObject({
      Status: 'RUNNING',
      TaskHandle: task,
      ApproximateNumberOfMessagesMoved: 2,
      ApproximateNumberOfMessagesToMove: 10,
    })
    expect(world.ask('CancelMessageMoveTask', { TaskHandle: task })).toEqual({ ApproximateNumberOfMessagesMoved: 2 })
    expect(rows(world)[0]).toMatchObject({ Status: 'CANCELLING' })
    expect(rows(world)[0]).not.toHaveProperty('TaskHandle')
    expect(start(world)).toContain('There is already a task running.')
    world.pass(500)
    expect(rows(world)[0]).toEqual({
      Status: 'CANCELLED',
      SourceArn: dlq,
      DestinationArn: queueArn('other'),
      MaxNumberOfMessagesPerSecond: 1,
      ApproximateNumberOfMessagesMoved: 2,
      ApproximateNumberOfMessagesToMove: 10,
      StartedTimestamp: expect.any(Number),
    })
    world.pass(100_000)
    expect(world.ledger('dlq').visible).toBe(8)
    expect(world.ask('CancelMessageMoveTask', { TaskHandle: task })).toBe('InvalidParameterValue: Only active tasks can be cancelled.')
  })

  it('fails when its destination is deleted, and the rest stays in the dead-letter queue', () => {
    const world = deadLetters(10)
    start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: 1 })
    world.pass(2500)
    world.askQueue('DeleteQueue', 'other')
    world.pass(500)
    expect(rows(world)[0]).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
      ApproximateNumberOfMessagesMoved: 3,
      ApproximateNumberOfMessagesToMove: 10,
    })
    expect(world.ledger('dlq').visible).toBe(7)
  })

  it('a message whose destination goes while it is under way comes back, and nothing is lost', () => {
    const world = deadLetters(2, ['q'], 600)
    start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: 1 })
    world.pass(100)
    expect(world.ledger('dlq')).toMatchObject({ visible: 1, movedOut: 1 })
    world.askQueue('DeleteQueue', 'other')
    world.pass(600)
    expect(rows(world)[0]).toMatchObject({ Status: 'FAILED', ApproximateNumberOfMessagesMoved: 0 })
    expect(world.ledger('dlq')).toMatchObject({ visible: 2, movedIn: 3, movedOut: 1 })
    expect(imbalance(world.ledger('dlq'))).toBe(0)
    expect(world.receive('dlq', { MaxNumberOfMessages: 10, AttributeNames: ['All'] })?.[1]?.Attributes).toMatchObject({
      DeadLetterQueueSourceArn: queueArn('q'),
    })
  })

  it('fails for a message that was sent to the dead-letter queue directly, when it should give it back', () => {
    const world = deadLetters(0)
    world.send('dlq', 'direct')
    start(world)
    world.pass(1000)
    expect(rows(world)[0]).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'CouldNotDetermineMessageSource',
      ApproximateNumberOfMessagesMoved: 0,
    })
    expect(world.bodies('dlq')).toEqual(['direct'])
  })

  it('only one can run for a queue at a time', () => {
    const world = deadLetters(3)
    start(world, { MaxNumberOfMessagesPerSecond: 1 })
    expect(start(world)).toBe(
      'InvalidParameterValue: There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    )
    world.pass(2000)
    expect(start(world)).toHaveProperty('TaskHandle')
    world.pass(0)
    expect(rows(world).map(({ Status }) => Status)).toEqual(['COMPLETED', 'COMPLETED'])
    expect(rows(world, 1)).toHaveLength(1)
  })

  it('the ten newest are listed, the newest first, one unless more are asked for', () => {
    const world = deadLetters(0)
    for (let number = 0; number < 12; number++) {
      start(world)
      world.pass(1000)
    }
    const started = rows(world).map(({ StartedTimestamp }) => Number(StartedTimestamp) - Date.UTC(2026, 0, 5, 9))
    expect(started).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((second) => second * 1000))
    expect((world.ask('ListMessageMoveTasks', { SourceArn: dlq }) as { Results: unknown[] }).Results).toHaveLength(1)
  })

  it('leaves messages in flight where they are', () => {
    const world = deadLetters(3)
    world.receive('dlq')
    start(world, { DestinationArn: queueArn('other') })
    world.pass(1000)
    expect(rows(world)[0]).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesToMove: 2 })
    expect(world.ledger('dlq')).toMatchObject({ inFlight: 1, visible: 0, movedOut: 2 })
  })

  it('a moved message is a new one: new id, new time of sending, no receives, and its trail goes on', () => {
    const world = deadLetters(1)
    const before = storedMessages(world.state('dlq'))[0]
    world.pass(5000)
    start(world)
    world.pass(0)
    const [message] = world.receive('q', { AttributeNames: ['All'] }) ?? []
    expect(message?.MessageId).not.toBe(before?.messageId)
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1', SentTimestamp: String(Date.UTC(2026, 0, 5, 9, 0, 5)) })
    expect(message?.Attributes).not.toHaveProperty('DeadLetterQueueSourceArn')
    expect(storedMessages(world.state('q'))[0]?.trail).toBe(before?.trail)
  })

  it('ends with its queue', () => {
    const world = deadLetters(3)
    start(world, { DestinationArn: queueArn('other'), MaxNumberOfMessagesPerSecond: 1 })
    world.pass(0)
    world.askQueue('DeleteQueue', 'dlq')
    world.create('dlq')
    world.pass(10_000)
    expect(rows(world)).toEqual([])
    expect(world.ledger('other').movedIn).toBe(1)
  })
})

describe('a move task is refused', () => {
  it('when its source is nobody’s dead-letter queue', () => {
    const world = sqsWorld()
    world.create('dlq')
    world.create('other')
    expect(start(world, { DestinationArn: queueArn('other') })).toBe(
      'InvalidParameterValue: Source queue must be configured as a Dead Letter Queue.',
    )
  })

  it('when its destination does not exist', () => {
    expect(start(deadLetters(0), { DestinationArn: queueArn('none') })).toBe(
      "ResourceNotFoundException: The resource that you specified for the DestinationArn parameter doesn't exist.",
    )
  })

  it.each<[JsonObject, string]>([
    [
      { SourceArn: queueArn('none') },
      "ResourceNotFoundException: The resource that you specified for the SourceArn parameter doesn't exist.",
    ],
    [{ SourceArn: 'dlq' }, 'InvalidParameterValue: You must use this format to specify the SourceArn: arn:'],
    [{ DestinationArn: dlq }, 'InvalidParameterValue: Source queue arn and destination queue arn cannot be the same.'],
    [{ MaxNumberOfMessagesPerSecond: 0 }, 'InvalidParameterValue: Value for parameter MaxNumberOfMessagesPerSecond is invalid.'],
    [{ MaxNumberOfMessagesPerSecond: 501 }, 'InvalidParameterValue: Value for parameter MaxNumberOfMessagesPerSecond is invalid.'],
    [
      { DestinationArn: queueArn('f.fifo') },
      'InvalidParameterValue: The source queue and destination queue must be of the same queue type.',
    ],
  ])('for %j', (input, expected) => {
    const world = deadLetters(1)
    world.create('f.fifo', { FifoQueue: 'true' })
    expect(start(world, input)).toContain(expected)
  })
})

describe('cancelling is refused', () => {
  const cancel = (world: SqsWorld, task: string) => world.ask('CancelMessageMoveTask', { TaskHandle: task })

  it('with a handle that is none', () => {
    expect(cancel(deadLetters(0), 'foobared')).toBe('InvalidParameterValue: Value for parameter TaskHandle is invalid.')
  })

  it('with a handle whose source does not exist', () => {
    expect(cancel(deadLetters(0), handle('10f57157-fc38-4da9-a113-4de7e12d05dd', queueArn('none')))).toBe(
      "ResourceNotFoundException: The resource that you specified for the SourceArn parameter doesn't exist.",
    )
  })

  it('with a handle whose task does not exist', () => {
    expect(cancel(deadLetters(0), handle('10f57157-fc38-4da9-a113-4de7e12d05aa', dlq))).toBe(
      'ResourceNotFoundException: Task does not exist.',
    )
  })
})
