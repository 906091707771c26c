/** Pictures of workflows for tests: written by hand in a short form, and generated. */
import fc from 'fast-check'
import type { WorkflowScope, WorkflowState, WorkflowTransition } from '../../../bridge/protocol/index.ts'

const range = { start: 0, end: 1 }

export function state(name: string, more: Partial<WorkflowState> = {}): WorkflowState {
  const given = { type: 'Task' as const, words: 'lambda:invoke', scopes: [], isEnd: false, retries: false, catches: false }
  return { name, pointer: `/States/${name}`, range, language: 'JSONPath', ...given, ...more }
}

export function transition(from: string, to: string, more: Partial<WorkflowTransition> = {}): WorkflowTransition {
  const kind = more.kind ?? 'next'
  return { id: `${from} ${kind} ${to} ${more.label ?? ''}`, from, to, kind, label: '', pointer: '', range, ...more }
}

export function scope(states: readonly WorkflowState[], transitions: readonly WorkflowTransition[], id = ''): WorkflowScope {
  const [first] = states
  return { id, states, transitions, ...(first !== undefined && { startAt: first.name }) }
}

/** The states of the mock: a Parallel of three, a wait, a choice of two. */
export function signUp(): WorkflowScope {
  const branch = (name: string) => scope([state(name, { isEnd: true })], [], `/branches/${name}`)
  return scope(
    [
      state('User Signup'),
      state('Onboard', { type: 'Parallel', words: 'Parallel', scopes: ['Insert CRM', 'Welcome e-mail', 'Analytics'].map(branch) }),
      state('Wait 1 Week', { type: 'Wait', words: '604,800 s' }),
      state('On trial?', { type: 'Choice', words: 'Choice' }),
      state('Upgrade Offer', { isEnd: true }),
      state('Survey', { isEnd: true }),
    ],
    [
      transition('User Signup', 'Onboard'),
      transition('Onboard', 'Wait 1 Week'),
      transition('Wait 1 Week', 'On trial?'),
      transition('On trial?', 'Upgrade Offer', { kind: 'rule', label: '$.plan = "trial"' }),
      transition('On trial?', 'Survey', { kind: 'default', label: 'Default' }),
    ],
  )
}

interface Draft {
  readonly type: 'Task' | 'Choice' | 'Parallel' | 'Map' | 'Fail' | 'Succeed'
  readonly targets: readonly number[]
  readonly words: readonly string[]
  readonly inner: readonly Draft[][]
  readonly isEnd: boolean
  readonly long: number
}

const label = fc.constantFrom('', 'Default', '$.a = 1', 'States.ALL', '$.order.total > 1000 and $.order.customer.kind = "regular"')

function drafts(depth: number): fc.Arbitrary<Draft[]> {
  const inner = depth === 0 ? fc.constant<Draft[][]>([]) : fc.array(drafts(depth - 1), { minLength: 1, maxLength: 3 })
  const draft = fc.record({
    type: fc.constantFrom('Task', 'Task', 'Choice', 'Fail', 'Succeed', ...(depth === 0 ? [] : (['Parallel', 'Map'] as const))),
    targets: fc.array(fc.nat(9), { maxLength: 4 }),
    words: fc.array(label, { minLength: 4, maxLength: 4 }),
    inner,
    isEnd: fc.boolean(),
    long: fc.nat(70),
  })
  return fc.array(draft, { minLength: 1, maxLength: depth === 0 ? 4 : 8 }) as fc.Arbitrary<Draft[]>
}

function built(list: readonly Draft[], id: string): WorkflowScope {
  const name = (index: number): string => `${id}${index}${'x'.repeat(list[index]?.long ?? 0)}`
  const states = list.map(({ type, inner, isEnd }, index) => {
    const scopes = type === 'Parallel' ? inner : type === 'Map' ? inner.slice(0, 1) : []
    return state(name(index), {
      type,
      isEnd: isEnd || type === 'Succeed',
      scopes: scopes.map((one, branch) => built(one, `${id}${index}-${branch}.`)),
    })
  })
  const transitions = list.flatMap(({ type, targets, words }, index) =>
    type === 'Fail' || type === 'Succeed'
      ? []
      : targets.slice(0, type === 'Choice' ? 4 : 2).map((target, nth) => ({
          ...transition(name(index), name(target % list.length), {
            kind: type === 'Choice' ? 'rule' : nth === 0 ? 'next' : 'catch',
            label: words[nth] ?? '',
          }),
          id: `${id}${index} ${nth}`,
        })),
  )
  return scope(states, transitions, id)
}

/** Up to three levels deep, with loops, several transitions between the same two states, and states that nothing leads to. */
export const anyScope: fc.Arbitrary<WorkflowScope> = drafts(2).map((list) => built(list, ''))
