/**
 * Replays conversations recorded on AWS against a world of our services, through their actions and without HTTP, and compares as
 * the recordings' own tool does. The recordings are kept beside the repository.
 */
import { strToU8, zipSync } from 'fflate'
import { services as models } from '../../../../aws/services/index.ts'
import type { Shape } from '../../../../aws/shape.ts'
import { encodeBase64 } from '../../../../base/base64.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { encodeUtf8 } from '../../../../base/utf8.ts'
import { lambdaService } from '../../lambda/index.ts'
import { s3Service } from '../../s3/index.ts'
import { snsService } from '../../sns/index.ts'
import { sqsService } from '../../sqs/index.ts'
import { beginTimer, serviceWorld, type ServiceWorld } from '../../testing/service-world.ts'
import { statesService } from '../index.ts'
import { dated, extracted, handlersOf } from './recorded-values.ts'

export interface RecordedCase {
  readonly id: string
  readonly tier: string
  readonly kind: string
  readonly category: string
  readonly quirk?: unknown
  readonly steps: readonly RecordedStep[]
  readonly expected: Readonly<Record<string, Json>>
  readonly lambdas?: readonly { readonly name: string; readonly kind: string }[]
  readonly transformers?: readonly JsonObject[]
}

interface RecordedStep {
  readonly service?: string
  readonly op?: string
  readonly params?: JsonObject
  readonly resp?: JsonObject
  readonly expectError?: boolean
  readonly await?: string
  readonly args?: JsonObject
  readonly fixture?: string
  readonly name?: string
  readonly arn?: string
  readonly sleep?: number
  readonly match?: string
  readonly ignored?: unknown
  readonly value?: Json
}

/** `compare.mjs` of the recordings. */
export interface Comparison {
  toPlain(answer: unknown): JsonObject
  errorToPlain(error: unknown): JsonObject
  compareMatch(expected: Json | undefined, actual: unknown, options: object): { ok: boolean; diffs: Difference[] }
  newContext(transformers: unknown): object
}

export interface Difference {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

export interface CaseResult {
  readonly isSame: boolean
  readonly problem: string
  readonly diffs: readonly Difference[]
}

const serviceNames: Readonly<Record<string, string>> = { stepfunctions: 'states' }
const tables = [statesService, sqsService, snsService, lambdaService, s3Service]

export function replay(recorded: RecordedCase, comparison: Comparison): CaseResult {
  const world = serviceWorld({ services: tables, handlers: handlersOf(recorded.lambdas ?? []) })
  for (const { name } of tables) world.inject({ kind: 'timer', to: name, timer: beginTimer, data: {} })
  return new Replay(recorded, comparison, world).run()
}

class Replay {
  private readonly names = new Map<string, string>()
  private readonly answers: (JsonObject | undefined)[] = []
  private readonly diffs: Difference[] = []
  private readonly helpers = new Map<string, string>()
  private readonly queues: { readonly url: string; readonly kind: string }[] = []
  private readonly context: object

  private readonly recorded: RecordedCase
  private readonly comparison: Comparison
  private readonly world: ServiceWorld

  constructor(recorded: RecordedCase, comparison: Comparison, world: ServiceWorld) {
    this.recorded = recorded
    this.comparison = comparison
    this.world = world
    this.context = comparison.newContext(recorded.transformers)
  }

  run(): CaseResult {
    try {
      for (const [index, step] of this.recorded.steps.entries()) this.step(step, index)
      return { isSame: this.diffs.length === 0, problem: '', diffs: this.diffs }
    } catch (error) {
      return { isSame: false, problem: error instanceof Error ? error.message : String(error), diffs: this.diffs }
    }
  }

  private step(step: RecordedStep, index: number): void {
    if (step.service !== undefined) this.call(step, index)
    else if (step.await !== undefined) this.wait(step)
    else if (step.fixture === 'create_lambda_function') this.makeFunction(step)
    else if (step.fixture !== undefined) throw new Error(`no fixture ${step.fixture}`)
    else if (step.sleep !== undefined) this.pass(step.sleep * 1000)
    else if (step.match !== undefined && !step.ignored) this.match(step)
  }

