/** What there is to a type of state. */
import type { State } from '../../../../asl/index.ts'
import type { Failure } from '../failed.ts'
import type { Work } from '../pipeline.ts'
import type { Frame } from '../state.ts'

export type WorkOn<S extends State> = Work & { readonly state: S }

export interface StateTypeOf<S extends State> {
  /** The state was entered, or is tried again. It exits, fails, or leaves word in the frame of what it waits for. */
  enter(work: WorkOn<S>): void
  /** A branch or iteration of it has ended; its frame is gone. `output` is JSON text. */
  childSucceeded?(work: WorkOn<S>, child: Frame, output: string): void
  childFailed?(work: WorkOn<S>, child: Frame, failure: Failure): void
}
