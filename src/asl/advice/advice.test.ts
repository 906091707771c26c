import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { openDefinition } from '../open-definition.ts'
import { definitionOf, done, lambda, machineOf, mapWith } from '../testing/definitions.ts'

/** What is advised: `code <what it marks>: the first words of the message`. */
function advised(definition: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): string[] {
  return openDefinition(definition, { type }).diagnostics.map(({ code, range }) => `${code} <${definition.slice(range.start, range.end)}>`)
}

function advisedOn(states: Record<string, JsonObject>, top: JsonObject = {}): string[] {
  return advised(definitionOf(states, top)).filter((line) => !line.startsWith('asl.missing-catch'))
}

function messagesOf(states: Record<string, JsonObject>): string[] {
  return openDefinition(definitionOf(states)).diagnostics.map(({ message }) => message)
}

const task = { Type: 'Task', Resource: lambda, Next: 'B' }

describe('catchers and retriers', () => {
  const caught = (...names: string[][]) => ({ ...task, Catch: names.map((ErrorEquals) => ({ ErrorEquals, Next: 'B' })) })

  it.each([
    ['named before', caught(['A'], ['A']), 'A is named by an earlier one.'],
    ['taken by States.TaskFailed', caught(['States.TaskFailed'], ['A']), 'States.TaskFailed of an earlier one takes it.'],
    ['unknown to AWS', caught(['States.TaskFaild']), 'AWS has no error named States.TaskFaild.'],
    ['of another state type', caught(['States.NoChoiceMatched']), 'a Task has no States.NoChoiceMatched.'],
    ['of the other language', caught(['States.QueryEvaluationError']), 'States.QueryEvaluationError is an error of JSONata.'],
  ])('an error %s never comes', (_, state, reason) => {
    expect(messagesOf({ A: state, B: done })).toContain(`This catcher never matches: ${reason}`)
  })

  it('a catcher with one name that may come stays', () => {
    expect(advisedOn({ A: caught(['A'], ['A', 'B'], ['States.Timeout'], ['States.ALL']), B: done })).toEqual([])
    expect(advisedOn({ A: caught(['States.TaskFailed'], ['States.Timeout']), B: done })).toEqual([])
  })

  it('a branch may fail with any name', () => {
    const parallel = {
      ...caught(['States.Mine']),
      Type: 'Parallel',
      Resource: undefined,
      Branches: [machineOf({ F: { Type: 'Fail', Error: 'States.Mine' } })],
    }
    expect(advisedOn({ A: parallel, B: done })).toEqual([])
  })

  it('retriers are looked at alike', () => {
    expect(advisedOn({ A: { ...task, Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['A'] }] }, B: done })).toEqual([
      'asl.retrier-never-matches <"ErrorEquals">',
    ])
  })

  it('a task without a catcher ends the execution, unless what is around it catches', () => {
    expect(advised(definitionOf({ A: task, B: done }))).toEqual(['asl.missing-catch <"A">'])
    const catches = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }
    expect(advised(definitionOf({ A: { ...task, ...catches }, B: done }))).toEqual([])
    const inner = machineOf({ C: { Type: 'Task', Resource: lambda, End: true } })
    expect(advised(definitionOf({ A: mapWith({ ItemProcessor: inner, ...catches }), B: done }))).toEqual([])
  })
})

