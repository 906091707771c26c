import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { findingsIn } from './sensitive-data.ts'
import { answered, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')
const root = 'arn:aws:iam::111111111111:root'
const identifier = (name: string): string => `arn:aws:dataprotection::aws:data-identifier/${name}`

interface Statement {
  readonly operation: JsonObject
  readonly direction?: string
  readonly identifiers?: readonly string[]
  readonly principal?: string
}

function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({
    Name: 'p',
    Version: '2021-06-01',
    Statement: statements.map(({ operation, direction = 'Inbound', identifiers = ['EmailAddress'], principal = '*' }) => ({
      DataDirection: direction,
      Principal: [principal],
      DataIdentifier: identifiers.map(identifier),
      Operation: operation,
    })),
  })
}

function world(...statements: readonly Statement[]): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  made.subscribeQueue('q', 'orders', { RawMessageDelivery: 'true' })
  if (statements.length > 0)
    answered(made, 'PutDataProtectionPolicy', { ResourceArn: TopicArn, DataProtectionPolicy: policy(...statements) })
  made.records()
  return made
}

const deny = { operation: { Deny: {} } }
const mask = { operation: { Deidentify: { MaskConfig: { MaskWithCharacter: '#' } } } }
const redact = { operation: { Deidentify: { RedactConfig: {} } } }
const publish = (made: TopicWorld, Message: string): string => refusal(made, 'Publish', { TopicArn, Message })
const received = (made: TopicWorld): readonly string[] => made.receive('q').map(({ Body }) => Body)
const put = (made: TopicWorld, DataProtectionPolicy: string): string =>
  refusal(made, 'PutDataProtectionPolicy', { ResourceArn: TopicArn, DataProtectionPolicy })

describe('a data protection policy', () => {
  it('is kept as it was given, with the topic or afterwards, and does not show in the topic’s attributes', () => {
    const made = topicWorld()
    const given = policy(deny)
    const read = (): unknown => answered(made, 'GetDataProtectionPolicy', { ResourceArn: TopicArn })['DataProtectionPolicy']
    made.sns('CreateTopic', { Name: 'orders', DataProtectionPolicy: given })
    expect(read()).toBe(given)
    expect(Object.keys(answered(made, 'GetTopicAttributes', { TopicArn })['Attributes'] as JsonObject)).not.toContain(
      'DataProtectionPolicy',
    )
    expect(put(made, '{}')).toBe('accepted')
    expect(read()).toBe('')
    expect(refusal(made, 'GetDataProtectionPolicy', { ResourceArn: topicArn('none') })).toBe('NotFound: Topic does not exist')
  })

  it('that cannot be one is refused', () => {
    const made = world()
    const outbound = { ...mask, direction: 'Outbound' }
    const audit = { operation: { Audit: { SampleRate: '50' } } }
    const bad = [
      'x',
      '{"Name":"p"}',
      policy(),
      policy(outbound),
      policy(audit, audit),
      policy({ operation: {} }),
      policy({ ...deny, direction: 'Up' }),
      `{"a":"${'x'.repeat(30_720)}"}`,
    ]
    for (const text of bad) expect(put(made, text), text.slice(0, 80)).toContain('Invalid parameter: DataProtectionPolicy Reason: ')
  })

  it('is for standard topics', () => {
    const made = topicWorld()
    made.sns('CreateTopic', { Name: 'a.fifo', Attributes: { FifoTopic: 'true' } })
    expect(refusal(made, 'PutDataProtectionPolicy', { ResourceArn: topicArn('a.fifo'), DataProtectionPolicy: policy(deny) })).toContain(
      'InvalidParameter',
    )
  })
})

