/** A Parallel or a Map whose branches do not run: a mock tells what they came to. */
import type { MapState, ParallelState } from '../../../../asl/index.ts'
import { exitState } from '../exit.ts'
import { failState } from '../failure.ts'
import { ofText } from '../payload.ts'
import { outgoingOfResult } from '../pipeline.ts'
import type { Mock } from './state.ts'
import type { WorkOn } from '../states/state-type.ts'

export function playBranches(work: WorkOn<ParallelState> | WorkOn<MapState>, mock: Mock): void {
  if ('result' in mock) exitState(work, outgoingOfResult(work, ofText(mock.result)), work.state.next)
  else failState(work, mock, { began: true })
}
