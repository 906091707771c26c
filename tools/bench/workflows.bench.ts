// Workflows: transitions with their whole histories recorded, beside the same definitions in aws-local-stepfunctions; a long wait;
// and the expressions of both languages.
import { StateMachine } from 'aws-local-stepfunctions'
import jsonata from 'jsonata'
import { evaluateTemplate, readPath, type ExpressionScope } from '../../src/asl/index.ts'
import { stateMachineArn } from '../../src/aws/identity.ts'
import type { Json, JsonObject } from '../../src/base/json.ts'
import { statesService } from '../../src/engine/services/stepfunctions/index.ts'
import { beginTimer, serviceWorld, type ServiceWorld } from '../../src/engine/services/testing/service-world.ts'
import type { Line } from './line.ts'
import { rateOf, takeTurns } from './rounds.ts'

export const name = 'workflows: transitions, a long wait, expressions'

/** As many as it takes until both are warm. */
const rounds = 40
const week = 7 * 24 * 3_600_000
const pass = (next: string) => ({ Type: 'Pass', Next: next })
const chain = (length: number): object => ({
  StartAt: 'S1',
  States: Object.fromEntries(
    Array.from({ length }, (_, at) => [`S${at + 1}`, at + 1 === length ? { Type: 'Pass', End: true } : pass(`S${at + 2}`)]),
  ),
})

const loop = {
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again?' },
    'Again?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 5_000, Next: 'Count' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
}
const overItems = { StartAt: 'Each', States: { Each: { Type: 'Map', Iterator: chain(5), End: true } } }

interface Work {
  readonly name: string
  readonly definition: object
  readonly input: Json
  readonly executions: number
  readonly transitions: number
  readonly least: number
}

const works: readonly Work[] = [
  { name: 'a loop of 10,000 transitions', definition: loop, input: { n: 0 }, executions: 1, transitions: 10_001, least: 10 },
  {
    name: 'a Map of 1,000 items, 5 states each',
    definition: overItems,
    input: Array.from({ length: 1_000 }, (_, n) => ({ n })),
    executions: 1,
    transitions: 5_001,
    least: 5,
  },
  { name: '1,000 executions at once, 10 states each', definition: chain(10), input: {}, executions: 1_000, transitions: 10_000, least: 5 },
]

export async function run(): Promise<Line[]> {
  const lines: Line[] = []
  for (const work of works) lines.push(await transitionsLine(work))
  return [...lines, waitLine(), pathLine(), await jsonataLine()]
}

function worldWith(definition: object): ServiceWorld {
  const world = serviceWorld({ services: [statesService] })
  world.inject({ kind: 'timer', to: 'states', timer: beginTimer, data: {} })
  const roleArn = 'arn:aws:iam::111111111111:role/bench'
  world.call('CreateStateMachine', { name: 'bench', definition: JSON.stringify(definition), roleArn })
  return world
}

async function transitionsLine(work: Work): Promise<Line> {
  let [ours, reference] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    ours = Math.max(ours, oursOf(work))
    reference = Math.max(reference, await referenceOf(work))
  }
  const { name, least } = work
  return { name, ours, reference, unit: 'transitions/s', target: `≥ ${least} times it`, meets: ours >= least * reference }
}

/** The world is thrown away each time: what is measured holds nothing that an earlier round left. */
function oursOf({ definition, input, executions, transitions }: Work): number {
  const world = worldWith(definition)
  const text = JSON.stringify(input)
  const rate = rateOf(transitions, () => {
    for (let each = 0; each < executions; each++) {
      world.call('StartExecution', { stateMachineArn: stateMachineArn('bench'), name: `e${each}`, input: text }, { silent: true })
      // What happened is read and let go while it happens, as the page does.
      world.records()
    }
    world.pass(1_000)
  })
  const { status, output } = lastExecution(world, executions)
  if (status !== 'SUCCEEDED') throw new Error(`the execution came to ${status} ${output}`)
  return rate
}

function lastExecution(world: ServiceWorld, executions: number): { status: string; output: string } {
  const executionArn = stateMachineArn('bench')
    .replace(':stateMachine:', ':execution:')
    .concat(`:e${executions - 1}`)
  const reply = world.call('DescribeExecution', { executionArn })
  if (!reply?.ok) throw new Error(reply?.error.message)
  const { status, output } = reply.value as JsonObject
  return { status: String(status), output: String(output).slice(0, 100) }
}

async function referenceOf({ definition, input, executions, transitions }: Work): Promise<number> {
  const machine = new StateMachine(definition as never, { validationOptions: { noValidate: true } })
  const began = process.cpuUsage()
  await Promise.all(Array.from({ length: executions }, () => machine.run(input as never).result))
  const { user, system } = process.cpuUsage(began)
  return transitions / ((user + system) / 1_000_000)
}

function waitLine(): Line {
  const world = worldWith({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: week / 1_000, End: true } } })
  const began = process.cpuUsage()
  world.call('StartExecution', { stateMachineArn: stateMachineArn('bench'), name: 'e0' })
  world.pass(week)
  const { user, system } = process.cpuUsage(began)
  if (lastExecution(world, 1).status !== 'SUCCEEDED') throw new Error('the wait did not end')
  const ours = (user + system) / 1_000
  return { name: 'an execution that waits for a week', ours, unit: 'ms', target: '≤ 50', meets: ours <= 50 }
}

const order = { order: { lines: [{ price: 3 }, { price: 4 }], customer: { name: 'Noor', plan: 'trial' } } }
const scope: ExpressionScope = { input: order, context: {}, variables: {}, nowMs: 0, random: () => 0 }

function pathLine(): Line {
  const calls = 1_000_000
  const names = ['order', 'customer', 'plan']
  const byHand = (): Json => {
    let value: Json = order
    for (const name of names) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
      const next: Json | undefined = (value as JsonObject)[name]
      if (next === undefined) return null
      value = next
    }
    return value
  }
  const { ours, reference } = takeTurns(
    5,
    () => rateOf(calls, () => times(calls, () => readPath('$.order.customer.plan', scope))),
    () => rateOf(calls, () => times(calls, byHand)),
  )
  const meets = reference <= 3 * ours
  return { name: 'a JSONPath reference path', ours, reference, unit: 'reads/s', target: '≤ 3 times the time of a walker by hand', meets }
}

async function jsonataLine(): Promise<Line> {
  const calls = 20_000
  const text = '$states.input.order.customer.plan = "trial"'
  const compiled = jsonata(text)
  let [ours, reference] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    ours = Math.max(
      ours,
      rateOf(calls, () => times(calls, () => evaluateTemplate(`{% ${text} %}`, scope, 'Output'))),
    )
    const began = process.cpuUsage()
    for (let call = 0; call < calls; call++) await compiled.evaluate({}, { states: { input: order, context: {} } })
    const { user, system } = process.cpuUsage(began)
    reference = Math.max(reference, calls / ((user + system) / 1_000_000))
  }
  const meets = reference <= 0.6 * ours
  return { name: 'a JSONata comparison', ours, reference, unit: 'evaluations/s', target: '≤ 0.6 times the time of jsonata, async', meets }
}

function times(count: number, work: () => unknown): void {
  for (let done = 0; done < count; done++) work()
}
