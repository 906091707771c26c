/** Every type of state. */
import type { State, StateType } from '../../../../asl/index.ts'
import { choice } from './choice.ts'
import { failing } from './fail.ts'
import { map } from './map.ts'
import { parallel } from './parallel.ts'
import { pass } from './pass.ts'
import type { StateTypeOf } from './state-type.ts'
import { succeeding } from './succeed.ts'
import { task } from './task.ts'
import { wait } from './wait.ts'

export const stateTypes: { readonly [T in StateType]: StateTypeOf<State & { readonly type: T }> } = {
  Pass: pass,
  Task: task,
  Choice: choice,
  Wait: wait,
  Succeed: succeeding,
  Fail: failing,
  Parallel: parallel,
  Map: map,
}
