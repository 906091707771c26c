/** What the shell shows of a workflow: one chunk, fetched with the first one that is opened, or ahead. */
export { WorkflowCrumb } from './crumb.tsx'
export { WorkflowInspector } from './workflow-inspector.tsx'
export { WorkflowScreen } from './workflow-screen.tsx'
export { WorkflowTime } from './workflow-time.tsx'
