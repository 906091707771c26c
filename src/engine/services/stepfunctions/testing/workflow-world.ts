/** A world with Step Functions and whom it calls in it; executions are read as lines of their histories. */
import { strToU8, zipSync } from 'fflate'
import { stateMachineArn } from '../../../../aws/identity.ts'
import { encodeBase64 } from '../../../../base/base64.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { World } from '../../../kernel/index.ts'
import { dynamodbService } from '../../dynamodb/index.ts'
import { eventsService } from '../../events/index.ts'
import { lambdaService } from '../../lambda/index.ts'
import { scriptedHandlers, type Script } from '../../lambda/testing/scripted-handlers.ts'
import { logsService } from '../../logs/index.ts'
import { outsideService } from '../../outside/index.ts'
import { s3Service } from '../../s3/index.ts'
import { snsService } from '../../sns/index.ts'
import { sqsService } from '../../sqs/index.ts'
import { beginTimer, serviceWorld, type Reply, type ServiceWorld } from '../../testing/service-world.ts'
import { statesService } from '../index.ts'

const role = 'arn:aws:iam::111111111111:role/workflow'
const tables = [
  statesService,
  sqsService,
  snsService,
  lambdaService,
  dynamodbService,
  s3Service,
  eventsService,
  logsService,
  outsideService,
]

export interface WorkflowWorld extends ServiceWorld {
  create(name: string, definition: object, more?: JsonObject): Reply | undefined
  /** The ARN of a new execution of `name`. */
  start(name: string, input?: unknown, more?: JsonObject): string
  /** What the execution came to: `SUCCEEDED {"a":1}`, `FAILED Error: cause`. */
  outcome(arn: string): string
  /** `3<2 TaskScheduled …`: an event's number, that of the one before it, its type and its details. */
  history(arn: string): string[]
  /** A function whose code is the script of that name. */
  addFunction(name: string): void
}

interface WorkflowOptions {
  readonly scripts?: Readonly<Record<string, Script>>
  /** A world to go on with, at the time of its last step where nothing else is said. */
  readonly world?: World
  readonly clockMs?: number
  readonly hopMs?: number
}

export function workflowWorld({ scripts = {}, world, clockMs, hopMs = 0 }: WorkflowOptions = {}): WorkflowWorld {
  const base = serviceWorld({
    services: tables,
    handlers: scriptedHandlers(scripts),
    hopMs,
    ...(world && { world }),
    ...(clockMs !== undefined && { clockMs }),
  })
  if (world === undefined) for (const { name } of tables) base.inject({ kind: 'timer', to: name, timer: beginTimer, data: {} })
  const ask = (operation: string, input: JsonObject): JsonObject => {
    const reply = base.call(operation, input)
    if (!reply?.ok) throw new Error(`${operation}: ${reply?.error.code} ${reply?.error.message}`)
    return reply.value
  }
  return {
    ...base,
    create: (name, definition, more) =>
      base.call('CreateStateMachine', { name, definition: JSON.stringify(definition), roleArn: role, ...more }),
    start(name, input = {}, more = {}) {
      const text = typeof input === 'string' ? input : JSON.stringify(input)
      return String(ask('StartExecution', { stateMachineArn: stateMachineArn(name), input: text, ...more })['executionArn'])
    },
    outcome(arn) {
      const { status, output, error, cause } = ask('DescribeExecution', { executionArn: arn })
      if (output !== undefined) return `${String(status)} ${String(output)}`
      return [String(status), ...(error === undefined ? [] : [`${String(error)}:`]), ...(cause === undefined ? [] : [String(cause)])].join(
        ' ',
      )
    },
    history(arn) {
      const { events } = ask('GetExecutionHistory', { executionArn: arn, maxResults: 1000 })
      return (events as readonly JsonObject[]).map(lineOf)
    },
    addFunction(name) {
      const ZipFile = encodeBase64(zipSync({ 'index.js': strToU8(name) }))
      const Code = { ZipFile }
      base.call(
        'CreateFunction',
        { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 60, Role: role, Code },
        { service: 'lambda' },
      )
    },
  }
}

function lineOf({ id, previousEventId, type, timestamp: _timestamp, ...rest }: JsonObject): string {
  const details = (Object.values(rest)[0] ?? {}) as JsonObject
  const facts = Object.entries(details)
    .filter(([name]) => !name.endsWith('Details') && name !== 'roleArn' && name !== 'region')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return [`${String(id)}<${String(previousEventId)} ${String(type)}`, ...facts].join(' ')
}
