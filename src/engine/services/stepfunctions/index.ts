/** The door of Step Functions: state machines, their executions and histories. */
import { states, type StatesInput, type StatesOperation } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'
import { refuse } from '../../kernel/index.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { createActivity } from './actions/create-activity.ts'
import { createStateMachineAlias } from './actions/create-state-machine-alias.ts'
import { createStateMachine } from './actions/create-state-machine.ts'
import { deleteActivity } from './actions/delete-activity.ts'
import { deleteStateMachineAlias } from './actions/delete-state-machine-alias.ts'
import { deleteStateMachineVersion } from './actions/delete-state-machine-version.ts'
import { deleteStateMachine } from './actions/delete-state-machine.ts'
import { describeActivity } from './actions/describe-activity.ts'
import { describeMapRun } from './actions/describe-map-run.ts'
import { describeExecution } from './actions/describe-execution.ts'
import { describeStateMachineAlias } from './actions/describe-state-machine-alias.ts'
import { describeStateMachineForExecution } from './actions/describe-state-machine-for-execution.ts'
import { describeStateMachine } from './actions/describe-state-machine.ts'
import { getActivityTask } from './actions/get-activity-task.ts'
import { getExecutionHistory } from './actions/get-execution-history.ts'
import { listActivities } from './actions/list-activities.ts'
import { listExecutions } from './actions/list-executions.ts'
import { listMapRuns } from './actions/list-map-runs.ts'
import { listStateMachineAliases } from './actions/list-state-machine-aliases.ts'
import { listStateMachineVersions } from './actions/list-state-machine-versions.ts'
import { listStateMachines } from './actions/list-state-machines.ts'
import { listTagsForResource } from './actions/list-tags-for-resource.ts'
import { publishStateMachineVersion } from './actions/publish-state-machine-version.ts'
import { redriveExecution } from './actions/redrive-execution.ts'
import { sendTaskFailure } from './actions/send-task-failure.ts'
import { sendTaskHeartbeat } from './actions/send-task-heartbeat.ts'
import { sendTaskSuccess } from './actions/send-task-success.ts'
import { startExecution } from './actions/start-execution.ts'
import { startSyncExecution } from './actions/start-sync-execution.ts'
import { stopExecution } from './actions/stop-execution.ts'
import { tagResource } from './actions/tag-resource.ts'
import { untagResource } from './actions/untag-resource.ts'
import { updateMapRun } from './actions/update-map-run.ts'
import { updateStateMachineAlias } from './actions/update-state-machine-alias.ts'
import { testState } from './actions/test-state.ts'
import { updateStateMachine } from './actions/update-state-machine.ts'
import { validateStateMachineDefinition } from './actions/validate-state-machine-definition.ts'
import { constraintFault } from './constraints.ts'
import { settingsKey } from './keys.ts'
import { mapRunAnswered } from './map-runs/timers.ts'
import type { StatesSettings } from './state.ts'
import { taskAnswered, timers } from './timers.ts'

const actions = {
  CreateStateMachine: createStateMachine,
  UpdateStateMachine: updateStateMachine,
  DeleteStateMachine: deleteStateMachine,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  ListStateMachines: listStateMachines,
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: stopExecution,
  DescribeExecution: describeExecution,
  ListExecutions: listExecutions,
  GetExecutionHistory: getExecutionHistory,
  SendTaskSuccess: sendTaskSuccess,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
  CreateActivity: createActivity,
  DeleteActivity: deleteActivity,
  DescribeActivity: describeActivity,
  ListActivities: listActivities,
  GetActivityTask: getActivityTask,
  PublishStateMachineVersion: publishStateMachineVersion,
  ListStateMachineVersions: listStateMachineVersions,
  DeleteStateMachineVersion: deleteStateMachineVersion,
  CreateStateMachineAlias: createStateMachineAlias,
  UpdateStateMachineAlias: updateStateMachineAlias,
  DescribeStateMachineAlias: describeStateMachineAlias,
  DeleteStateMachineAlias: deleteStateMachineAlias,
  ListStateMachineAliases: listStateMachineAliases,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
  TestState: testState,
  RedriveExecution: redriveExecution,
  DescribeMapRun: describeMapRun,
  ListMapRuns: listMapRuns,
  UpdateMapRun: updateMapRun,
} satisfies { [O in StatesOperation]: Action<StatesInput<O>> }

export const statesService: ServiceTable = {
  name: 'states',
  actions: checked(actions as unknown as Readonly<Record<string, Action<JsonObject>>>),
  timers,
  replied: (step, reply) => (reply.context['kind'] === 'mapRun' ? mapRunAnswered : taskAnswered)(step, reply),
  begin(step) {
    step.create<StatesSettings>(settingsKey, { transitionMs: 0, machines: [], activities: [] })
  },
}

/** Lengths, ranges and patterns come before all else, for every action alike. */
function checked(table: Readonly<Record<string, Action<JsonObject>>>): Readonly<Record<string, Action<never>>> {
  const entries = Object.entries(table).map(([name, action]): [string, Action<JsonObject>] => {
    const shape = states.operations[name as StatesOperation].input
    return [
      name,
      (step, input, call) => {
        const fault = constraintFault(shape, input)
        return fault ? refuse(fault) : action(step, input, call)
      },
    ]
  })
  return Object.fromEntries(entries)
}

export type { ExecutionState, Frame, MachineState, StateTally, TallyState } from './state.ts'
export { executionKey, executionKeyOfArn, historyKey, tallyKey } from './keys.ts'
export type { HistoryState } from './history.ts'
export { childNames, childPageKey, mapRunKeyOfArn, pageSize as childrenOnPage } from './map-runs/map-run-keys.ts'
export type { ChildPage, MapRunState } from './map-runs/state.ts'
export { shownEvent } from './history-output.ts'
export { isSameJson, retrace, type RetracedStages, type Traced } from './retrace.ts'
export { machineOf } from './run.ts'
export { whyMachine, whyVisit } from './why.ts'
export { failureIn, frameOfVisit, outcomeOf, visitsIn, type Visit } from './visits.ts'
export { viewMachine, type MachineView } from './view.ts'
