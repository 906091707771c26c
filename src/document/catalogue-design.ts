/** What AWS refuses between resources, would do differently than meant, or advises against: numbers from 600. */
import { entry } from './catalogue-entry.ts'

const sqs = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'
const sns = 'https://docs.aws.amazon.com/sns/latest/dg/'
const events = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/'
const dynamodb = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/'
const lambda = 'https://docs.aws.amazon.com/lambda/latest/dg/'
const mappingPage = `${lambda}services-sqs-configure.html`
const scalingPage = `${lambda}services-sqs-scaling.html`
const filterPage = `${sns}subscription-filter-policy-constraints.html`

export const designCatalogue = {
  'short-visibility': entry(
    601,
    'error',
    (visibility: string, timeout: string) =>
      `Invalid request provided: Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`,
    'Lambda refuses such an event source. Raise VisibilityTimeout to six times the function’s Timeout, plus the batch window.',
    mappingPage,
  ),
  'low-visibility': entry(
    602,
    'warning',
    (queue: string, visibility: string, name: string, advised: string) =>
      `The visibility timeout of ${queue} is ${visibility} s; with ${name} as its consumer AWS advises ${advised} s or more.`,
    'Six times the function’s Timeout, plus the batch window: so that throttled batches do not come back while they are still worked on.',
    mappingPage,
  ),
  'no-queue-policy': entry(
    603,
    'warning',
    (topic: string, queue: string) => `No policy lets ${topic} send to ${queue}: SNS would deliver nothing.`,
    'Add an AWS::SQS::QueuePolicy that allows sns.amazonaws.com to sqs:SendMessage.',
    `${sns}subscribe-sqs-queue-to-sns-topic.html`,
  ),
  'no-permission': entry(
    604,
    'warning',
    (topic: string, name: string) => `No permission lets ${topic} invoke ${name}: SNS would deliver nothing.`,
    'Add an AWS::Lambda::Permission for sns.amazonaws.com.',
    `${lambda}with-sns.html`,
  ),
  'batch-window': entry(
    605,
    'error',
    () => 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    'Set MaximumBatchingWindowInSeconds to 1 or more.',
    mappingPage,
  ),
  'dead-letter-type': entry(
    606,
    'error',
    (source: string, other: string) => `${source} and its dead-letter queue ${other} must both be FIFO or both be standard.`,
    'A queue keeps its type for life: changing it makes a new queue.',
    `${sqs}sqs-dead-letter-queues.html`,
  ),
  'dead-letter-retention': entry(
    607,
    'warning',
    (queue: string, other: string) =>
      `${other} keeps messages no longer than ${queue}: a dead letter keeps its first date and may vanish early.`,
    'Raise MessageRetentionPeriod of the dead-letter queue.',
    `${sqs}sqs-dead-letter-queues.html`,
  ),
  'filter-policy': entry(608, 'error', (problem: string) => `SNS does not take this filter policy: ${problem}.`, undefined, filterPage),
  'fifo-subscriber': entry(
    609,
    'error',
    (topic: string, queue: string) => `${queue} is a FIFO queue and cannot be subscribed to the standard topic ${topic}.`,
    'Make the topic FIFO as well, or the queue standard.',
    `${sns}fifo-topic-message-delivery.html`,
  ),
  'fifo-protocol': entry(
    610,
    'error',
    (topic: string, protocol: string) => `${topic} is a FIFO topic: it delivers to SQS queues only, not by ${protocol}.`,
    'Subscribe a queue, and let the function take from there.',
    `${sns}fifo-topic-message-delivery.html`,
  ),
  'fifo-name': entry(
    611,
    'error',
    (name: string, problem: string) => `AWS does not take the name ${name}: ${problem}.`,
    'Until then a made-up name stands in its place.',
    `${sqs}sqs-queue-message-identifiers.html`,
  ),
  'no-dead-letter-queue': entry(
    612,
    'info',
    (queue: string, name: string) => `${queue} has no dead-letter queue: what ${name} cannot handle comes back until its retention ends.`,
    'Add a RedrivePolicy that names another queue.',
    `${sqs}sqs-dead-letter-queues.html`,
  ),
  'few-receives': entry(
    613,
    'info',
    (queue: string, count: string, name: string) =>
      `${queue} gives up on a message after ${count} receives; with ${name} as its consumer AWS advises 5 or more.`,
    'Throttling counts as a receive, so good messages become dead letters.',
    mappingPage,
  ),
  'low-concurrency': entry(
    614,
    'warning',
    (name: string, reserved: string, queue: string, most: string) =>
      `${name} may run ${reserved} at once, but its mapping from ${queue} ${most}: throttled batches use up receives.`,
    'Set ScalingConfig: MaximumConcurrency, at most as high as the reserved concurrency.',
    scalingPage,
  ),
  'filter-scope': entry(
    615,
    'warning',
    (key: string, scope: string, found: string) => `The filter looks for ${key} in the ${scope}, but what is sent has it in the ${found}.`,
    'Set FilterPolicyScope to where the filter should look.',
    `${sns}sns-message-filtering-scope.html`,
  ),
  'filter-wildcard': entry(
    616,
    'error',
    (pattern: string) => `SNS knows no wildcard ${pattern}: that is an operator of EventBridge.`,
    'SNS has prefix and suffix.',
    `${sns}string-value-matching.html`,
  ),
  'unwatched-dead-letters': entry(
    617,
    'info',
    (queue: string) => `Nobody watches ${queue}: no alarm looks at it and nothing takes from it.`,
    'Add an AWS::CloudWatch::Alarm on ApproximateNumberOfMessagesVisible.',
    `${sqs}dead-letter-queues-alarms-cloudwatch.html`,
  ),
  'no-identity-policy': entry(
    618,
    'info',
    (name: string, action: string, target: string) =>
      `No policy of ${name} allows ${action} on ${target}, which its environment names: AWS would refuse the call.`,
    'What a role may do is not enforced here, so the call succeeds.',
    `${lambda}lambda-permissions.html`,
  ),
  'subscriber-without-net': entry(
    619,
    'info',
    (topic: string, target: string) =>
      `${topic} delivers to ${target} with neither a queue nor a dead-letter queue: what fails is lost in the end.`,
    'Add a RedrivePolicy to the subscription.',
    `${sns}sns-dead-letter-queues.html`,
  ),
  'queue-policy-denies': entry(
    620,
    'warning',
    (queue: string, topic: string) => `A Deny in the policy of ${queue} keeps ${topic} out: SNS would deliver nothing.`,
    'A denial beats every permission: narrow its principal, its actions or its condition.',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ),
  'raw-attributes': entry(
    621,
    'warning',
    (source: string, count: string, subscription: string) =>
      `${source} sends ${count} attributes with a message; raw delivery by ${subscription} hands on at most 10, so SNS drops the message.`,
    'Turn RawMessageDelivery off: in the envelope there is room for more.',
    `${sns}sns-message-attributes.html`,
  ),
  'filter-no-json': entry(
    622,
    'warning',
    (subscription: string, topic: string) =>
      `The filter of ${subscription} looks in the body, but some of what is sent to ${topic} is no JSON object: that never gets through.`,
    'A filter on the body takes nothing but JSON objects.',
    `${sns}sns-message-filtering-scope.html`,
  ),
  'event-pattern': entry(
    623,
    'error',
    (problem: string) => `EventBridge does not take this event pattern: ${problem}.`,
    'For each name a list of the values that fit, as in {"source":["my.shop"]}.',
    `${events}eb-event-patterns.html`,
  ),
  'schedule-expression': entry(
    624,
    'error',
    () => 'Parameter ScheduleExpression is not valid.',
    'It is a rate or a cron expression in UTC: rate(5 minutes), rate(1 hour), cron(0 18 ? * MON-FRI *).',
    `${events}eb-scheduled-rule-pattern.html`,
  ),
  'rule-without-either': entry(
    625,
    'error',
    () => 'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    'A rule takes events that match a pattern, or comes due by a schedule.',
    `${events}eb-rules.html`,
  ),
  'schedule-on-bus': entry(
    626,
    'error',
    () => 'ScheduleExpression is supported only on the default event bus.',
    'Take EventBusName out, or give the rule a pattern in place of the schedule.',
    `${events}eb-scheduled-rule-pattern.html`,
  ),
  'no-throughput': entry(
    627,
    'error',
    (table: string) => `ReadCapacityUnits and WriteCapacityUnits must both be specified for ${table}, whose BillingMode is PROVISIONED.`,
    'Give it ProvisionedThroughput, or set BillingMode to PAY_PER_REQUEST.',
    `${dynamodb}capacity-mode.html`,
  ),
  'throughput-by-request': entry(
    628,
    'error',
    (table: string) =>
      `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for ${table}, whose BillingMode is PAY_PER_REQUEST.`,
    'Take ProvisionedThroughput out, or set BillingMode to PROVISIONED.',
    `${dynamodb}capacity-mode.html`,
  ),
  'log-destination': entry(
    629,
    'error',
    () => 'Must specify exactly one Log Destination.',
    'Choose a log group first: an AWS::Logs::LogGroup of this template.',
    'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  ),
} as const
