/** Reaching a frame from outside its execution's own steps: by a timer, an answer, a token. */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { advance } from './advance.ts'
import { workOn, type Work } from './pipeline.ts'
import { frameOf, type Run } from './run.ts'
import type { TaskAddress } from '../shared/task-token.ts'
import type { ExecutionState, Frame } from './state.ts'

/** Does something with a frame that is still at the try that is meant, and lets its execution go on. */
export function withFrame(step: Step, address: JsonObject, change: (run: Run, frame: Frame, work: Work) => void): void {
  const { execution, frame: id, attempt } = address as unknown as TaskAddress
  if (step.read<ExecutionState>(execution)?.frames[id]?.attempt !== attempt) return
  advance(step, execution, (run) => {
    const frame = frameOf(run, id) as Frame
    change(run, frame, workOn(run, frame))
  })
}
