/** Everything that this room can say about a template, told once. Numbers and codes are stable: help pages hang on them. */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import type { TextRange } from '../text/range.ts'

interface CatalogueEntry<Facts extends readonly string[]> {
  readonly number: number
  readonly severity: Severity
  readonly message: (...facts: Facts) => string
  readonly help?: string
}

function entry<Facts extends readonly string[]>(
  number: number,
  severity: Severity,
  message: (...facts: Facts) => string,
  help?: string,
): CatalogueEntry<Facts> {
  return help === undefined ? { number, severity, message } : { number, severity, message, help }
}

export const catalogue = {
  // The file as a whole
  'not-a-template': entry(
    101,
    'error',
    (found: string) => `A template is a mapping of sections; this is ${found}.`,
    'Start with a line Resources: and put the resources below it.',
  ),
  'no-resources': entry(
    102,
    'error',
    () => 'The template has no Resources.',
    'Add a section Resources: with at least one resource, such as a queue.',
  ),
  'unknown-section': entry(
    103,
    'warning',
    (name: string) => `CloudFormation knows no section called ${name}.`,
    'Put notes of your own under Metadata.',
  ),
  'section-not-mapping': entry(104, 'error', (name: string) => `${name} must be a mapping of names to values.`),
  'transform-missing': entry(
    105,
    'error',
    (type: string) => `${type} is a type of SAM, but the template does not say so.`,
    'Add the line Transform: AWS::Serverless-2016-10-31 at the top.',
  ),
  'unknown-transform': entry(106, 'info', (name: string) => `The transform ${name} is not run here; the template is read as it stands.`),
  'too-many-resources': entry(
    107,
    'error',
    (count: string) => `The template has ${count} resources; CloudFormation takes 500.`,
    'Split it into several stacks.',
  ),

  // Resources and their properties
  'resource-not-mapping': entry(201, 'error', (id: string) => `${id} must be a mapping with a Type.`),
  'type-missing': entry(202, 'error', (id: string) => `${id} has no Type.`, 'Add a line such as Type: AWS::SQS::Queue.'),
  'logical-id': entry(
    203,
    'error',
    (id: string) => `CloudFormation does not take ${id} as a name in a template.`,
    'Use letters and digits only, at most 255.',
  ),
  'unknown-property': entry(
    204,
    'warning',
    (name: string, type: string) => `${type} has no property ${name}.`,
    'Check the spelling: capitals count.',
  ),
  'missing-property': entry(205, 'error', (id: string, name: string) => `${id} needs the property ${name}.`),
  'wrong-type': entry(206, 'error', (name: string, expected: string) => `${name} must be ${expected}.`),
  'out-of-range': entry(207, 'error', (name: string, problem: string, value: string) => `${name} is ${value}, but ${problem}.`),
  'bad-name': entry(
    208,
    'error',
    (name: string, problem: string) => `AWS does not take the name ${name}: ${problem}.`,
    'Until then a made-up name stands in its place.',
  ),
  'duplicate-name': entry(
    209,
    'error',
    (name: string, other: string) => `${other} has the name ${name} already.`,
    'Give each its own name, or leave the name out.',
  ),
  'depends-on': entry(210, 'error', (name: string) => `DependsOn names ${name}, but there is no such resource.`),
  'bad-event': entry(211, 'error', (name: string, problem: string) => `The event ${name} ${problem}.`),

  // References
  'missing-reference': entry(
    301,
    'error',
    (name: string) => `There is no resource or parameter called ${name}.`,
    'Names are case-sensitive.',
  ),
  'missing-attribute': entry(
    302,
    'error',
    (type: string, name: string, known: string) => `${type} has no attribute ${name}; it has ${known}.`,
  ),
  'bad-intrinsic': entry(303, 'error', (name: string, expected: string) => `${name} takes ${expected}.`),
  'unknown-intrinsic': entry(304, 'error', (name: string) => `CloudFormation has no function ${name}.`),
  'reference-cycle': entry(
    305,
    'error',
    (names: string) => (names.includes(',') ? `These resources need each other: ${names}.` : `${names} needs itself.`),
    'CloudFormation makes one after the other, so one of these references has to go.',
  ),
  'parameter-without-default': entry(
    306,
    'info',
    (name: string) => `The parameter ${name} has no default, so its value is unknown here.`,
    'Give it a Default to see the template run with it.',
  ),

  // What stands still
  'not-simulated': entry(401, 'info', (id: string, type: string) => `${id} is kept and drawn, but ${type} is not simulated.`),
  'fifo-not-simulated': entry(402, 'info', (id: string) => `${id} is kept and drawn, but FIFO is not simulated yet.`),
  'no-code': entry(
    403,
    'info',
    (id: string, reason: string) => `${id} does not run: ${reason}.`,
    'Put JavaScript into InlineCode (or Code: ZipFile) to run it.',
  ),
  'not-wired': entry(404, 'info', (id: string, reason: string) => `${id} moves nothing here: ${reason}.`),

  // Metadata: Switchyard
  'unknown-setting': entry(501, 'warning', (name: string) => `Switchyard knows no setting ${name}; it is left as it is.`),
  'bad-setting': entry(502, 'warning', (name: string, expected: string) => `${name} must be ${expected}; it is not used.`),
  'traffic-target': entry(
    503,
    'warning',
    (source: string, problem: string) => `${source} sends nothing: ${problem}.`,
    'To: takes the logical id of a topic or a queue in this template.',
  ),
  'unknown-node': entry(504, 'warning', (id: string) => `Nodes places ${id}, but there is nothing of that name.`),

  // What AWS would take but would not do what was meant, or advises against
  'short-visibility': entry(
    601,
    'error',
    (queue: string, visibility: string, name: string, timeout: string) =>
      `The visibility timeout of ${queue} is ${visibility} s, less than the timeout of ${name}, ${timeout} s: Lambda refuses the event source.`,
    'Raise VisibilityTimeout to six times the function’s Timeout, plus the batch window.',
  ),
  'low-visibility': entry(
    602,
    'warning',
    (queue: string, visibility: string, name: string, advised: string) =>
      `The visibility timeout of ${queue} is ${visibility} s; with ${name} as its consumer AWS advises ${advised} s or more.`,
    'Six times the function’s Timeout, plus the batch window.',
  ),
  'no-queue-policy': entry(
    603,
    'warning',
    (topic: string, queue: string) => `No policy lets ${topic} send to ${queue}: SNS would deliver nothing.`,
    'Add an AWS::SQS::QueuePolicy that allows sns.amazonaws.com to sqs:SendMessage.',
  ),
  'no-permission': entry(
    604,
    'warning',
    (topic: string, name: string) => `No permission lets ${topic} invoke ${name}: SNS would deliver nothing.`,
    'Add an AWS::Lambda::Permission for sns.amazonaws.com.',
  ),
  'batch-window': entry(
    605,
    'error',
    () => 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    'Set MaximumBatchingWindowInSeconds to 1 or more.',
  ),
  'dead-letter-type': entry(
    606,
    'error',
    (queue: string, other: string) => `${queue} and its dead-letter queue ${other} must both be FIFO or both be standard.`,
  ),
  'dead-letter-retention': entry(
    607,
    'warning',
    (queue: string, other: string) =>
      `${other} keeps messages no longer than ${queue}: a dead letter keeps its first date and may vanish early.`,
    'Raise MessageRetentionPeriod of the dead-letter queue.',
  ),
  'filter-policy': entry(608, 'error', (problem: string) => `SNS does not take this filter policy: ${problem}.`),
  'fifo-subscriber': entry(
    609,
    'error',
    (topic: string, queue: string) => `${queue} is a FIFO queue and cannot be subscribed to the standard topic ${topic}.`,
    'Make the topic FIFO as well, or the queue standard.',
  ),
} as const satisfies Readonly<Record<string, CatalogueEntry<never>>>

