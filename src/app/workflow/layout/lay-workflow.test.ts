import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyScope, scope, signUp, state, transition } from '../testing/scopes.ts'
import { flawsOf } from '../testing/sound-layout.ts'
import { layWorkflow } from './lay-workflow.ts'

const none: ReadonlySet<string> = new Set()

describe('the layout of a workflow', () => {
  it('is sound for any workflow: nothing overlaps, containers hold their states, lines begin and end at their boxes', () => {
    fc.assert(
      fc.property(anyScope, (root) => {
        expect(flawsOf(root, layWorkflow({ root }, none))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is the same for the same workflow', () => {
    expect(layWorkflow({ root: signUp() }, none)).toEqual(layWorkflow({ root: signUp() }, none))
  })

  it('goes from top to bottom, branches side by side in the order of the text', () => {
    const { states, marks } = layWorkflow({ root: signUp() }, none)
    const box = (name: string) => states.find((one) => one.name === name)?.box ?? { left: 0, top: 0, right: 0, bottom: 0 }
    const order = ['User Signup', 'Onboard', 'Wait 1 Week', 'On trial?', 'Survey'].map((name) => box(name).top)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(box('Insert CRM').right).toBeLessThan(box('Welcome e-mail').left)
    expect(box('Welcome e-mail').right).toBeLessThan(box('Analytics').left)
    expect(box('Upgrade Offer').right).toBeLessThan(box('Survey').left)
    expect(marks.map(({ kind, scope: id }) => [kind, id])).toEqual([
      ['start', ''],
      ['end', ''],
    ])
  })

  it('keeps a straight chain straight', () => {
    const chain = scope([state('a'), state('b'), state('c', { isEnd: true })], [transition('a', 'b'), transition('b', 'c')])
    const { edges } = layWorkflow({ root: chain }, none)
    expect(edges.map(({ points }) => points.length)).toEqual([2, 2, 2, 2])
  })

  it('leads a loop back beside what it passes', () => {
    const polling = scope(
      [state('wait', { type: 'Wait' }), state('get'), state('done?', { type: 'Choice' }), state('end', { type: 'Succeed', isEnd: true })],
      [
        transition('wait', 'get'),
        transition('get', 'done?'),
        transition('done?', 'end', { kind: 'rule', label: '$.status = "DONE"' }),
        transition('done?', 'wait', { kind: 'default', label: 'Default' }),
      ],
    )
    const { states, edges } = layWorkflow({ root: polling }, none)
    const loop = edges.find(({ to, from }) => to === 'wait' && from === 'done?')
    const rights = states.map(({ box }) => box.right)
    expect(loop?.points).toHaveLength(4)
    expect(Math.max(...(loop?.points ?? []).map(({ x }) => x))).toBeGreaterThan(Math.max(...rights))
  })

  it('draws several transitions between the same two states side by side', () => {
    const many = scope(
      [state('which', { type: 'Choice' }), state('same', { isEnd: true })],
      [1, 2, 3].map((value) => transition('which', 'same', { kind: 'rule', label: `$.a = ${value}` })),
    )
    const { edges } = layWorkflow({ root: many }, none)
    const lines = edges.filter(({ from }) => from === 'which').map(({ points }) => JSON.stringify(points))
    expect(new Set(lines).size).toBe(3)
    expect(flawsOf(many, layWorkflow({ root: many }, none))).toEqual([])
  })

  it('draws a folded container as a box of its own', () => {
    const { states } = layWorkflow({ root: signUp() }, new Set(['Onboard']))
    expect(states.find(({ name }) => name === 'Onboard')?.shape).toBe('folded')
    expect(states.map(({ name }) => name)).not.toContain('Insert CRM')
  })
})