describe('variables', () => {
  const sets = (name: string, Next: string) => ({ Type: 'Pass', Assign: { [name]: 1 }, Next })

  it('are there from the next state on', () => {
    const reads = { Type: 'Pass', Parameters: { 'v.$': '$x.part' }, Next: 'End' }
    expect(advisedOn({ A: sets('x', 'R'), R: reads, End: done })).toEqual([])
    expect(advisedOn({ R: reads, End: done })).toEqual(['asl.variable-not-assigned <"$x.part">'])
    expect(advisedOn({ A: { ...reads, Assign: { x: 1 }, Next: 'End' }, End: done })).toEqual(['asl.variable-not-assigned <"$x.part">'])
  })

  it('one path that assigns is enough, a loop included', () => {
    const either = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Set' }], Default: 'Read' }
    const read = { Type: 'Pass', Parameters: { 'v.$': "States.Format('{} $y', $x)" }, Next: 'End' }
    expect(advisedOn({ C: either, Set: sets('x', 'Read'), Read: read, End: done })).toEqual([])
    expect(
      advisedOn({
        Read: { ...read, Next: 'Set' },
        Set: sets('x', 'C'),
        C: { ...either, Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Read' }], Default: 'End' },
        End: done,
      }),
    ).toEqual([])
  })

  it('rules and catchers assign too', () => {
    const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'T', Assign: { x: 1 } }], Default: 'T' }
    const caught = {
      ...task,
      Parameters: { 'v.$': '$x' },
      Next: 'End',
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'e.$': '$.Cause' }, Next: 'U' }],
    }
    expect(advisedOn({ C: choice, T: caught, U: { Type: 'Pass', Parameters: { 'v.$': '$e' }, Next: 'End' }, End: done })).toEqual([])
  })

  it('inner states see those around them, executions of a distributed Map do not, and none come out', () => {
    const inner = machineOf({ I: { Type: 'Pass', Parameters: { 'v.$': '$x' }, Assign: { own: 1 }, End: true } })
    const after = { Type: 'Pass', Parameters: { 'v.$': '$own' }, Next: 'End' }
    const map = (Mode: string) =>
      mapWith({ ItemProcessor: { ...inner, ProcessorConfig: { Mode, ExecutionType: 'STANDARD' } }, Next: 'After' })
    expect(advisedOn({ A: sets('x', 'M'), M: map('INLINE'), After: after, End: done })).toEqual(['asl.variable-not-assigned <"$own">'])
    expect(advisedOn({ A: sets('x', 'M'), M: map('DISTRIBUTED'), After: { ...after, Parameters: {} }, End: done })).toEqual([
      'asl.variable-not-assigned <"$x">',
    ])
  })

  it('in JSONata, functions and what an expression binds itself are none', () => {
    const reads = (text: string) =>
      advisedOn({ A: { Type: 'Pass', Output: `{% ${text} %}`, Next: 'B' }, B: done }, { QueryLanguage: 'JSONata' })
    expect(reads("( $sum := function($a, $b) { $a + $b }; $map($states.input, $uppercase) & '$no' & $count([$sum(1, 2)]) )")).toEqual([])
    expect(reads('$states.input.x + $total')).toEqual(['asl.variable-not-assigned <"{% $states.input.x + $total %}">'])
  })

  it('that are called like a function of JSONata hide it, wherever they are set', () => {
    const jsonata = { QueryLanguage: 'JSONata' }
    const sets = (Assign: JsonObject) => ({ Type: 'Pass', Assign, Next: 'End' })
    expect(advisedOn({ A: sets({ total: 1, sum: 2 }), End: done }, jsonata)).toEqual(['asl.variable-hides-function <2>'])
    const rule = { Condition: '{% true %}', Assign: { count: 1 }, Next: 'End' }
    expect(advisedOn({ A: { Type: 'Choice', Choices: [rule], Default: 'End' }, End: done }, jsonata)).toEqual([
      'asl.variable-hides-function <1>',
    ])
    const caught = { ErrorEquals: ['States.ALL'], Assign: { error: 3 }, Next: 'End' }
    expect(advisedOn({ A: { Type: 'Task', Resource: lambda, Catch: [caught], Next: 'End' }, End: done }, jsonata)).toEqual([
      'asl.variable-hides-function <3>',
    ])
    // Paths call no functions of JSONata.
    expect(advisedOn({ A: sets({ sum: 2 }), End: done })).toEqual([])
  })
})

