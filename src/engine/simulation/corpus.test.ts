import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../tools/shared-data.mjs'
import { needsOf, readDefinition, refusalOf, sampleOf, validateDefinition } from '../../asl/index.ts'
import { stateMachineArn } from '../../aws/identity.ts'
import type { Json, JsonObject } from '../../base/json.ts'
import { createKernel, createWorld } from '../kernel/index.ts'
import { createComposition } from './composition.ts'
import { deploymentEnvelope } from './deployment.ts'

const index = sharedData('asl-corpus/index.json')
const wanted = new RegExp(process.env['CORPUS'] ?? '')

/** Substitutions get something that could stand there: a function's ARN for a whole `Resource`, JSON where it is parsed; else they are left. */
function filledIn(text: string): string {
  return text
    .replaceAll(/\$\{AWS(?:::)?Partition\}/g, 'aws')
    .replaceAll('${AWS::Region}', 'us-east-1')
    .replaceAll('${AWS::AccountId}', '111111111111')
    .replaceAll('"${LambdaParameters}"', '"{}"')
    .replaceAll(/"Resource": *\{\s*"Fn::Sub": *("(?:[^"\\]|\\.)*")\s*\}/g, '"Resource": $1')
    .replaceAll(/"Resource": *"\$\{([\w.]+)\}"/g, '"Resource": "arn:aws:lambda:us-east-1:111111111111:function:$1"')
}

/** What an execution with a sample input comes to where all that does not run is made up, and the end of its history. */
function runWithSamples(definition: string): { readonly outcome: string; readonly isAuthors: boolean; readonly end: readonly string[] } {
  const machine = readDefinition(JSON.parse(definition) as Json)
  if (!machine) throw new Error('no definition')
  const world = createWorld(42, Date.UTC(2026, 0, 5, 9))
  const kernel = createKernel(world, createComposition({ run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) }))
  const input = { name: 'flow', definition, roleArn: 'arn:aws:iam::111111111111:role/flow' }
  kernel.inject(
    deploymentEnvelope({
      calls: [{ logicalId: 'Flow', service: 'states', operation: 'CreateStateMachine', input, keep: 'stateMachineArn' }],
      orders: [{ service: 'states', timer: 'PutMocks', data: { sample: true } }],
      pace: { profile: 'aws', callMs: 10, deliverMs: 30, invokeMs: 10, coldStartMs: 250 },
    }),
    0,
  )
  kernel.step()
  const sample = JSON.stringify(sampleOf({ kind: 'object', ...needsOf(machine).input }, 'input'))
  const start = { stateMachineArn: stateMachineArn('flow'), name: 'one', input: sample }
  const caller = { principal: '111111111111', source: 'outside/user' }
  kernel.inject({ kind: 'call', to: 'states', operation: 'StartExecution', input: start, caller }, 1)
  const read = (key: string): JsonObject | undefined => world.cells[key]?.state as JsonObject | undefined
  const status = (): unknown => read('states/execution/flow/one')?.['status']
  for (let step = 0; step < 20_000 && (status() === undefined || status() === 'RUNNING') && world.agenda.length > 0; step++) kernel.step()
  const execution = read('states/execution/flow/one') ?? { status: JSON.stringify(read('deployment/stack')) }
  const events = (read('states/history/flow/one')?.['events'] ?? []) as unknown as readonly { type: string; details: unknown }[]
  return {
    outcome: `${String(execution['status'])} ${String(execution['error'])}: ${String(execution['cause'])}`,
    isAuthors: events.at(-2)?.type === 'FailStateEntered',
    end: [sample, ...events.slice(-8).map(({ type, details }) => `${type} ${JSON.stringify(details)}`)].map((line) => line.slice(0, 500)),
  }
}

describe.skipIf(index === undefined)('workflows of other people, with answers made up', () => {
  const folder = index === undefined ? '' : dirname(index)
  const files = index === undefined ? [] : (JSON.parse(readFileSync(index, 'utf8')) as { files: { file: string }[] }).files
  const rows = files.map(({ file }) => ({ file, definition: filledIn(readFileSync(join(folder, file), 'utf8')) }))
  const due = rows.filter(({ file }) => wanted.test(file))

  it.each(due)('$file ends well, or where its author says so', ({ definition }) => {
    expect(refusalOf(validateDefinition(definition, 'STANDARD'))).toBeUndefined()
    const { outcome, isAuthors, end } = runWithSamples(definition)
    if (!outcome.startsWith('SUCCEEDED') && !isAuthors) throw new Error([outcome.slice(0, 600), ...end].join('\n'))
  })

  it('are at least seventy', () => {
    expect(rows.length).toBeGreaterThan(70)
  })
})
