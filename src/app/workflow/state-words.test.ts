import { describe, expect, it } from 'vitest'
import type { StateFigures } from '../../bridge/protocol/index.ts'
import { isTicking, shareLeft, stateLabel, stateWords } from './state-words.ts'
import { state } from './testing/scopes.ts'

const startMs = Date.UTC(2026, 0, 5, 9, 14, 32, 300)
const crm = state('Insert CRM')
const none = { inside: 0, succeeded: 0, caught: 0, failed: 0 }

function words(figures: Partial<StateFigures>, clockMs = 5_100): string {
  return stateWords(crm, { ...none, ...figures }, clockMs, startMs)
}

describe('the words of a state', () => {
  it('tell what it does, before an execution has come there', () => {
    expect(words({})).toBe('lambda:invoke')
    expect(stateWords(crm, undefined, 0, startMs)).toBe('lambda:invoke')
  })

  it('count retries, not attempts, and down to the next one', () => {
    expect(words({ status: 'retrying', attempt: 3, attempts: 5, until: 7_700 })).toBe('retry 2 of 4 in 2.6 s')
    expect(words({ status: 'running', attempt: 3, enteredAt: 5_000 })).toBe('retry 2 · 100 ms')
  })

  it('tell how long it took, and how often it was entered', () => {
    expect(words({ status: 'succeeded', enteredAt: 100, leftAt: 280 })).toBe('lambda:invoke · 180 ms')
    expect(words({ status: 'succeeded', enteredAt: 100, leftAt: 280, entered: 7 })).toBe('lambda:invoke · 180 ms · ×7')
  })

  it('tell until when it waits: a time of the day when it is near, otherwise the day', () => {
    expect(words({ status: 'waiting', until: 65_100 })).toBe('until 09:15:37, 60.0 s')
    expect(words({ status: 'waiting', until: 5_100 + 7 * 86_400_000 })).toBe('until Mon 12 Jan, 7.0 d')
    expect(words({ status: 'token', until: 35_100 })).toBe('waits for its token, 30.0 s')
    expect(words({ status: 'token' })).toBe('waits for its token')
  })

  it('name what was caught, or what it failed with', () => {
    expect(words({ status: 'caught', error: 'Crm.Refused' })).toBe('caught Crm.Refused')
    expect(words({ status: 'failed', error: 'States.Timeout' })).toBe('States.Timeout')
  })

  it('change with the clock only while something is under way', () => {
    expect(isTicking({ ...none, status: 'waiting' })).toBe(true)
    expect(isTicking({ ...none, status: 'succeeded' })).toBe(false)
    expect(isTicking(undefined)).toBe(false)
  })

  it('say of a distributed Map how many of its children are done', () => {
    const none = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, pendingRedrive: 0, resultsWritten: 0 }
    const mapRun = {
      arn: '',
      status: 'RUNNING',
      stage: 'running',
      children: { ...none, running: 1, succeeded: 2 },
      items: none,
      maxConcurrency: 0,
    } as const
    expect(words({ status: 'running', mapRun, enteredAt: 5_000 })).toBe('2 of 3 done · 100 ms')
  })

  it('are read out with the state’s type, and how many executions are in it', () => {
    expect(stateLabel(crm, { ...none, inside: 2, status: 'retrying' }, 'retry 2 of 4 in 2.6 s')).toBe(
      'Insert CRM, Task, retry 2 of 4 in 2.6 s, retrying, 2 executions in it',
    )
  })
})

it('a ring shows what is left of a wait, from where it began', () => {
  expect(shareLeft({ since: 1_000, until: 5_000 }, 1_000)).toBe(1)
  expect(shareLeft({ since: 1_000, until: 5_000 }, 4_000)).toBe(0.25)
  expect(shareLeft({ since: 1_000, until: 5_000 }, 9_000)).toBe(0)
  expect(shareLeft({ until: 5_000 }, 4_000)).toBe(1)
})
