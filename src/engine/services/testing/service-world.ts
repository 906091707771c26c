/** A world with some services in it and nothing else: tests call the services through the door and read the trace. */
import { queueArn } from '../../../aws/identity.ts'
import { digestJson } from '../../../base/hash.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import type { Result } from '../../../base/result.ts'
import {
  createKernel,
  createWorld,
  done,
  refuse,
  type Composition,
  type Envelope,
  type Fault,
  type HandlerHost,
  type Hop,
  type Outcome,
  type ReplyEnvelope,
  type Step,
  type StepRecord,
  type World,
} from '../../kernel/index.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'

export type Reply = Result<JsonObject, Fault>

export interface ServiceWorld {
  readonly world: World
  /** Calls at the present moment and answers with what came back by then; `undefined` while the call is parked. */
  call(operation: string, input: JsonObject, options?: CallOptions): Reply | undefined
  /** Lets virtual time pass, up to and including `ms` from now. */
  pass(ms: number): void
  /** Every record since the last time it was asked. */
  records(): readonly StepRecord[]
  /** Answers that came back, by the name the call was given. */
  answered(name: string): Reply | undefined
  inject(envelope: Envelope): void
  clockMs(): number
  digest(): number
}

/** Makes what a service takes for granted, as a deployment does. */
export const beginTimer = '#begin'

export interface CallOptions {
  readonly service?: string
  readonly name?: string
  readonly receiver?: string
  readonly principal?: string
  readonly hop?: Hop
  /** No `replyTo`: nobody reads the answer. */
  readonly silent?: boolean
}

export interface WorldOptions {
  readonly services: readonly ServiceTable[]
  readonly seed?: number
  readonly hopMs?: number
  /** Runs the code of functions; without one nothing ever comes of it. */
  readonly handlers?: HandlerHost
  readonly world?: World
  /** Where the clock stands; the world itself only knows its last step. */
  readonly clockMs?: number
}

export function serviceWorld({
  services,
  seed = 42,
  hopMs = 0,
  handlers = { run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) },
  world = createWorld(seed, Date.UTC(2026, 0, 5, 9)),
  clockMs = world.now,
}: WorldOptions): ServiceWorld {
  const answers = new Map<string, Reply>()
  let recorded: StepRecord[] = []
  const kernel = createKernel(
    world,
    compositionOf({ services, hopMs, handlers }, (reply) => answers.set(String(reply.context['name']), reply.result)),
  )
  const run = (untilMs: number): void => {
    while ((world.agenda[0]?.at ?? Infinity) <= untilMs) {
      const record = kernel.step()
      if (record) recorded.push(record)
    }
  }
  let nowMs = clockMs
  const call: ServiceWorld['call'] = (operation, input, options = {}) => {
    const {
      service = services[0]?.name ?? '',
      name = `call-${world.sequence}`,
      receiver = 'outside/source/test',
      principal = '111111111111',
      hop,
      silent,
    } = options
    const replyTo = silent ? undefined : { service: 'test', context: { name } }
    const caller = { principal, source: receiver }
    kernel.inject({ kind: 'call', to: service, operation, input, caller, ...(replyTo && { replyTo }), ...(hop && { hop }) }, nowMs)
    run(nowMs)
    return answers.get(name)
  }
  return {
    world,
    call,
    pass(ms) {
      nowMs += ms
      run(nowMs)
    },
    records() {
      const taken = recorded
      recorded = []
      return taken
    },
    answered: (name) => answers.get(name),
    inject(envelope) {
      kernel.inject(envelope, nowMs)
      run(nowMs)
    },
    clockMs: () => nowMs,
    digest: () => digestJson(Object.entries(world.cells).map(([key, cell]) => [key, cell.state, cell.draws] as Json)),
  }
}

interface Surroundings {
  readonly services: readonly ServiceTable[]
  readonly hopMs: number
  readonly handlers: HandlerHost
}

function compositionOf({ services, hopMs, handlers }: Surroundings, onReply: (reply: ReplyEnvelope) => void): Composition {
  const tables = new Map(services.map((table) => [table.name, table]))
  return {
    receive(step: Step, envelope: Envelope): Outcome {
      const table = tables.get(envelope.to)
      switch (envelope.kind) {
        case 'call': {
          const action = table?.actions[envelope.operation] as Action<JsonObject> | undefined
          if (action === undefined) return refuse({ code: 'UnknownOperation', message: envelope.operation, origin: 'client' })
          return action(step, envelope.input, envelope)
        }
        case 'timer':
          if (envelope.timer === beginTimer) table?.begin?.(step)
          else table?.timers[envelope.timer]?.(step, envelope.data, envelope)
          return done
        case 'reply':
          if (envelope.to === 'test') onReply(envelope)
          else table?.replied?.(step, envelope)
          return done
      }
    },
    delayOf: () => hopMs,
    handlers,
  }
}

/** The trace as readable lines: time, subject, what happened and the facts worth reading. */
export function traceLines(records: readonly StepRecord[]): string[] {
  return records.flatMap(({ time, events }) =>
    events.map(({ type, subject, data }) => {
      const facts = Object.entries(data).map(
        ([name, value]) => `${name}=${typeof value === 'string' ? shortId(value) : JSON.stringify(value)}`,
      )
      return [
        `${time} ${type}`,
        subject
          .split('/')
          .slice(2)
          .join('/')
          .replace(uuid, (id) => id.slice(0, 4)),
        ...facts,
      ].join(' ')
    }),
  )
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

function shortId(value: string): string {
  return value.replace(uuid, (id) => id.slice(0, 4))
}

/** A policy as CloudFormation templates have it: the topic may send to the queue. */
export function allowTopic(queue: string, topicArn: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn(queue),
        Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
      },
    ],
  })
}