describe('paths that no input can have', () => {
  const makes = { Type: 'Pass', Parameters: { 'id.$': '$.order', box: { 'n.$': '$.n' } }, Next: 'Read' }
  const read = (path: string) => ({ Type: 'Pass', Parameters: { 'v.$': path }, End: true })

  it.each(['$.id', '$.id.anything', '$.box.n', '$', '$.box[0]', '$..n', '$.*', '$.box.length()'])('%s may be there', (path) => {
    expect(advisedOn({ Make: makes, Read: read(path) })).toEqual([])
  })

  it.each(['$.order', '$.box.m', "$['order'].x", "States.Format('{}', $.gone)"])('%s is not', (path) => {
    expect(advisedOn({ Make: makes, Read: read(path) })).toEqual([`asl.path-never-there <"${path}">`])
  })

  it('follows ResultPath, Result, OutputPath and null', () => {
    const after = (state: JsonObject, path: string) =>
      advisedOn({ Make: makes, Read: { Type: 'Pass', ...state, Next: 'Last' }, Last: read(path) })
    expect(after({ Result: { a: 1 } }, '$.id')).toHaveLength(1)
    expect(after({ Result: { a: 1 }, ResultPath: '$.r' }, '$.id')).toEqual([])
    expect(after({ Result: { a: 1 }, ResultPath: '$.r' }, '$.r.b')).toHaveLength(1)
    expect(after({ ResultPath: null, Result: { a: 1 } }, '$.a')).toHaveLength(1)
    expect(after({ OutputPath: '$.box' }, '$.n')).toEqual([])
    expect(after({ OutputPath: '$.box' }, '$.id')).toHaveLength(1)
    expect(after({ OutputPath: null }, '$.id')).toHaveLength(1)
    expect(after({ InputPath: '$.id' }, '$.anything')).toEqual([])
  })

  it('a task may answer anything', () => {
    expect(advisedOn({ Make: { ...makes, Next: 'T' }, T: { ...task, Next: 'Read' }, Read: read('$.order') })).toEqual([])
    expect(
      advisedOn({ Make: { ...makes, Next: 'T' }, T: { ...task, ResultPath: '$.r', Next: 'Read' }, Read: read('$.order') }),
    ).toHaveLength(1)
  })

  it('one way with it is enough, a loop included', () => {
    const either = { Type: 'Choice', Choices: [{ Variable: '$.id', IsNull: true, Next: 'Read' }], Default: 'Other' }
    const other = { Type: 'Pass', Result: 1, ResultPath: '$.order', Next: 'Read' }
    expect(advisedOn({ Make: { ...makes, Next: 'C' }, C: either, Other: other, Read: read('$.order') })).toEqual([])
    const growing = { Type: 'Pass', ResultPath: '$.again', Next: 'C' }
    expect(
      advisedOn({ Make: { ...makes, Next: 'G' }, G: growing, C: { ...either, Default: 'G' }, Read: read('$.again.again.again.id') }),
    ).toEqual([])
  })

  it('where two ways meet, what either of them has may be there', () => {
    const either = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'One' }], Default: 'Two' }
    const make = (key: string) => ({ Type: 'Pass', Parameters: { box: { [key]: 1 } }, Next: 'Read' })
    const after = (path: string) => advisedOn({ C: either, One: make('m'), Two: make('n'), Read: read(path) })
    expect([after('$.box.m'), after('$.box.n')]).toEqual([[], []])
    expect(after('$.box.q')).toHaveLength(1)
  })

  it('a rule that asks whether it is there may ask', () => {
    const rule = (test: JsonObject) => ({ Type: 'Choice', Choices: [{ Variable: '$.order', ...test, Next: 'End' }], Default: 'End' })
    expect(advisedOn({ Make: makes, Read: rule({ IsPresent: true }), End: done })).toEqual([])
    expect(advisedOn({ Make: makes, Read: rule({ IsNull: true }), End: done })).toEqual(['asl.path-never-there <"$.order">'])
  })

  it('the context object has its own keys', () => {
    const reads = (path: string, state: JsonObject = { Type: 'Pass' }) =>
      advisedOn({ A: { ...state, Parameters: { 'v.$': path }, Next: 'B' }, B: done })
    expect(reads('$$.Execution.Id')).toEqual([])
    expect(reads('$$.Exection.Id')).toHaveLength(1)
    expect(reads('$$.Map.Item.Value')).toHaveLength(1)
    expect(reads('$$.Task.Token', task)).toHaveLength(1)
    expect(reads('$$.Task.Token', { ...task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' })).toEqual([])
    const selecting = mapWith({ ItemSelector: { 'v.$': '$$.Map.Item.Value' } })
    expect(advisedOn({ A: selecting, B: done })).toEqual([])
  })
})

describe('limits', () => {
  it('an Express workflow ends before a long wait does', () => {
    const wait = (Seconds: number) => definitionOf({ A: { Type: 'Wait', Seconds, Next: 'B' }, B: done })
    expect(openDefinition(wait(300), { type: 'EXPRESS' }).diagnostics).toMatchObject([{ code: 'asl.wait-in-express', severity: 'warning' }])
    expect(openDefinition(wait(5), { type: 'EXPRESS' }).diagnostics).toMatchObject([{ code: 'asl.wait-in-express', severity: 'info' }])
    expect(advised(wait(300))).toEqual([])
  })

  it('children of a distributed Map have a type of their own', () => {
    const inner = machineOf({ W: { Type: 'Wait', Seconds: 400, End: true } })
    const map = (ExecutionType: string) => mapWith({ ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } } })
    expect(advisedOn({ A: map('EXPRESS'), B: done })).toEqual(['asl.wait-in-express <400>'])
    expect(advisedOn({ A: map('STANDARD'), B: done })).toEqual([])
  })

  it('a payload has at most 256 KiB', () => {
    const pass = (size: number) => ({ A: { Type: 'Pass', Result: 'x'.repeat(size), Next: 'B' }, B: done })
    expect(advisedOn(pass(262_142))).toEqual([])
    expect(advisedOn(pass(262_143))[0]).toContain('asl.payload-over-quota')
  })

  it('a heartbeat is shorter than the timeout', () => {
    expect(advisedOn({ A: { ...task, TimeoutSeconds: 60, HeartbeatSeconds: 60 }, B: done })).toEqual(['asl.heartbeat-too-long <60>'])
    expect(advisedOn({ A: { ...task, TimeoutSeconds: 60, HeartbeatSeconds: 59 }, B: done })).toEqual([])
  })

  it('readers and writers are for distributed Maps', () => {
    expect(advisedOn({ A: mapWith({ ItemBatcher: { MaxItemsPerBatch: 5 } }), B: done })).toEqual([
      'asl.needs-distributed-map <"ItemBatcher">',
    ])
  })
})
