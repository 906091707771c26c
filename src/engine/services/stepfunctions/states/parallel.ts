/** Runs its branches at the same time. https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
import type { ParallelState, Scope } from '../../../../asl/index.ts'
import { abortChildren } from '../children.ts'
import { exitState } from '../exit.ts'
import type { Failure } from '../failed.ts'
import { failState } from '../failure.ts'
import { ofText, textOf } from '../payload.ts'
import { effectiveInput, effectiveParameters, outgoingOfResult } from '../pipeline.ts'
import { addFrame, makeReady } from '../ready.ts'
import { append, record } from '../run.ts'
import type { BranchesWait, Frame } from '../state.ts'
import { playBranches } from '../trial/play-branches.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

export const parallel: StateTypeOf<ParallelState> = {
  enter(work) {
    const { run, frame, state } = work
    const input = effectiveInput(work)
    const parameters = input.ok ? effectiveParameters(work, input.value) : input
    if (!parameters.ok) return failState(work, parameters.error)
    const mock = run.execution.trial?.mock
    if (mock) return playBranches(work, mock)
    record(run, frame, 'ParallelStateStarted', null)
    const text = textOf(parameters.value)
    frame.waits = { kind: 'branches', results: state.branches.map(() => null), open: state.branches.length }
    for (const [index, branch] of state.branches.entries()) startBranch(work, index, branch, text)
    if (state.branches.length === 0) succeed(work, frame.waits)
  },

  childSucceeded(work, child, output) {
    const { waits } = work.frame
    if (waits?.kind !== 'branches') return
    waits.results[child.index] = output
    waits.open--
    work.frame.lastEvent = child.lastEvent
    if (waits.open === 0) succeed(work, waits)
  },

  /** One branch that fails ends them all. */
  childFailed(work, child, failure: Failure) {
    if (work.frame.waits?.kind !== 'branches') return
    abortChildren(work.run, work.frame, child)
    work.frame.lastEvent = child.lastEvent
    failState(work, failure, { began: true })
  },
}

function startBranch({ run, frame }: WorkOn<ParallelState>, index: number, { startAt }: Scope, input: string): void {
  const child: Frame = addFrame(run.execution, {
    parent: frame.id,
    index,
    item: frame.item,
    lastEvent: frame.lastEvent,
    state: startAt ?? '',
    input,
  })
  makeReady(run, child)
}

/** Both events name the last one of the branch that ended last. */
function succeed(work: WorkOn<ParallelState>, { results }: BranchesWait): void {
  const { run, frame, state } = work
  append(run, 'ParallelStateSucceeded', frame.lastEvent, null)
  frame.waits = null
  exitState(work, outgoingOfResult(work, ofText(`[${results.join(',')}]`)), state.next)
}
