/** Amazon EventBridge: the door of the service. */
import type { EventsInput, EventsOperation } from '../../../aws/services/events.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { createEventBus } from './actions/create-event-bus.ts'
import { deleteEventBus } from './actions/delete-event-bus.ts'
import { deleteRule } from './actions/delete-rule.ts'
import { describeEventBus } from './actions/describe-event-bus.ts'
import { describeRule } from './actions/describe-rule.ts'
import { disableRule } from './actions/disable-rule.ts'
import { enableRule } from './actions/enable-rule.ts'
import { listEventBuses } from './actions/list-event-buses.ts'
import { listRuleNamesByTarget } from './actions/list-rule-names-by-target.ts'
import { listRules } from './actions/list-rules.ts'
import { listTagsForResource } from './actions/list-tags-for-resource.ts'
import { listTargetsByRule } from './actions/list-targets-by-rule.ts'
import { putEvents } from './actions/put-events.ts'
import { putRule } from './actions/put-rule.ts'
import { putTargets } from './actions/put-targets.ts'
import { removeTargets } from './actions/remove-targets.ts'
import { tagResource } from './actions/tag-resource.ts'
import { testEventPattern } from './actions/test-event-pattern.ts'
import { untagResource } from './actions/untag-resource.ts'
import { updateEventBus } from './actions/update-event-bus.ts'
import { deliveryReplied } from './delivery.ts'
import { comeDue } from './schedule.ts'
import { retryDelivery, takeForwarded, takeMatched } from './timers.ts'

export const eventsService = {
  name: 'events',
  actions: {
    CreateEventBus: createEventBus,
    DeleteEventBus: deleteEventBus,
    DeleteRule: deleteRule,
    DescribeEventBus: describeEventBus,
    DescribeRule: describeRule,
    DisableRule: disableRule,
    EnableRule: enableRule,
    ListEventBuses: listEventBuses,
    ListRuleNamesByTarget: listRuleNamesByTarget,
    ListRules: listRules,
    ListTagsForResource: listTagsForResource,
    ListTargetsByRule: listTargetsByRule,
    PutEvents: putEvents,
    PutRule: putRule,
    PutTargets: putTargets,
    RemoveTargets: removeTargets,
    TagResource: tagResource,
    TestEventPattern: testEventPattern,
    UntagResource: untagResource,
    UpdateEventBus: updateEventBus,
  } satisfies { readonly [O in EventsOperation]: Action<EventsInput<O>> },
  timers: { ComeDue: comeDue, RetryDelivery: retryDelivery, TakeForwarded: takeForwarded, TakeMatched: takeMatched },
  replied: deliveryReplied,
} as const satisfies ServiceTable

export type { BusState, RuleState } from './state.ts'
export * from './view.ts'
