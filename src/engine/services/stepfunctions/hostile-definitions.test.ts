import { describe, expect, it } from 'vitest'
import { taskWorld } from './testing/task-world.ts'

const again = { Type: 'Choice', Choices: [{ Variable: '$.enough', IsPresent: true, Next: 'Enough' }], Default: 'A' }
/** Goes round for ever; AWS only takes a definition that might end. */
const loop = (fields: object): object => ({
  StartAt: 'A',
  States: { A: { Type: 'Pass', ...fields, Next: 'Again' }, Again: again, Enough: { Type: 'Succeed' } },
})
const branches = (count: number): object => {
  const branch = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Pass', Result: 1, End: true } } })
  return {
    StartAt: 'P',
    States: { P: { Type: 'Parallel', Branches: Array.from({ length: count }, (_, n) => branch(`s${n}`)), End: true } },
  }
}
const jsonata = (Output: string): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Do',
  States: { Do: { Type: 'Pass', Output: `{% ${Output} %}`, End: true } },
})

/** What an execution of the definition came to after an hour. */
function outcomeOf(definition: object, more = {}): string {
  const made = taskWorld()
  made.create('hostile', definition, more)
  const arn = made.start('hostile', {})
  made.pass(3_600_000)
  return made.outcome(arn)
}

describe('a definition that would never end, or fill the memory, stops and says why:', () => {
  const quota = /^FAILED States.Runtime: The execution reached the maximum number of history events \(25000\)\.$/
  it.each([
    ['an endless loop', loop({}), quota],
    ['13,000 branches', branches(13_000), quota],
    ['a payload that doubles', loop({ Parameters: { 'a.$': '$', 'b.$': '$' } }), /^FAILED States.DataLimitExceeded: /],
    ['a recursion without end', jsonata('( $f := function($n) { 1 + $f($n + 1) }; $f(0) )'), /D1011: Stack overflow/],
    ['a tail call without end', jsonata('( $f := function($n) { $f($n + 1) }; $f(0) )'), /more than the 500000 steps that are simulated/],
    [
      'a text that doubles',
      jsonata('( $f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("xxxxxxxx", 60) )'),
      /longer than the 4000000 that are simulated/,
    ],
    ['lists in lists', jsonata('[1..10000].[1..10000]'), /made lists of more than 10000000 members altogether/],
  ])('%s', (_, definition, says) => {
    expect(outcomeOf(definition)).toMatch(says)
  })

  it('ten thousand branches are no more than AWS takes', () => {
    expect(outcomeOf(branches(10_000))).toBe(`SUCCEEDED ${JSON.stringify(Array.from({ length: 10_000 }, () => 1))}`)
  })

  it('an Express loop, which has no history to fill', () => {
    const made = taskWorld()
    made.create('hostile', loop({}), { type: 'EXPRESS' })
    made.start('hostile')
    made.pass(3_600_000)
    const machine = Object.entries(made.world.cells).find(([key]) => key === 'states/machine/hostile')?.[1]
    expect(machine?.state['counts']).toMatchObject({ RUNNING: 0, FAILED: 1 })
  })
})
