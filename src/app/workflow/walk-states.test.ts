import { describe, expect, it } from 'vitest'
import { layWorkflow } from './layout/lay-workflow.ts'
import { signUp } from './testing/scopes.ts'
import { walkStates, type Way } from './walk-states.ts'

const root = signUp()

function walk(from: string, ...ways: Way[]): string {
  const { states } = layWorkflow({ root }, new Set())
  return ways.reduce((name, way) => walkStates(name, way, root, states), from)
}

describe('arrow keys in a workflow', () => {
  it('go down along the transitions, into a Parallel and out of its branch', () => {
    expect(walk('User Signup', 'down')).toBe('Onboard')
    expect(walk('Onboard', 'down')).toBe('Insert CRM')
    expect(walk('Insert CRM', 'down')).toBe('Wait 1 Week')
  })

  it('go up the way one came, out of a branch to its container', () => {
    expect(walk('Survey', 'up')).toBe('On trial?')
    expect(walk('Analytics', 'up')).toBe('Onboard')
  })

  it('go sideways to what stands beside', () => {
    expect(walk('Insert CRM', 'right')).toBe('Welcome e-mail')
    expect(walk('Insert CRM', 'right', 'right')).toBe('Analytics')
    expect(walk('Survey', 'left')).toBe('Upgrade Offer')
  })

  it('stay where nothing is that way', () => {
    expect(walk('User Signup', 'up')).toBe('User Signup')
    expect(walk('Survey', 'down')).toBe('Survey')
  })

  it('pass what is folded', () => {
    const { states } = layWorkflow({ root }, new Set(['Onboard']))
    expect(walkStates('Onboard', 'down', root, states)).toBe('Wait 1 Week')
  })
})
