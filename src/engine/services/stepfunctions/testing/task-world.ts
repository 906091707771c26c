/** A world with functions and a queue for the tasks of workflows. */
import { queueUrl } from '../../../../aws/identity.ts'
import type { World } from '../../../kernel/index.ts'
import { answering, loaded, thrown, value } from '../../lambda/testing/scripted-handlers.ts'
import { workflowWorld, type WorkflowWorld } from './workflow-world.ts'

/** A workflow that is one task. */
export function one(state: object): { readonly StartAt: string; readonly States: { readonly Do: object } } {
  return { StartAt: 'Do', States: { Do: { Type: 'Task', ...state, End: true } } }
}

export function arnOfFunction(name: keyof typeof scripts): string {
  return `arn:aws:lambda:us-east-1:111111111111:function:${name}`
}

/** Answers, or fails, by what it is given. */
const scripts = {
  f: loaded((entry) => ({ end: entry.type === 'event' ? value({ got: JSON.parse(entry.event) as unknown }) : value(null) })),
  bad: loaded(() => ({ end: thrown('no good', 'NoGood') })),
  slow: loaded((entry) => (entry.type === 'timer' ? { end: value('late') } : { timers: [{ timer: 1, delayMs: 30_000 }] })),
  text: answering('a text'),
}

export function taskWorld(): WorkflowWorld {
  const made = workflowWorld({ scripts })
  for (const name of Object.keys(scripts)) made.addFunction(name)
  made.call('CreateQueue', { QueueName: 'q' }, { service: 'sqs' })
  return made
}

/** The same world, written down and read back. */
export function readBack(made: WorkflowWorld): WorkflowWorld {
  return workflowWorld({ scripts, world: JSON.parse(JSON.stringify(made.world)) as World, clockMs: made.clockMs() })
}

/** The token in the next message of the queue. */
export function tokenIn(made: WorkflowWorld): string {
  const reply = made.call('ReceiveMessage', { QueueUrl: queueUrl('q') }, { service: 'sqs' })
  const [message] = reply?.ok ? ((reply.value['Messages'] ?? []) as unknown as readonly { Body: string }[]) : []
  return (JSON.parse(message?.Body ?? '{"token":""}') as { token: string }).token
}