export type DiagnosticCode = keyof typeof catalogue
type FactsOf<C extends DiagnosticCode> = Parameters<(typeof catalogue)[C]['message']>

/** How many are kept for one template: further ones would only bury the first. */
const MAX_PROBLEMS = 200

/** Collects what is found, in the order in which it is found. */
export interface Problems {
  readonly found: Diagnostic[]
  readonly seen: Set<string>
}

export function noProblems(): Problems {
  return { found: [], seen: new Set() }
}

/** Notes a problem. The same problem at the same place is noted once. */
export function note<C extends DiagnosticCode>(problems: Problems, code: C, range: TextRange, ...facts: FactsOf<C>): void {
  const diagnostic = diagnosticFor(code, range, ...facts)
  const key = `${code} ${range.start} ${range.end} ${diagnostic.message}`
  if (problems.seen.has(key) || problems.found.length >= MAX_PROBLEMS) return
  problems.seen.add(key)
  problems.found.push(diagnostic)
}

export function diagnosticFor<C extends DiagnosticCode>(code: C, range: TextRange, ...facts: FactsOf<C>): Diagnostic {
  const { severity, message, help }: CatalogueEntry<never> = catalogue[code]
  const text = (message as (...facts: readonly string[]) => string)(...(facts as readonly string[]).map(shortened))
  return { code: `document.${code}`, severity, range, message: text, ...(help === undefined ? {} : { help }) }
}

/** Facts come from the text and may be as long as it. */
function shortened(fact: string): string {
  return fact.length <= 200 ? fact : `${fact.slice(0, 199)}…`
}
