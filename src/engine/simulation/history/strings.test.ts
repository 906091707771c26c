import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { advanceRun, goTo, inspectMessage, lineStatuses, pathThrough, stringsOf, type Chronicle, type Run, type Strings } from '../index.ts'
import { storedMessages, type QueueState } from '../../services/sqs/index.ts'
import { chronicledRun } from '../testing/chronicled.ts'
import { templateOf, type Design } from '../testing/design.ts'
import { callFrom, openText, stateIn } from '../testing/runs.ts'
import { addPoint, createLives, cutLives, lifeOf, mostLives, type Lives } from './lives.ts'

const design: Design = {
  queues: { Jobs: { visibility: 2, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Copies: {} },
  topics: { News: ['Jobs', 'Copies'] },
  functions: { Work: { code: 'throw', from: 'Jobs', batch: 1, timeout: 1 }, Ok: { code: 'succeed', from: 'Copies', batch: 1 } },
  traffic: { Shop: { to: 'News', everyMs: 1_000, count: 2 } },
}

function lines({ line, at, station, status, lines: count, labels }: Strings): string[] {
  return Array.from({ length: count }, (_, index) => {
    const points = [...line].flatMap((of, point) =>
      of === index ? [`${at[point]}@${station[point]} ${lineStatuses[status[point] ?? -1]}`] : [],
    )
    return `${labels[index]}: ${points.join(', ')}`
  })
}

function played(ms: number): { readonly run: Run; readonly chronicle: Chronicle } {
  const played = chronicledRun(templateOf(design))
  advanceRun(played.run, { ms })
  return played
}

const whole = { fromMs: 0, toMs: Infinity, most: 100 }

describe('string charts', () => {
  test('follow a message from its source to the end of one branch', () => {
    const { run, chronicle } = played(20_000)
    expect(lines(stringsOf(run, chronicle, { ...whole, path: ['Shop', 'News', 'Copies', 'Ok'] }))).toMatchInlineSnapshot(`
      [
        "shop-2: 1000@0 running, 1010@1 running, 1040@2 waiting, 1040@2 running, 1060@3 running, 1170@3 done",
        "shop-1: 0@0 running, 10@1 running, 40@2 waiting, 40@2 running, 60@3 running, 420@3 done",
      ]
    `)
  })

  test('show what failed: its returns, and that it leaves for the dead-letter queue', () => {
    const { run, chronicle } = played(20_000)
    const told = stringsOf(run, chronicle, { ...whole, most: 1, path: ['Shop', 'News', 'Jobs', 'Work'] })
    expect(lines(told)).toMatchInlineSnapshot(`
      [
        "shop-2: 1000@0 running, 1010@1 running, 1040@2 waiting, 1040@2 running, 1060@3 running, 3040@2 retry, 3040@2 retry, 3060@3 running, 5040@2 retry, 5040@2.5 failed",
      ]
    `)
    expect(told.truncated).toBe(true)
    expect(lines(stringsOf(run, chronicle, { ...whole, most: 1, path: ['Dead'] }))[0]).toMatch(/^shop-2: \d+@0 waiting$/)
  })

  test('hold the lines that touch a window, and name where a message can be opened', () => {
    const { run, chronicle } = played(20_000)
    const path = ['Shop', 'News', 'Jobs', 'Work', 'Dead']
    const early = stringsOf(run, chronicle, { path, fromMs: 0, toMs: 900, most: 100 })
    expect(early.labels).toEqual(['shop-1'])
    const [messageId] = early.messages
    expect(early.nodes).toEqual(['Dead'])
    expect(inspectMessage(run, chronicle, 'Dead', messageId as string)?.label).toBe('shop-1')
    expect(stringsOf(run, chronicle, { path: ['Shop', 'News', 'Copies', 'Ok'], fromMs: 10_000, toMs: 20_000, most: 100 }).lines).toBe(0)
    expect(stringsOf(run, chronicle, { path: ['Nobody'], ...whole }).lines).toBe(0)
  })

  test('after a fork only what happened before it is left', () => {
    const { run, chronicle } = played(20_000)
    goTo(run, { clockMs: 800 })
    expect(stringsOf(run, chronicle, { ...whole, path: ['Shop'] }).lines).toBe(2)
    callFrom(run, 'sqs', 'PurgeQueue', { QueueUrl: queueUrl('dead') })
    expect(lines(stringsOf(run, chronicle, { ...whole, path: ['Shop', 'News', 'Copies', 'Ok'] }))).toEqual(
      lines(stringsOf(...freshUntil(800), { ...whole, path: ['Shop', 'News', 'Copies', 'Ok'] })),
    )
  })

  function freshUntil(ms: number): [Run, Chronicle] {
    const { run, chronicle } = played(ms)
    return [run, chronicle]
  }
})

describe('the life of a message', () => {
  test('is told for the copy that came this way, up to the present moment', () => {
    const { run, chronicle } = played(20_000)
    const first = storedMessages(stateIn<QueueState>(run, 'sqs/queue/dead'))[0]
    const told = inspectMessage(run, chronicle, 'Dead', first?.messageId ?? '')?.life ?? []
    expect(told.map(({ atMs, status, text }) => `${atMs} ${status}: ${text}`)).toMatchInlineSnapshot(`
      [
        "0 running: Sent by Shop",
        "10 running: Published to news: 2 copies",
        "40 waiting: Came into jobs",
        "40 running: Received from jobs",
        "60 running: Given to work",
        "2040 retry: Visible again in jobs: it was not deleted in time",
        "2040 retry: Received from jobs for the 2nd time",
        "2060 running: Given to work",
        "4040 retry: Visible again in jobs: it was not deleted in time",
        "4040 failed: Moved from jobs to the dead-letter queue dead",
        "4040 waiting: Came into dead",
      ]
    `)
    goTo(run, { clockMs: 500 })
    const early = storedMessages(stateIn<QueueState>(run, 'sqs/queue/jobs'))[0]
    expect(inspectMessage(run, chronicle, 'Jobs', early?.messageId ?? '')?.life).toEqual(told.filter(({ atMs }) => atMs <= 500))
  })
})

describe('the store of lives', () => {
  const receive = (lives: Lives, trail: string, step: number): void =>
    addPoint(lives, trail, { time: step, step }, 'received', 'sqs/queue/jobs', 1)

  test('keeps the newest messages and the newest points, and never mixes lives up', () => {
    const lives = createLives()
    const points = 2 ** 20 + 5_000
    for (let step = 1; step <= points; step++) receive(lives, step % 10 === 0 ? 'often' : `m-${Math.floor(step / 8)}`, step)
    expect(lives.slots.size).toBe(mostLives)
    expect(lifeOf(lives, 'm-1')).toEqual([])
    expect(lifeOf(lives, 'm-131000').map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => 1_048_000 + n))
    const often = lifeOf(lives, 'often')
    expect(often.every(({ step }) => step % 10 === 0 && step > points - 2 ** 20)).toBe(true)
    cutLives(lives, 1_048_004)
    expect(lifeOf(lives, 'm-131000').map(({ step }) => step)).toEqual([1_048_001, 1_048_002, 1_048_003, 1_048_004])
    expect(lifeOf(lives, 'm-131001')).toEqual([])
    receive(lives, 'm-131000', 1_048_006)
    expect(lifeOf(lives, 'm-131000').map(({ step }) => step)).toEqual([1_048_001, 1_048_002, 1_048_003, 1_048_004, 1_048_006])
  })
})

describe('paths', () => {
  const template = openText(templateOf(design))

  test.each([
    ['Jobs', ['Shop', 'News', 'Jobs', 'Work']],
    ['Ok', ['Shop', 'News', 'Copies', 'Ok']],
    ['News', ['Shop', 'News', 'Jobs', 'Work']],
    ['Dead', ['Shop', 'News', 'Jobs', 'Dead']],
    [undefined, ['Shop', 'News', 'Jobs', 'Work']],
    ['Nobody', []],
  ])('through %s', (node, path) => {
    expect(pathThrough(template, node)).toEqual(path)
  })

  test('takes the branch that goes on for longest, wherever it is written', () => {
    const forked = openText(templateOf({ ...design, topics: { News: ['Dead', 'Jobs'] } }))
    expect(pathThrough(forked, 'News')).toEqual(['Shop', 'News', 'Jobs', 'Work'])
  })

  test('a loop ends where it began', () => {
    const loop = {
      ...template,
      wires: [...template.wires, { ...template.wires[0], id: 'back', kind: 'traffic', from: 'Work', to: 'News' }],
    }
    expect(new Set(pathThrough(loop as typeof template, 'News')).size).toBe(pathThrough(loop as typeof template, 'News').length)
  })
})
