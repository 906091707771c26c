/** `Metadata: Switchyard` as people fill it in: our own settings in the shape in which `aws` tells AWS's. */
import { field, type FieldGroup, type FieldModel, type FieldModels } from '../../aws/authoring/index.ts'
import { parseDuration, parseMoment, parseRate, parseShare } from '../quantities.ts'

const page = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html'

/** A text that must be understood as something. */
function understood(expected: string, parse: (text: string) => unknown): Pick<FieldModel, 'kind' | 'expected' | 'check'> {
  return { kind: 'text', expected, check: (text) => (parse(text) === undefined ? `must be ${expected}` : undefined) }
}

const duration = (example: string) => ({ ...understood(`a duration, as in ${example}`, parseDuration), sample: example })
const share = (example: string) => ({ ...understood(`a share, as in ${example}`, parseShare), sample: example })
const told = (label: string, help: string, more: Partial<FieldModel> = {}): FieldModel =>
  field({ kind: 'text', label, help, ...more }, page)
const mapping = (label: string, help: string, more: Partial<FieldModel>): FieldModel =>
  field({ kind: 'json', form: 'object', label, help, ...more }, page)
const truth = (label: string, help: string, usual: string): FieldModel => field({ kind: 'boolean', default: usual, label, help }, page)

const message: FieldModel = mapping('Message', 'One of the messages that the source sends.', {
  members: {
    Weight: field(
      { kind: 'integer', min: 0, max: 1_000_000, default: '1', label: 'Weight', help: 'How often it comes among the others.' },
      page,
    ),
    Body: told('Body', 'A text; {{n}} counts, {{pick a|b}} and {{number 5..80}} draw.', { sample: '{"n":{{n}}}' }),
    Attributes: mapping('Attributes', 'Names and values: a text, a number or a list.', {
      entries: told('Attribute', 'A text, a number or a list.', { sample: 'order' }),
    }),
    Group: told('Message group', 'Of a FIFO topic or queue.', { sample: 'group-{{n}}' }),
    Deduplication: told('Deduplication id', 'Of a FIFO topic or queue.', { sample: '{{n}}' }),
    Subject: told('Subject', 'Of a message to a topic.', { sample: 'News' }),
  },
})

const sourceFields: FieldModels = {
  Label: told('Label', 'What it is called on the canvas.', { sample: 'Web shop' }),
  Caption: told('Caption', 'What stands below its name.', { sample: '18 orders/min' }),
  To: told('Sends to', 'The topic or the queue.', { required: true, refers: { types: ['AWS::SNS::Topic', 'AWS::SQS::Queue'], by: 'id' } }),
  Rate: told('Rate', 'How often it sends, on average.', {
    ...understood('a rate, as in 18/min', parseRate),
    sample: '18/min',
    insteadOf: 'Every',
  }),
  Every: told('Every', 'The time from one message to the next, in place of a rate.', {
    ...understood('a duration above 0, as in 10 s', (text) => parseDuration(text) || undefined),
    sample: '10 s',
    insteadOf: 'Rate',
  }),
  Jitter: told('Jitter', 'How much the gaps differ: each is drawn from this much below to this much above.', {
    ...share('30 %'),
    default: '0',
  }),
  Start: told('Start', 'When it begins.', { ...duration('2 s'), default: '0' }),
  Count: field(
    {
      kind: 'integer',
      min: 0,
      max: 999_999_999_999,
      unit: 'messages',
      logarithmic: true,
      sample: '500',
      label: 'Messages in all',
      help: 'After so many it falls silent.',
    },
    page,
  ),
  Name: told('Message name', 'What a message is called on the canvas; {{n}} counts.', { sample: 'ord-{{n}}' }),
  Messages: field(
    { kind: 'json', form: 'list', items: message, label: 'Messages', help: 'What it sends; one of them is drawn each time.' },
    page,
  ),
}

