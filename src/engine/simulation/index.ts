/** The door of the simulation: documents become worlds, and worlds become views. */
export type { AgendaItem, Fault, HandlerHost, Limits, StepRecord, World } from '../kernel/index.ts'
export { noLimits, pageLimits } from '../kernel/index.ts'
export type {
  ConsoleLine,
  Fact,
  LineStatus,
  LogRow,
  MessageDetail,
  MessageRow,
  MoveTaskRow,
  NodeDetail,
  TokenDetail,
  Why,
} from './details.ts'
export { listContents, type ContentsAnswer, type ContentsQuery } from './contents.ts'
export { listMessages, type MessagesAnswer, type MessagesQuery } from './queue-messages.ts'
export type { NodeView } from './view.ts'
export { answerOf } from './answers.ts'
export { isMoot } from './moot.ts'
export { glimpsesOf, inspectMessage, inspectNode, inspectToken } from './inspect.ts'
export { inspectWire, type WireDetail } from './inspect-wire.ts'
export { whereaboutsOf, type Whereabouts } from './whereabouts.ts'
export { userTarget, type LogChange, type LoggedInput } from './inputs.ts'
export { labelOfTrail, labelsWanted, nameOfResource } from './labels.ts'
export { logWindow, rowMaker, type LogAnswer, type LogQuery, type RunLog } from './log.ts'
export { createChronicle, cutChronicle, noteChronicle, type Chronicle } from './history/chronicle.ts'
export { lineStatuses } from './history/life.ts'
export { pathThrough } from './history/path.ts'
export { seriesOf, type Series, type SeriesId, type SeriesQuery, type SeriesSet } from './history/series.ts'
export { stringsOf, type Strings, type StringsQuery } from './history/strings.ts'
export { timelineOf, type Timeline, type TimelineMark, type TimelineQuery } from './history/timeline.ts'
export { noteTouched } from './touched.ts'
export { runningExecutions } from './idle.ts'
export { liveInQueues, liveMessages, liveOnHop, nodeViewOf } from './nodes.ts'
export type { BarKind, BarRow, Quiet, StateBar, StateBarsAnswer, StateBarsQuery } from './workflows/bars-model.ts'
export type { ExecutionRow } from './workflows/execution-model.ts'
export type { MapChildRow, MapChildrenAnswer, MapChildrenQuery, MapRunCounts, MapRunFigures } from './workflows/map-run-model.ts'
export type {
  AnsweredBy,
  AttemptRow,
  ExecutionsAnswer,
  ExecutionsQuery,
  HistoryAnswer,
  HistoryQuery,
  HistoryRow,
  IterationFigures,
  StageValue,
  StateFigures,
  StateRun,
  StateRunQuery,
  StateStatus,
  WorkflowPicture,
  WorkflowScope,
  WorkflowState,
  WorkflowTransition,
  WorkflowView,
} from './workflows/model.ts'
export { historyRows, listExecutions } from './workflows/executions.ts'
export { sampleInputOf } from './workflows/sample-input.ts'
export { mapChildrenOf } from './workflows/map-runs.ts'
export { stateBarsOf } from './workflows/state-bars.ts'
export { stateRunOf } from './workflows/state-run.ts'
export { workflowViewOf } from './workflows/workflow-view.ts'
export { workflowPictureOf } from './workflows/workflow-picture.ts'
export { breakNode } from './faults/by-hand.ts'
export { pictureOf, type Picture } from './picture.ts'
export { applyEdit, noteEdit, planEdit } from './edits.ts'
export { arrive, beginReplay, continueReplay, goTo, pastOf, type Destination, type Past } from './going-back.ts'
export { advanceRun, giveInputs, hashOf, putIn, stackOfRun, standsInPast, startRun, worldOf, type Run, type RunEnd } from './run.ts'
export { tokensOfRun } from './tokens.ts'
export { lookOf, travelOf } from './travels.ts'
