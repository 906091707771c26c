/** What the page asks of workflows: their pictures, what their executions do, and one state of one execution looked at closely. */
import type {
  ExecutionsAnswer,
  ExecutionsQuery,
  HistoryAnswer,
  HistoryQuery,
  MapChildrenAnswer,
  MapChildrenQuery,
  StateBarsAnswer,
  StateBarsQuery,
  StateRun,
  StateRunQuery,
  WorkflowPicture,
} from '../../engine/simulation/index.ts'

export type {
  AnsweredBy,
  AttemptRow,
  BarKind,
  BarRow,
  ExecutionRow,
  ExecutionsAnswer,
  ExecutionsQuery,
  HistoryAnswer,
  HistoryQuery,
  HistoryRow,
  IterationFigures,
  MapChildRow,
  MapChildrenAnswer,
  MapChildrenQuery,
  MapRunCounts,
  MapRunFigures,
  Quiet,
  StageValue,
  StateBar,
  StateBarsAnswer,
  StateBarsQuery,
  StateFigures,
  StateRun,
  StateRunQuery,
  StateStatus,
  WorkflowPicture,
  WorkflowScope,
  WorkflowState,
  WorkflowTransition,
  WorkflowView,
} from '../../engine/simulation/index.ts'

export interface WorkflowRequests {
  /** The workflow of a node, as its definition tells it; `undefined` where the node is no state machine. */
  workflow: { params: { readonly node: string }; result: WorkflowPicture | undefined }
  /**
   * From now on frames carry the view of this workflow, whenever it changes, with this execution (its ARN; the newest where it
   * is left out). `undefined` as node: nobody looks any more.
   */
  watchWorkflow: { params: { readonly node?: string; readonly execution?: string }; result: Record<string, never> }
  executions: { params: ExecutionsQuery; result: ExecutionsAnswer | undefined }
  stateRun: { params: StateRunQuery; result: StateRun | undefined }
  /** Its states along virtual time, some rows at a time. */
  stateBars: { params: StateBarsQuery; result: StateBarsAnswer | undefined }
  mapChildren: { params: MapChildrenQuery; result: MapChildrenAnswer | undefined }
  executionHistory: { params: HistoryQuery; result: HistoryAnswer | undefined }
  /** An input to start an execution with, made from what the definition reads of it: JSON text. */
  sampleInput: { params: { readonly node: string }; result: string | undefined }
}