const personFields: FieldModels = {
  Label: told('Label', 'What the inbox is called.', { sample: 'The team' }),
  Address: told('Address', 'An e-mail address, a phone number or a device; one that ends in * stands for all that begin like it.', {
    sample: 'team@example.com',
  }),
  Confirms: truth('Confirms', 'Whether the person follows the link that SNS sends.', 'true'),
  From: field(
    {
      kind: 'json',
      form: 'list',
      items: told('Function', 'It writes to this person directly.', {
        refers: { types: ['AWS::Lambda::Function', 'AWS::Serverless::Function'], by: 'id' },
      }),
      label: 'Written to by',
      help: 'Functions that write to this person directly.',
    },
    page,
  ),
}

const endpointFields: FieldModels = {
  Label: told('Label', 'What the server is called.', { sample: 'Partner' }),
  Url: told('Address', 'Where it is reached.', { sample: 'https://partner.example.com' }),
  Status: field(
    {
      kind: 'json',
      form: 'list',
      items: field({ kind: 'integer', min: 100, max: 599, sample: '200', label: 'Status', help: 'A status code of HTTP.' }, page),
      default: '[200]',
      label: 'Answers',
      help: 'Status codes, one after the other; the last one stays.',
    },
    page,
  ),
  Latency: told('Latency', 'How long it takes to answer.', { ...duration('200 ms'), default: '0' }),
  Errors: told('Errors', 'The share of requests that it answers with 500.', { ...share('10 %'), default: '0' }),
  Confirms: truth('Confirms', 'Whether it follows the link that SNS sends.', 'true'),
}

const mockFields: FieldModels = {
  Duration: told('Duration', 'How long an invocation takes.', { ...duration('200 ms') }),
  Result: field({ kind: 'json', label: 'Result', help: 'What an invocation answers.', sample: '{"ok":true}' }, page),
  Errors: told('Errors', 'The share of invocations that fail.', { ...share('10 %'), default: '0' }),
}

const fault: FieldModel = mapping('Fault', 'Something that is broken on purpose: a node, what is wrong with it, and when.', {
  members: {
    Node: told('Node', 'What is broken.', { required: true, refers: { types: [], by: 'id' } }),
    Outage: field({ kind: 'choice', choices: ['on'], sample: 'on', label: 'Outage', help: 'Every call of it fails.' }, page),
    Errors: told('Errors', 'The share of calls that fail.', share('20 %')),
    Latency: told('Latency', 'How much longer each call takes.', duration('500 ms')),
    From: told('From', 'When it begins.', duration('30 s')),
    For: told('For', 'How long it lasts; without an end it stays.', { ...duration('10 min'), insteadOf: 'Until' }),
    Until: told('Until', 'When it ends.', { ...duration('10 min'), insteadOf: 'For' }),
  },
})

const trial: FieldModel = mapping('Trial', 'Something to try: words alone, or with a node and a button.', {
  members: {
    Text: told('Text', 'What to try, and what comes of it.', { required: true, sample: 'Hide an order for longer.' }),
    At: told('At', 'The node that it is about.', { refers: { types: [], by: 'id' } }),
    Do: told('Do', 'The words on the button; without them it says what it sets.', { sample: 'Hide it longer' }),
    Set: mapping(
      'Set',
      'What the button sets: Orders.VisibilityTimeout of a resource, …Choices.0.Next for an item of a list, Switchyard.Faults of the document.',
      {
        entries: told('Value', 'The new value; a reference stands in quotes.', { sample: '40' }),
      },
    ),
  },
})

const caption: FieldModel = mapping('Caption', 'What to look at while it runs, and what to try.', {
  members: {
    Look: told('Look', 'What to look at.', { sample: 'Orders come back after 7 s.' }),
    Try: field({ kind: 'json', form: 'list', items: trial, label: 'Try', help: 'What to try, at most ten.' }, page),
  },
})

const realism: FieldModel = field(
  {
    kind: 'choice',
    choices: ['honest', 'chaos', 'exact'],
    default: 'honest',
    label: 'Realism',
    help: 'How closely a standard queue keeps to order and to one delivery: as AWS does, worse, or perfectly.',
  },
  page,
)

