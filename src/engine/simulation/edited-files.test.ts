import { describe, expect, test } from 'vitest'
import { functionKey } from '../services/shared/resource-keys.ts'
import type { FunctionState } from '../services/lambda/index.ts'
import { advanceRun, hashOf, noteEdit, planEdit, worldOf, type Run } from './index.ts'
import { goTo } from './going-back.ts'
import { callFrom, edit, openText, runOf, stateIn, stepEach } from './testing/runs.ts'
import { queueUrl } from '../../aws/identity.ts'

/** A function whose code lies in a folder beside the template, and one in a file of its own. */
const template = JSON.stringify({
  Transform: 'AWS::Serverless-2016-10-31',
  Metadata: { Switchyard: { Version: 1, Traffic: { Shop: { To: 'Jobs', Every: '1 s', Count: 6 } }, Realism: 'exact' } },
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs', VisibilityTimeout: 20 } },
    Work: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        FunctionName: 'work',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        CodeUri: 'handlers/',
        Events: { FromQueue: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, BatchSize: 1 } } },
      },
    },
  },
})
const broken = { 'handlers/index.js': 'throw', 'notes.md': 'first' }
const mended = { ...broken, 'handlers/index.js': 'succeed' }

const work = (run: Run): FunctionState => stateIn<FunctionState>(run, functionKey('work'))

/** Broken for a while, mended while it runs, noted, and somebody sends by hand afterwards. */
function mendedRun(): Run {
  const run = runOf(template, { files: broken })
  advanceRun(run, { ms: 2_500 })
  edit(run, template, mended)
  stepEach(run, 20)
  noteEdit(run, openText(template, 'test.yaml', { ...mended, 'notes.md': 'second' }))
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'by hand' })
  advanceRun(run, { idle: true })
  return run
}

describe('code in files beside the template', () => {
  test('a changed file is new code from the next invocation on, without a restart', () => {
    const run = runOf(template, { files: broken })
    advanceRun(run, { ms: 2_500 })
    const before = work(run)
    expect([before.errors, before.invocations]).toEqual([3, 3])
    expect(planEdit(run, openText(template, 'test.yaml', mended))).toMatchObject({ kind: 'deployment', changes: ['Work: Code'] })
    expect(edit(run, template, mended)).toMatchObject({ ok: true, value: { events: [{ type: 'lambda.CodeUpdated' }, {}] } })
    advanceRun(run, { idle: true })
    expect([work(run).errors, work(run).invocations]).toEqual([3, 9])
    expect(run.inputs.map(({ input }) => input)).toEqual([{ kind: 'edit', text: template, files: { 'handlers/index.js': 'succeed' } }])
  })

  test('a file that no function is made of changes nothing that runs', () => {
    const run = runOf(template, { files: broken })
    stepEach(run, 30)
    expect(planEdit(run, openText(template, 'test.yaml', { ...broken, 'notes.md': 'second' }))).toEqual({ kind: 'nothing' })
  })

  test('code that is gone, or comes, asks for a restart: what polls for it begins with the world', () => {
    const without = { 'notes.md': 'first' }
    const run = runOf(template, { files: broken })
    stepEach(run, 30)
    expect(planEdit(run, openText(template, 'test.yaml', without))).toEqual({
      kind: 'restart',
      reason: 'WorkFromQueue can no longer run: Work stands still (its code is in CodeUri handlers/, not in this file).',
    })
    const still = runOf(template, { files: without })
    stepEach(still, 10)
    expect(planEdit(still, openText(template, 'test.yaml', mended))).toEqual({
      kind: 'restart',
      reason: 'WorkFromQueue stood still and can run now.',
    })
  })

  test('the order in which files came is no part of the run', () => {
    const files = { 'handlers/index.js': 'succeed', 'handlers/a.js': '1', 'handlers/b.json': '{}' }
    const turned = Object.fromEntries(Object.entries(files).toReversed())
    const [one, other] = [runOf(template, { files }), runOf(template, { files: turned })]
    for (const run of [one, other]) advanceRun(run, { idle: true })
    expect(hashOf(one)).toBe(hashOf(other))
    const third = runOf(template, { files: { ...files, 'handlers/a.js': '2' } })
    advanceRun(third, { idle: true })
    expect(hashOf(third)).not.toBe(hashOf(one))
  })

  test('going back and on again gives the files of each moment', () => {
    const run = mendedRun()
    const [wanted, last] = [hashOf(run), worldOf(run).steps]
    const filesAt = new Map<number, unknown>()
    for (let step = last; step > 0; step -= 9) {
      goTo(run, { step })
      filesAt.set(step, run.template.files)
      advanceRun(run, { steps: last - step })
      expect(hashOf(run), `from step ${step}`).toBe(wanted)
      expect(run.template.files).toEqual({ ...mended, 'notes.md': 'second' })
    }
    expect(new Set([...filesAt.values()].map((files) => JSON.stringify(files)))).toEqual(
      new Set([broken, mended, { ...mended, 'notes.md': 'second' }].map((files) => JSON.stringify(files))),
    )
  })
})