  private call(step: RecordedStep, index: number): void {
    const { op = '', params = {}, service = '' } = step
    if (this.isHelper(step)) return
    const input = this.bound(params) as JsonObject
    const { Body: body } = input
    // What travels as bytes is base64 at the door.
    const sent = service === 's3' && typeof body === 'string' ? { ...input, Body: encodeBase64(encodeUtf8(body)) } : input
    const reply = this.send(serviceNames[service] ?? service, op, sent)
    if (reply.ok) {
      const plain = this.comparison.toPlain({ ...(reply.value as object), $metadata: { httpStatusCode: 200 } })
      this.learn(step.resp, plain)
      this.answers[index] = step.expectError ? { $unexpectedSuccess: true, ...plain } : plain
      return
    }
    if (!step.expectError) throw new Error(`${op}: ${reply.error.code}: ${reply.error.message}`)
    const { code, message } = reply.error
    this.answers[index] = { ...this.comparison.errorToPlain({ name: code, message, $metadata: { httpStatusCode: 400 } }), $op: op }
  }

  /** Machines that only answer task tokens are played by the harness. */
  private isHelper({ op, params, resp }: RecordedStep): boolean {
    const definition = String(params?.['definition'] ?? '')
    const comment = /"Comment": ?"(\w+)"/.exec(definition)?.[1] ?? ''
    const kinds: Readonly<Record<string, string>> = {
      sqs_success_on_task_token: 'success',
      sqs_failure_on_task_token: 'failure',
      SQS_HEARTBEAT_SUCCESS_ON_TASK_TOKEN: 'heartbeat',
    }
    if (op === 'CreateStateMachine' && kinds[comment] !== undefined) {
      this.helpers.set(String(resp?.['stateMachineArn']), kinds[comment])
      return true
    }
    const kind = op === 'StartExecution' ? this.helpers.get(String(params?.['stateMachineArn'])) : undefined
    if (kind === undefined) return false
    const input = JSON.parse(String((this.bound(params ?? {}) as JsonObject)['input'])) as JsonObject
    this.queues.push({ url: String(input['QueueUrl']), kind })
    return true
  }

  private wait({ await: what = '', args }: RecordedStep): void {
    const arn = this.boundText(String(args?.['execution_arn'] ?? ''))
    if (!/terminated|success|aborted|list_execution/.test(what) || arn === '') return
    for (let round = 0; round < 4000; round++) {
      const described = this.send('states', 'DescribeExecution', { executionArn: arn })
      if (!described.ok || described.value['status'] !== 'RUNNING') return
      this.pass(round < 100 ? 100 : 2000)
    }
    throw new Error('the execution does not end')
  }

  private pass(ms: number): void {
    this.world.pass(ms)
    for (const { url, kind } of this.queues) this.answerTokens(url, kind)
  }

  private answerTokens(url: string, kind: string): void {
    const received = this.send('sqs', 'ReceiveMessage', { QueueUrl: url })
    if (!received.ok) return
    for (const message of (received.value['Messages'] ?? []) as unknown as readonly { Body: string }[]) {
      const { TaskToken: taskToken = '', Message } = JSON.parse(message.Body) as { TaskToken?: string; Message: Json }
      if (kind === 'heartbeat') {
        this.world.pass(2000)
        this.send('states', 'SendTaskHeartbeat', { taskToken })
      }
      if (kind === 'failure') this.send('states', 'SendTaskFailure', { taskToken, error: 'Failure error', cause: 'Failure cause' })
      else this.send('states', 'SendTaskSuccess', { taskToken, output: JSON.stringify(Message) })
    }
  }