describe('sensitive data', () => {
  it('denied inbound is an authorization error of the publisher, and nobody gets the message', () => {
    const made = world(deny)
    expect(publish(made, 'write to ann@example.com')).toBe(
      `AuthorizationError: The topic's data protection policy prohibits this message from being published to ${TopicArn}`,
    )
    expect(publish(made, 'write to Ann')).toBe('accepted')
    expect(received(made)).toEqual(['write to Ann'])
  })

  it('denied inbound fails only its own entry of a batch', () => {
    const made = world(deny)
    const entries = [
      { Id: '1', Message: 'ann@example.com' },
      { Id: '2', Message: 'fine' },
    ]
    expect(answered(made, 'PublishBatch', { TopicArn, PublishBatchRequestEntries: entries })).toMatchObject({
      Successful: [{ Id: '2' }],
      Failed: [{ Id: '1', Code: 'AuthorizationError' }],
    })
  })

  it('denied outbound fails the delivery in the words of AWS’s delivery log', () => {
    const made = world({ ...deny, direction: 'Outbound' })
    expect(publish(made, 'ann@example.com')).toBe('accepted')
    expect(received(made)).toEqual([])
    const prohibited = made.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sns.DeliveryProhibited'))
    expect(prohibited[0]?.data['message']).toMatch(
      /^The topic's data protection policy prohibits this message from being delivered to arn:aws:sns:/,
    )
    expect(made.topic('orders')).toMatchObject({ published: 1, delivered: 0, failed: 1 })
  })

  it('is masked character by character, or taken out', () => {
    const ssn = { identifiers: ['Ssn-US'] }
    const masked = world({ ...mask, ...ssn })
    publish(masked, 'ssn: 123-45-6789')
    expect(received(masked)).toEqual(['ssn: ###########'])
    const redacted = world({ ...redact, ...ssn })
    publish(redacted, 'ssn: 123-45-6789!')
    expect(received(redacted)).toEqual(['ssn: !'])
  })

  it('that is the whole message cannot be masked: the publisher gets an authorization error', () => {
    expect(publish(world(mask), 'ann@example.com')).toContain('AuthorizationError')
  })

  it('is audited at the sample rate, before it is masked, and the message goes on', () => {
    const audit = { operation: { Audit: { SampleRate: '99', FindingsDestination: {} } } }
    const made = world(audit, mask)
    for (let n = 0; n < 100; n++) publish(made, `to ann@example.com ${n}`)
    const audits = made.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sns.Audited'))
    expect(audits.length).toBeGreaterThan(90)
    expect(audits[0]?.data['findings']).toEqual({ EmailAddress: 1 })
    expect(received(made)[0]).toMatch(/^to #{15} \d+$/)
  })

  it('concerns the principals that the statement names', () => {
    expect(publish(world({ ...deny, principal: root }), 'ann@example.com')).toContain('AuthorizationError')
    expect(publish(world({ ...deny, principal: 'arn:aws:iam::111111111111:user/bob' }), 'ann@example.com')).toBe('accepted')
  })

  it('in a text for one protocol is found too', () => {
    const made = world(mask)
    answered(made, 'Publish', { TopicArn, Message: '{"default":"d","sqs":"to ann@example.com"}', MessageStructure: 'json' })
    expect(received(made)).toEqual(['to ###############'])
  })
})

it.each<[string, readonly string[], readonly string[]]>([
  ['EmailAddress', ['ann@example.com', 'a.b+c@mail.example.co.uk'], ['ann@', '@example.com', 'ann at example.com']],
  ['CreditCardNumber', ['4111111111111111', '4111 1111 1111 1111', '5500-0000-0000-0004'], ['4111111111111112', '411111111111', '12345']],
  ['PhoneNumber-US', ['(555) 234-5678', '555-234-5678', '+1 555 234 5678', '+15552345678'], ['555-1234', '5552345678901', '155-234-5678']],
  ['Ssn-US', ['123-45-6789'], ['000-45-6789', '666-45-6789', '123-00-6789', '123456789', '9123-45-6789']],
  ['IpAddress', ['10.0.0.255', '192.168.1.1'], ['10.0.0.256', '1.2.3', '1.2.3.4.5']],
  [
    'AwsSecretKey',
    ['aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'secret abc'],
  ],
  ['PkcsPrivateKey', ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'], ['-----BEGIN PRIVATE KEY-----']],
])('%s is found where it is, and not where it only looks like it', (name, there, absent) => {
  for (const text of there) expect(findingsIn(`x ${text} y`, [name]), text).toHaveLength(1)
  for (const text of absent) expect(findingsIn(`x ${text} y`, [name]), text).toHaveLength(0)
})

it('no message of the largest size stalls the search', () => {
  const names = [
    'EmailAddress',
    'CreditCardNumber',
    'PhoneNumber-US',
    'Ssn-US',
    'IpAddress',
    'AwsSecretKey',
    'OpenSshPrivateKey',
    'PgpPrivateKey',
    'PkcsPrivateKey',
  ]
  const began = performance.now()
  for (const unit of ['a', 'a@', 'a.', '1', '1 ', '1-', '1.', '555-', 'a@a.', '-----BEGIN PRIVATE KEY-----', 'secret/'])
    findingsIn(unit.repeat(Math.ceil(262_144 / unit.length)), names)
  expect(performance.now() - began).toBeLessThan(20_000)
})
