// Where the states of a workflow stand: placed and wired, as the page's layout worker does it.
import { layWorkflow } from '../../src/app/workflow/layout/lay-workflow.ts'
import { openTemplate } from '../../src/document/index.ts'
import { workflowPictureOf } from '../../src/engine/simulation/index.ts'
import type { Line } from './line.ts'

export const name = 'layout of a workflow, nested'

const rounds = 7

/** Ten states: a task, a choice of two, a Parallel of two branches of two, joined again. */
function group(at: number, next: string | undefined): Record<string, object> {
  const to = next === undefined ? { End: true } : { Next: next }
  const task = (more: object): object => ({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ...more })
  const branch = (side: string): object => ({
    StartAt: `${side}1 ${at}`,
    States: { [`${side}1 ${at}`]: task({ Next: `${side}2 ${at}` }), [`${side}2 ${at}`]: task({ End: true }) },
  })
  const each = { StartAt: `Item ${at}`, States: { [`Item ${at}`]: task({ End: true }) } }
  return {
    [`Begin ${at}`]: task({ Next: `Which ${at}` }),
    [`Which ${at}`]: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: at, Next: `Both ${at}` }], Default: `Each ${at}` },
    [`Both ${at}`]: { Type: 'Parallel', Branches: [branch('Left'), branch('Right')], Next: `After ${at}` },
    [`Each ${at}`]: { Type: 'Map', Iterator: each, Next: `After ${at}` },
    [`After ${at}`]: task(to),
  }
}

function definitionOf(states: number): string {
  const groups = states / 10
  const named = (at: number): string | undefined => (at < groups ? `Begin ${at}` : undefined)
  const all = Array.from({ length: groups }, (_, at) => group(at, named(at + 1)))
  return JSON.stringify({ StartAt: 'Begin 0', States: Object.assign({}, ...all) as object })
}

export function run(): Promise<Line[]> {
  return Promise.resolve([layoutLine(100, 100), layoutLine(500, 300)])
}

function layoutLine(states: number, most: number): Line {
  const text = 'Resources: { Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flow.asl.json } } }'
  const opened = openTemplate(`Transform: AWS::Serverless-2016-10-31\n${text}\n`, {
    name: 'template.yaml',
    files: { 'flow.asl.json': definitionOf(states) },
  })
  const picture = opened.ok ? workflowPictureOf(opened.value, 'Flow', 'template.yaml') : undefined
  if (picture === undefined) throw new Error('the definition has no picture')
  let ours = Infinity
  for (let round = 0; round < rounds; round++) {
    const began = process.cpuUsage()
    layWorkflow(picture, new Set())
    const { user, system } = process.cpuUsage(began)
    ours = Math.min(ours, (user + system) / 1_000)
  }
  return { name: `${states} states`, ours, unit: 'ms', target: `≤ ${most}`, meets: ours <= most }
}
