/**
 * `Mocks` of workflows under `Metadata: Switchyard`: what tasks are answered instead of the work being done. By state machine and
 * state, by call (`"glue:startJobRun"`), from a test case of a mock configuration of AWS's Step Functions Local, and for all else (`"*"`).
 */
import { readAnswers, readLocalMocks, type MockedAnswer } from '../asl/index.ts'
import { emptyRecord, type Json } from '../base/json.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, toJson, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { fileAt } from './function-code.ts'
import type { DocumentFiles } from './model.ts'
import { parseDuration } from './quantities.ts'
import type { ResourceIndex } from './resource-index.ts'
import type { Sections } from './template-sections.ts'
import { entriesOf, textOf } from './tree-values.ts'
import { openWorkflow } from './workflow-definition.ts'

type Answers = readonly MockedAnswer[]

/** As written: states by the logical id of their machine, each with the place of its name. */
export interface WrittenWorkflowMocks {
  readonly sample: boolean
  readonly machines: Readonly<Record<string, Readonly<Record<string, { readonly answers: Answers; readonly range: TextRange }>>>>
  readonly calls: Readonly<Record<string, Answers>>
}

const MACHINES: ReadonlySet<string> = new Set(['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'])

/** Whether a name under `Mocks` speaks of a workflow's tasks, and not of a function. */
export function speaksOfTasks(name: string, { resources }: Pick<Sections, 'resources'>): boolean {
  return name === '*' || name.includes(':') || resources.some(({ logicalId, type }) => logicalId === name && MACHINES.has(type))
}

interface Around {
  readonly sections: Sections
  readonly files: DocumentFiles
  readonly folder: string
}

export function readWorkflowMocks(around: Around, problems: Problems): WrittenWorkflowMocks {
  const mocks = entryOf(around.sections.switchyard, 'Mocks')
  const machines = emptyRecord<WrittenWorkflowMocks['machines'][string]>()
  const calls = emptyRecord<Answers>()
  let sample = textOf(mocks) === 'sample'
  for (const { key, value } of entriesOf(mocks)) {
    const name = key.value
    if (!speaksOfTasks(name, around.sections)) continue
    if (name === '*') {
      sample = textOf(value) === 'sample'
      if (!sample) note(problems, 'bad-setting', value.range, '*', 'sample')
    } else if (name.includes(':')) {
      const answers = answersOf(name, value, problems)
      if (answers) calls[name] = answers
    } else machines[name] = value.kind === 'scalar' ? fromFile(name, value, around, problems) : statesOf(value, problems)
  }
  return { sample, machines, calls }
}

function statesOf(node: TreeNode, problems: Problems): WrittenWorkflowMocks['machines'][string] {
  const states = emptyRecord<{ readonly answers: Answers; readonly range: TextRange }>()
  if (node.kind !== 'mapping') note(problems, 'bad-setting', node.range, 'mocks of a workflow', 'a mapping of its states')
  for (const { key, value } of entriesOf(node)) {
    const answers = answersOf(key.value, value, problems)
    if (answers) states[key.value] = { answers, range: key.range }
  }
  return states
}

function answersOf(name: string, node: TreeNode, problems: Problems): Answers | undefined {
  const read = readAnswers(toJson(node), parseDuration)
  if (read.ok) return read.value
  note(problems, 'bad-setting', node.range, name, read.error)
  return undefined
}

/** `mocks/MockConfigFile.json#HappyPath` */
function fromFile(id: string, node: TreeNode, { files, folder }: Around, problems: Problems): WrittenWorkflowMocks['machines'][string] {
  const [path = '', testCase = ''] = (textOf(node) ?? '').split('#')
  const read = caseIn(files, fileAt(files, folder, path), { path, testCase, id })
  const states = emptyRecord<{ readonly answers: Answers; readonly range: TextRange }>()
  if (!read.ok) note(problems, 'bad-setting', node.range, id, read.error)
  else for (const [state, answers] of Object.entries(read.value)) states[state] = { answers, range: node.range }
  return states
}

interface TestCase {
  readonly path: string
  readonly testCase: string
  readonly id: string
}

/** The file may know the machine by another name: then the first one that has the test case is meant. */
function caseIn(
  files: DocumentFiles,
  file: string | undefined,
  { path, testCase, id }: TestCase,
): Result<Readonly<Record<string, Answers>>, string> {
  if (file === undefined) return fail(`a file of this document and a test case, as in mocks/config.json#HappyPath; there is no ${path}`)
  const read = readLocalMocks(parsed(files[file] ?? ''))
  if (!read.ok) return fail(`a mock configuration of Step Functions Local: ${read.error}`)
  const found = read.value[id]?.[testCase] ?? Object.values(read.value).find((cases) => Object.hasOwn(cases, testCase))?.[testCase]
  return found ? ok(found) : fail(`a test case of ${path}; it has no ${testCase === '' ? 'name behind #' : testCase}`)
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}

/** States that are mocked and are not there. */
export function checkWorkflowMocks({ machines }: WrittenWorkflowMocks, index: ResourceIndex, problems: Problems): void {
  for (const [id, states] of Object.entries(machines)) {
    const workflow = index.byId.get(id)?.workflow
    const machine = workflow && openWorkflow(workflow)?.machine
    if (machine === undefined) continue
    for (const [name, { range }] of Object.entries(states))
      if (machine.everyState[name]?.type !== 'Task') note(problems, 'setting-target', range, `Mocks of ${id}`, name, 'task')
  }
}