const paceDuration = (help: string): FieldModel => told('Duration', help, duration('10 ms'))

/** All of `Metadata: Switchyard`. */
export const settingFields: FieldModels = {
  Version: field({ kind: 'integer', min: 1, max: 1, sample: '1', label: 'Version', help: 'Of these settings.' }, page),
  Title: told('Title', 'What the document is called.', { sample: 'Orders' }),
  Sentence: told('Sentence', 'What it shows, in one sentence.', { sample: 'One order reaches three teams.' }),
  Caption: caption,
  Seed: field({ kind: 'integer', min: 0, max: 0xffffffff, default: '42', label: 'Seed', help: 'The same seed makes the same run.' }, page),
  Start: told('Start', 'The moment at which a run begins, in UTC.', {
    ...understood('a date and time, as in 2026-01-05T09:00:00Z', parseMoment),
    sample: '2026-01-05T09:00:00Z',
  }),
  Pace: field(
    {
      kind: 'choice',
      choices: ['aws', 'visible', 'none'],
      default: 'aws',
      members: {
        Call: paceDuration('A call of the API, one way.'),
        Deliver: paceDuration('From SNS to a subscriber.'),
        Invoke: paceDuration('From Lambda to the function.'),
        ColdStart: paceDuration('The start of a new environment.'),
      },
      label: 'Pace',
      help: 'How long a hop takes: as on AWS, slow enough to see, no time, or times of one’s own.',
    },
    page,
  ),
  Nodes: mapping('Positions', 'Where nodes stand, by their centres.', {
    entries: mapping('Position', 'The centre of the node.', {
      members: {
        X: field({ kind: 'integer', min: -100_000, max: 100_000, sample: '150', label: 'X', help: 'From left to right.' }, page),
        Y: field({ kind: 'integer', min: -100_000, max: 100_000, sample: '420', label: 'Y', help: 'From above to below.' }, page),
      },
    }),
  }),
  Traffic: mapping('Traffic', 'Who outside sends what, where and how often.', {
    entries: mapping('Source', 'Somebody outside who sends.', { members: sourceFields }),
  }),
  People: mapping('People', 'Whom messages reach: known from subscriptions, told more closely here.', {
    entries: mapping('Person', 'Somebody with an inbox.', { members: personFields }),
  }),
  Endpoints: mapping('Servers', 'HTTP(S) endpoints and how they answer.', {
    entries: mapping('Server', 'An endpoint outside.', { members: endpointFields }),
  }),
  Faults: field({ kind: 'json', form: 'list', items: fault, label: 'Faults', help: 'What is broken on purpose, and when.' }, page),
  Mocks: mapping('Mocks', 'What functions answer that are not run.', {
    entries: mapping('Mock', 'In place of the function’s code.', { members: mockFields }),
  }),
  Realism: { ...realism, entries: realism },
  Settling: truth('Settling', 'Changes take as long to hold as they may on AWS.', 'false'),
}

/** The settings of one thing: a source, a person, a server, a mock, a queue's realism, or the document. */
export interface SettingPart {
  readonly type: string
  readonly page: string
  readonly properties: FieldModels
  readonly groups: readonly FieldGroup[]
}

function part(type: string, title: string, properties: FieldModels, fields = Object.keys(properties)): SettingPart {
  return { type, page, properties, groups: [{ title, fields }] }
}

export const sourcePart = part('Traffic', 'Traffic source', sourceFields)
export const personPart = part('People', 'Inbox', personFields)
export const endpointPart = part('Endpoints', 'Server', endpointFields)
export const mockPart = part('Mocks', 'Mock', mockFields)
export const realismPart = (id: string): SettingPart => part('Realism', 'Realism', { [id]: realism })
export const documentPart = part('Switchyard', 'Document', settingFields, ['Title', 'Sentence', 'Seed', 'Start', 'Pace', 'Settling'])
