/** The picture of a workflow, made from its definition alone. */
import type { Scope, State } from '../../../asl/index.ts'
import type { LogicalId, Template } from '../../../document/index.ts'
import { openWorkflow, type OpenedWorkflow } from '../../../document/index.ts'
import type { WorkflowPicture, WorkflowScope, WorkflowState, WorkflowTransition } from './model.ts'
import { wordsOfRule } from './rule-words.ts'
import { serviceOfState, wordsOfState } from './state-words.ts'

interface Drawing {
  readonly origin: OpenedWorkflow['origin']
  /** By the name of the state. */
  readonly calls: ReadonlyMap<string, LogicalId>
}

/** `file` is what the template itself is called. `undefined` where the node is no state machine. */
export function workflowPictureOf(template: Template, node: LogicalId, file: string): WorkflowPicture | undefined {
  const resource = Object.hasOwn(template.resources, node) ? template.resources[node] : undefined
  const { workflow } = resource ?? {}
  if (resource === undefined || workflow === undefined) return undefined
  const opened = openWorkflow(workflow)
  const machine = opened?.machine
  const calls = new Map(template.tasks.flatMap(({ from, state, to }) => (from === node ? [[state, to] as const] : [])))
  const drawing: Drawing = { origin: opened?.origin ?? ((range) => range), calls }
  return {
    node,
    name: template.nodes.find(({ id }) => id === node)?.name ?? node,
    type: workflow.type,
    ...(machine?.comment !== undefined && { comment: machine.comment }),
    file: (workflow.written?.kind === 'text' ? workflow.written.file : undefined) ?? file,
    root: machine ? scopeOf(machine, drawing) : { id: '', states: [], transitions: [] },
    isBroken: machine === undefined || (opened?.diagnostics.some(({ severity }) => severity === 'error') ?? true),
  }
}

function scopeOf(scope: Scope, drawing: Drawing): WorkflowScope {
  const states = Object.values(scope.states)
  return {
    id: scope.pointer,
    ...(scope.startAt !== undefined && { startAt: scope.startAt }),
    states: states.map((state) => stateOf(state, drawing)),
    transitions: states.flatMap((state) => transitionsOf(state, drawing)).filter(({ to }) => Object.hasOwn(scope.states, to)),
  }
}

function stateOf(state: State, drawing: Drawing): WorkflowState {
  const { name, pointer, type, language, isEnd } = state
  const service = serviceOfState(state)
  const calls = drawing.calls.get(name)
  return {
    name,
    pointer,
    range: drawing.origin(state.range),
    type,
    language,
    words: wordsOfState(state),
    ...(service !== undefined && { service }),
    ...(calls !== undefined && { calls }),
    retries: 'retriers' in state && state.retriers.length > 0,
    catches: 'catchers' in state && state.catchers.length > 0,
    scopes: innerScopes(state).map((scope) => scopeOf(scope, drawing)),
    ...(state.type === 'Map' && state.mode === 'DISTRIBUTED' && { isDistributed: true }),
    isEnd,
  }
}

function innerScopes(state: State): readonly Scope[] {
  if (state.type === 'Parallel') return state.branches
  return state.type === 'Map' && state.processor !== undefined ? [state.processor] : []
}

/** Where a state may lead: its Next, or the rules and the default of a Choice, then its catchers. */
export function transitionsOf(state: State, { origin }: Pick<Drawing, 'origin'>): WorkflowTransition[] {
  const { name: from, pointer } = state
  const found: WorkflowTransition[] = []
  const add = (part: Omit<WorkflowTransition, 'id' | 'from' | 'to'>, to: string | undefined): void => {
    if (to !== undefined) found.push({ id: part.pointer, from, to, ...part, range: origin(part.range) })
  }
  add({ kind: 'next', label: '', pointer: `${pointer}/Next`, range: state.range }, state.next)
  if (state.type === 'Choice') {
    for (const rule of state.rules) {
      add({ kind: 'rule', label: wordsOfRule(rule, state), pointer: rule.pointer, range: rule.range }, rule.next)
    }
    add({ kind: 'default', label: 'Default', pointer: `${pointer}/Default`, range: state.range }, state.defaultNext)
  }
  for (const { errors, next, pointer: at, range } of 'catchers' in state ? state.catchers : [])
    add({ kind: 'catch', label: errors.join(', '), pointer: at, range }, next)
  return found
}