  private makeFunction({ name = '', arn = '' }: RecordedStep): void {
    const kind = this.recorded.lambdas?.find((one) => one.name === name)?.kind
    if (kind === undefined) throw new Error(`no function ${name}`)
    const ZipFile = encodeBase64(zipSync({ 'index.js': strToU8(kind) }))
    this.send('lambda', 'CreateFunction', {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 90,
      Role: `arn:aws:iam::111111111111:role/${arn.length}`,
      Code: { ZipFile },
    })
  }

  private send(service: string, operation: string, input: JsonObject): SendResult {
    const name = `call-${this.world.world.sequence}`
    let reply = this.world.call(operation, input, { service, name })
    for (let waited = 0; reply === undefined && waited < 600; waited++) {
      this.world.pass(100)
      reply = this.world.answered(name)
    }
    if (reply === undefined) throw new Error(`${operation} is not answered`)
    const model = models.find(({ id }) => id === service)?.operations as Readonly<Record<string, { output: Shape }>> | undefined
    const output = model?.[operation]?.output
    return reply.ok ? { ok: true, value: (output ? dated(output, reply.value) : reply.value) as JsonObject } : reply
  }

  private match({ match = '', value: what }: RecordedStep): void {
    const { transformers } = this.recorded
    const options = {
      transformers,
      rebind: (text: string, isRegex?: boolean) => this.boundText(text, isRegex),
      account: '111111111111',
      region: 'us-east-1',
      ctx: this.context,
    }
    const { ok, diffs } = this.comparison.compareMatch(this.recorded.expected[match], this.resolved(what ?? null), options)
    if (!ok) this.diffs.push(...diffs.map((diff) => ({ ...diff, path: `${match}:${diff.path}` })))
  }

  private resolved(what: Json): unknown {
    if (typeof what === 'string') return this.boundText(what)
    if (Array.isArray(what)) return what.map((item: Json) => this.resolved(item))
    if (!isJsonObject(what)) return what
    if ('$step' in what) return this.answers[Number(what['$step'])]
    if ('$error' in what) {
      const answer = this.answers[Number(what['$error'])] as { $op?: string; Error?: { Code: string; Message: string } } | undefined
      return answer?.Error
        ? `An error occurred (${answer.Error.Code}) when calling the ${answer.$op} operation: ${answer.Error.Message}`
        : answer
    }
    if ('$errorType' in what)
      return (this.answers[Number(what['$errorType'])] as { Error?: { Code: string } } | undefined)?.Error?.Code ?? null
    if ('$extract' in what) return extracted(String(what['$extract']), this.answers[Number(what['$of'])])
    if ('$date' in what) return what
    return Object.fromEntries(Object.entries(what).map(([key, item]) => [this.boundText(key), this.resolved(item ?? null)]))
  }

  private bound(what: Json): Json {
    if (typeof what === 'string') return this.boundText(what)
    if (Array.isArray(what)) return what.map((item: Json) => this.bound(item))
    if (!isJsonObject(what)) return what
    return Object.fromEntries(Object.entries(what).map(([key, item]) => [key, this.bound(item ?? null)]))
  }

  private boundText(text: string, isRegex = false): string {
    let result = text
    for (const [made, actual] of [...this.names].toSorted((a, b) => b[0].length - a[0].length))
      if (result.includes(made))
        result = result.split(made).join(isRegex ? actual.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : actual)
    return result
  }

  private learn(recorded: unknown, actual: unknown): void {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      if (recorded === actual || recorded.length <= 5) return
      this.names.set(recorded, actual)
      const [before, after] = [recorded.split(':'), actual.split(':')]
      if (before.length <= 3 || before.length !== after.length) return
      for (const [index, part] of before.entries())
        if (part !== after[index] && part.length > 6 && !/^\d{12}$/.test(part)) this.names.set(part, after[index] as string)
    } else if (recorded && actual && typeof recorded === 'object' && typeof actual === 'object') {
      for (const key of Object.keys(recorded))
        this.learn((recorded as Record<string, unknown>)[key], (actual as Record<string, unknown>)[key])
    }
  }
}

type SendResult =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly error: { code: string; message: string } }
