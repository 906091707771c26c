import { describe, expect, it } from 'vitest'
import { isMoot, worldOf, type Run } from './index.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, runOf } from './testing/runs.ts'
import { advanceRun } from './run.ts'

/** What an answer to a call from the screen said, after a virtual millisecond. */
function worldWith(design: Parameters<typeof templateOf>[0]) {
  const answers = new Map<number, Record<string, unknown>>()
  const run = runOf(templateOf({ pace: 'none', ...design }), {
    onRecord({ envelope }) {
      if (envelope.kind !== 'reply' || envelope.to !== 'outside' || !envelope.result.ok) return
      answers.set(Number(envelope.context['request']), envelope.result.value)
    },
  })
  const pass = (ms: number) => advanceRun(run, { ms: run.clockMs + ms })
  pass(1_000)
  return {
    run,
    pass,
    call(service: string, operation: string, input: Parameters<typeof callFrom>[3]): Record<string, unknown> {
      const request = callFrom(run, service, operation, input)
      pass(5)
      return answers.get(request) ?? {}
    },
  }
}

/** Of the items with this timer: which are moot, the first due first. */
function mootOf(run: Run, timer: string): boolean[] {
  const world = worldOf(run)
  const items = world.agenda.filter(({ envelope }) => envelope.kind === 'timer' && envelope.timer === timer)
  return items.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence).map((item) => isMoot(world, item))
}

const url = 'https://sqs.us-east-1.amazonaws.com/111111111111/orders'

describe('a timeout is moot', () => {
  it('of a message that was deleted, not of one that is still held', () => {
    const { run, call } = worldWith({ queues: { Orders: {} } })
    call('sqs', 'SendMessage', { QueueUrl: url, MessageBody: 'x' })
    const [message] = call('sqs', 'ReceiveMessage', { QueueUrl: url })['Messages'] as { ReceiptHandle: string }[]
    expect(mootOf(run, 'ReachDeadline')).toEqual([false])
    expect(mootOf(run, 'ExpireRetention')).toEqual([false])
    call('sqs', 'DeleteMessage', { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle ?? '' })
    expect(mootOf(run, 'ReachDeadline')).toEqual([true])
    expect(mootOf(run, 'ExpireRetention')).toEqual([true])
  })

  it('of a long poll that a mapping makes, not of one that somebody outside makes', () => {
    const { run } = worldWith({ queues: { Orders: {} }, functions: { Pack: { code: 'succeed', from: 'Orders' } } })
    expect(new Set(mootOf(run, 'EndLongPoll'))).toEqual(new Set([true]))
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: url, WaitTimeSeconds: 20 })
    advanceRun(run, { ms: run.clockMs + 5 })
    expect(mootOf(run, 'EndLongPoll').filter((isMootNow) => !isMootNow)).toHaveLength(1)
  })

  it('of an invocation that has ended, and of an init phase', () => {
    const { run, pass, call } = worldWith({ functions: { Pack: { code: 'slow', timeout: 60 } } })
    call('lambda', 'Invoke', { FunctionName: 'pack' })
    pass(1_000)
    expect(mootOf(run, 'InvocationTimeout')).toEqual([false, true])
    pass(25_000)
    expect(mootOf(run, 'InvocationTimeout')).toEqual([true, true])
  })

  it('of an execution that has ended, and of a task that was answered', () => {
    const { run, call } = worldWith({ queues: { Orders: {} } })
    const Parameters = { QueueUrl: url, MessageBody: { 'token.$': '$$.Task.Token' } }
    const Ask = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters,
      HeartbeatSeconds: 50,
      TimeoutSeconds: 90,
    }
    const definition = JSON.stringify({ StartAt: 'Ask', States: { Ask: { ...Ask, End: true } } })
    const roleArn = 'arn:aws:iam::111111111111:role/sfn'
    const { stateMachineArn } = call('states', 'CreateStateMachine', { name: 'asks', definition, roleArn })
    call('states', 'StartExecution', { stateMachineArn: String(stateMachineArn), input: '{}' })
    const timers = ['HeartbeatTimeout', 'TaskTimeout', 'ExecutionTimeout']
    expect(timers.map((timer) => mootOf(run, timer))).toEqual([[false], [false], [false]])
    const [message] = call('sqs', 'ReceiveMessage', { QueueUrl: url })['Messages'] as { Body: string }[]
    const { token } = JSON.parse(message?.Body ?? '{}') as { token: string }
    call('states', 'SendTaskSuccess', { taskToken: token, output: '{}' })
    expect(timers.map((timer) => mootOf(run, timer))).toEqual([[true], [true], [true]])
  })
})
