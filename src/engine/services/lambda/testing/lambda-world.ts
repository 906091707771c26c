/** A world with Lambda, a stand-in for SQS and scripted handlers, driven by calls at given times and read as lines. */
import { strToU8, zipSync } from 'fflate'
import { encodeBase64 } from '../../../../base/base64.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { defaultStart, functionArn, queueArn, queueUrl } from '../../../../aws/identity.ts'
import {
  createKernel,
  createWorld,
  done,
  refuse,
  type Composition,
  type HandlerHost,
  type Hop,
  type Kernel,
  type StepRecord,
  type World,
} from '../../../kernel/index.ts'
import { functionKey, queueKey } from '../../shared/resource-keys.ts'
import type { Action, ServiceTable } from '../../shared/service-table.ts'
import { lambdaService, type FunctionState, type MappingState } from '../index.ts'
import { scriptedHandlers, type Script } from './scripted-handlers.ts'
import { scriptedQueues, type ScriptedQueue } from './scripted-queue.ts'

const latencies: Readonly<Record<Hop['track'], number>> = { poll: 10, call: 10, invoke: 50, push: 30, redrive: 0 }

/** Takes the place of the person who asks: keeps the answers. */
const tester: ServiceTable = {
  name: 'tester',
  actions: {},
  timers: {
    Begin: (step) => lambdaService.begin?.(step),
  },
  replied: (step, { operation, context, result }) =>
    step.emit('tester.Answered', 'tester', { operation, ...context, ...(result as unknown as JsonObject) }),
}

export interface LambdaWorld {
  readonly kernel: Kernel
  readonly records: StepRecord[]
  call(atMs: number, operation: string, input: JsonObject, to?: string): void
  order(atMs: number, to: string, timer: string, data: JsonObject): void
  /** Does everything that is due until then. */
  until(atMs: number): void
  /** Events as `time type facts` lines, `type` matching. */
  lines(pattern?: RegExp): string[]
  answers(): JsonObject[]
  /** The state under a key that must be there. */
  state<T>(key: string): T
  function(name?: string): FunctionState
  queue(name?: string): ScriptedQueue
  /** The same world after a snapshot, with another host. */
  restore(handlers: HandlerHost): LambdaWorld
}

/** What surrounds Lambda in a world: how long its roads are, and who plays SQS. */
interface Surroundings {
  readonly latency: Readonly<Record<Hop['track'], number>>
  readonly queues: ServiceTable
}

export function lambdaWorld(
  handlers: HandlerHost,
  latency: Readonly<Record<Hop['track'], number>> = latencies,
  queues: ServiceTable = scriptedQueues,
): LambdaWorld {
  const world = lambdaWorldOf(createWorld(42, defaultStart), handlers, { latency, queues })
  world.order(0, 'tester', 'Begin', {})
  return world
}

function lambdaWorldOf(world: World, handlers: HandlerHost, surroundings: Surroundings): LambdaWorld {
  const records: StepRecord[] = []
  const kernel = createKernel(world, compositionOf(handlers, surroundings))
  const state = <T>(key: string): T => {
    const cell = world.cells[key]
    if (!cell) throw new Error(`there is no ${key}`)
    return cell.state as T
  }
  const events = (): { time: number; type: string; data: JsonObject }[] =>
    records.flatMap(({ time, events }) => events.map(({ type, data }) => ({ time, type, data })))
  return {
    kernel,
    records,
    call: (atMs, operation, input, to = 'lambda') =>
      kernel.inject(
        {
          kind: 'call',
          to,
          operation,
          input,
          caller: { principal: 'account', source: 'tester' },
          replyTo: { service: 'tester', context: { atMs } },
        },
        atMs,
      ),
    order: (atMs, to, timer, data) => kernel.inject({ kind: 'timer', to, timer, data }, atMs),
    until(atMs) {
      while (world.agenda[0] && world.agenda[0].at <= atMs) records.push(kernel.step() as StepRecord)
    },
    lines: (pattern = /^lambda\./) =>
      events()
        .filter(({ type }) => pattern.test(type))
        .map(({ time, type, data }) => `${time} ${type} ${factsOf(data)}`.trimEnd()),
    answers: () => events().flatMap(({ type, data }) => (type === 'tester.Answered' ? [data] : [])),
    state,
    function: (name = 'pack') => state<FunctionState>(functionKey(name)),
    queue: (name = 'orders') => state<ScriptedQueue>(queueKey(name)),
    restore: (host) => lambdaWorldOf(JSON.parse(JSON.stringify(world)) as World, host, surroundings),
  }
}

