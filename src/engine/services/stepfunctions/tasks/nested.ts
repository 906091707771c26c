/** Executions that a task started and waits for. https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
import type { Run } from '../run.ts'
import type { ExecutionState, Frame, TaskWait } from '../state.ts'

/** Who waits no more for what it started ends that, too. */
export function stopNested(run: Run, _frame: Frame, { job }: TaskWait): void {
  const nested = job === null ? undefined : run.step.read<ExecutionState>(job)
  if (nested?.status !== 'RUNNING') return
  run.step.call({
    to: 'states',
    operation: 'StopExecution',
    input: { executionArn: nested.arn },
    caller: { principal: run.execution.roleArn, source: run.key },
  })
}