describe('an edit that changes nothing that runs', () => {
  const titled = (title: string): string => template.replace('"Version":1', `"Version":1,"Title":"${title}"`)
  const noted = (run: Run, text: string): void => noteEdit(run, openText(text, 'test.yaml', run.template.files))

  test('is logged, and neither steps, hash nor what follows are others', () => {
    const [plain, edited] = [runOf(template, { files: mended }), runOf(template, { files: mended })]
    for (const run of [plain, edited]) stepEach(run, 25)
    noted(edited, titled('Jobs, and who does them'))
    expect(edited.template.settings.title).toBe('Jobs, and who does them')
    expect([worldOf(edited).steps, hashOf(edited)]).toEqual([worldOf(plain).steps, hashOf(plain)])
    for (const run of [plain, edited]) advanceRun(run, { idle: true })
    expect(hashOf(edited)).toBe(hashOf(plain))
    expect(edited.inputs).toMatchObject([{ afterStep: 26, input: { kind: 'edit', text: titled('Jobs, and who does them'), quiet: true } }])
    goTo(edited, { step: 10 })
    expect(edited.template.text).toBe(template)
    advanceRun(edited, { steps: 30 })
    expect(edited.template.settings.title).toBe('Jobs, and who does them')
  })

  test('somebody who types makes one entry of it, until something else happens', () => {
    const run = runOf(template, { files: mended })
    stepEach(run, 5)
    for (const title of ['J', 'Jo', 'Job']) {
      noted(run, titled(title))
      stepEach(run, 2)
    }
    noteEdit(run, openText(titled('Job'), 'test.yaml', { ...mended, 'notes.md': 'second' }))
    noteEdit(run, openText(titled('Jobs'), 'test.yaml', { ...mended, 'more.md': 'third' }))
    expect(run.inputs).toMatchObject([
      { afterStep: worldOf(run).steps, input: { text: titled('Jobs'), files: { 'notes.md': 'first', 'more.md': 'third' }, quiet: true } },
    ])
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
    noted(run, titled('Jobs!'))
    expect(run.inputs.map(({ input }) => input['kind'])).toEqual(['edit', 'call', 'edit'])
  })

  test('the same text and files again is no entry at all', () => {
    const run = runOf(template, { files: mended })
    stepEach(run, 5)
    noted(run, template)
    expect(run.inputs).toEqual([])
  })

  test('made in the past it is no fork: what was done later is still done', () => {
    const run = mendedRun()
    const [wanted, last] = [hashOf(run), worldOf(run).steps]
    const later = run.inputs.length
    goTo(run, { step: 20 })
    noted(run, titled('looked at again'))
    expect(run.inputs).toHaveLength(later + 1)
    advanceRun(run, { steps: last - 20 })
    expect([hashOf(run), worldOf(run).steps]).toEqual([wanted, last])
    expect(run.given).toBe(later + 1)
  })
})
