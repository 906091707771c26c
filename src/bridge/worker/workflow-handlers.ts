/** Serves what the page asks of workflows. */
import {
  historyRows,
  listExecutions,
  mapChildrenOf,
  sampleInputOf,
  stateBarsOf,
  stateRunOf,
  workflowPictureOf,
} from '../../engine/simulation/index.ts'
import type { Params, Reply, WorkflowRequests } from '../protocol/index.ts'
import { shownTemplate, type Session } from './session.ts'

type WorkflowHandlers = { readonly [M in keyof WorkflowRequests]: (params: Params<M>) => Reply<M> }

export function workflowHandlers(session: Session): WorkflowHandlers {
  return {
    workflow: ({ node }) => session.run && workflowPictureOf(shownTemplate(session, session.run), node, session.name),
    watchWorkflow({ node, execution }) {
      session.watched = node === undefined ? undefined : { node, ...(execution !== undefined && { execution }) }
      session.changes.workflow = true
      return {}
    },
    executions: (query) => session.run && listExecutions(session.run, query),
    stateRun: (query) => session.run && stateRunOf(session.run, query),
    stateBars: (query) => session.run && stateBarsOf(session.run, query),
    mapChildren: (query) => session.run && mapChildrenOf(session.run, query),
    executionHistory: (query) => session.run && historyRows(session.run, query),
    sampleInput: ({ node }) => session.run && sampleInputOf(shownTemplate(session, session.run), node),
  }
}