/** Request ids are left out of lines: each is as good as another. */
function factsOf(data: JsonObject): string {
  return Object.entries(data)
    .filter(([name]) => name !== 'requestId')
    .map(([name, fact]) => `${name}=${typeof fact === 'string' ? fact : JSON.stringify(fact)}`)
    .join(' ')
}

function compositionOf(handlers: HandlerHost, { latency, queues }: Surroundings): Composition {
  const tables = new Map([lambdaService, queues, tester].map((table) => [table.name, table]))
  return {
    handlers,
    delayOf: (_step, hop) => latency[hop.track],
    receive(step, envelope) {
      const table = tables.get(envelope.to)
      if (envelope.kind === 'call') {
        const action = table?.actions[envelope.operation] as Action<JsonObject> | undefined
        return action
          ? action(step, envelope.input, envelope)
          : refuse({ code: 'InvalidAction', message: envelope.operation, origin: 'client' })
      }
      if (envelope.kind === 'timer') table?.timers[envelope.timer]?.(step, envelope.data, envelope)
      else table?.replied?.(step, envelope)
      return done
    },
  }
}

export function zipOf(files: Readonly<Record<string, string>>): string {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return encodeBase64(zipSync(bytes, { mtime: '2026-01-05T09:00:00' }))
}

/** The function `pack`, whose code is the script of that name. */
export function packInput(script: string, more: JsonObject = {}): JsonObject {
  return {
    FunctionName: 'pack',
    Role: 'arn:aws:iam::111111111111:role/pack',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipOf({ 'index.js': script }) },
    ...more,
  }
}

/** `orders` feeds `pack`. */
export function withMapping(
  world: LambdaWorld,
  script: string,
  options: { pack?: JsonObject; mapping?: JsonObject; visibilityMs?: number; receives?: number; queue?: string } = {},
): void {
  world.call(0, 'CreateFunction', packInput(script, options.pack))
  const { queue = 'orders', receives } = options
  const order = { name: queue, visibilityMs: options.visibilityMs ?? 30_000, ...(receives !== undefined && { receives }) }
  world.order(0, 'sqs', 'MakeQueue', order)
  world.call(0, 'CreateEventSourceMapping', { FunctionName: functionArn('pack'), EventSourceArn: queueArn(queue), ...options.mapping })
}

/** A world in which `pack` runs `script`; other scripts can be given to it later. */
export function functionWorld(script: Script, more: JsonObject = {}, others: Readonly<Record<string, Script>> = {}): LambdaWorld {
  const world = lambdaWorld(scriptedHandlers({ script, ...others }))
  world.call(0, 'CreateFunction', packInput('script', more))
  return world
}

export function invokeAt(world: LambdaWorld, ...times: number[]): void {
  for (const at of times) world.call(at, 'Invoke', { FunctionName: 'pack', Payload: '{"n":1}' })
}

export function invocationAnswers(world: LambdaWorld): unknown[] {
  return world
    .answers()
    .filter(({ operation }) => operation === 'Invoke')
    .map(({ value, error }) => value ?? error)
}

export function environmentsOf(world: LambdaWorld): string[] {
  return Object.keys(world.kernel.world.cells).filter((key) => key.startsWith('lambda/environment/'))
}

/** The one mapping of a world. */
export function mappingOf(world: LambdaWorld): MappingState {
  const key = Object.keys(world.kernel.world.cells).find((key) => key.startsWith('lambda/mapping/')) as string
  return world.kernel.world.cells[key]?.state as unknown as MappingState
}

export function sendTo(world: LambdaWorld, queue: string, atMs: number, ...bodies: string[]): void {
  for (const body of bodies) world.call(atMs, 'SendMessage', { QueueUrl: queueUrl(queue), MessageBody: body }, 'sqs')
}

export function reader(world: LambdaWorld): (key: string) => unknown {
  return (key) => world.kernel.world.cells[key]?.state
}
