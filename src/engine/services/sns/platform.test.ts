import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { outsideService } from '../outside/index.ts'
import { sqsService } from '../sqs/index.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { snsService } from './index.ts'
import { answered, attributesIn, invalid, refusal } from './testing/refusal.ts'

const credentials = { PlatformCredential: 'key' }
const missing =
  "ValidationError: 1 validation error detected: Value null at 'attributes' failed to satisfy constraint: Member must not be null"

function world(): TopicWorld {
  return topicWorld({ services: [snsService, sqsService, outsideService] })
}

function application(made: TopicWorld, name = 'shop'): string {
  return String(
    answered(made, 'CreatePlatformApplication', { Name: name, Platform: 'GCM', Attributes: credentials })['PlatformApplicationArn'],
  )
}

function device(made: TopicWorld, app: string, token = 'phone-1', more: JsonObject = {}): string {
  return String(answered(made, 'CreatePlatformEndpoint', { PlatformApplicationArn: app, Token: token, ...more })['EndpointArn'])
}

const events = (made: TopicWorld): string[] => made.records().flatMap((record) => record.events.map(({ type }) => type))

describe('a platform application', () => {
  const create = (more: JsonObject): string =>
    refusal(world(), 'CreatePlatformApplication', {
      Name: 'shop',
      Platform: 'APNS',
      Attributes: { ...credentials, PlatformPrincipal: 'p' },
      ...more,
    })

  it('has a name, listed by its ARN without its secrets', () => {
    const made = world()
    const arn = application(made)
    expect(arn).toBe('arn:aws:sns:us-east-1:111111111111:app/GCM/shop')
    expect(application(made)).toBe(arn)
    expect(answered(made, 'ListPlatformApplications', {})).toEqual({
      PlatformApplications: [{ PlatformApplicationArn: arn, Attributes: { Enabled: 'true' } }],
    })
    answered(made, 'SetPlatformApplicationAttributes', { PlatformApplicationArn: arn, Attributes: { Enabled: 'false' } })
    expect(attributesIn(made, 'GetPlatformApplicationAttributes', { PlatformApplicationArn: arn })).toEqual({ Enabled: 'false' })
    for (let times = 0; times < 2; times++) answered(made, 'DeletePlatformApplication', { PlatformApplicationArn: arn })
    expect(answered(made, 'ListPlatformApplications', {})).toEqual({ PlatformApplications: [] })
  })

  it('refuses names that are empty, too long or of other characters', () => {
    expect(create({ Name: '' })).toBe(invalid(' Reason: cannot be empty'))
    expect(create({ Name: 'a'.repeat(257) })).toBe(invalid(`${'a'.repeat(257)} Reason: must be at most 256 characters long`))
    expect(create({ Name: '@name' })).toBe(
      invalid("@name Reason: must contain only characters 'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'"),
    )
  })

  it('refuses a platform that is none', () => {
    expect(create({ Platform: 'AAA' })).toBe(invalid('Platform Reason: AAA is not supported'))
  })

  it('refuses credentials that are missing or half', () => {
    expect(create({ Attributes: {} })).toBe(missing)
    expect(create({ Attributes: { PlatformPrincipal: 'p' } })).toBe(
      invalid('Attributes Reason: PlatformPrincipal attribute provided without PlatformCredential'),
    )
    expect(create({ Attributes: { PlatformCredential: 'c' } })).toBe(
      invalid('Attributes Reason: PlatformCredential attribute provided without PlatformPrincipal'),
    )
  })

  it('whose ARN is none is refused', () => {
    const text = invalid('PlatformApplicationArn Reason: An ARN must have at least 6 elements, not 1')
    expect(refusal(world(), 'GetPlatformApplicationAttributes', { PlatformApplicationArn: 'randomstring' })).toBe(text)
    expect(refusal(world(), 'SetPlatformApplicationAttributes', { PlatformApplicationArn: 'randomstring', Attributes: credentials })).toBe(
      text,
    )
  })

  it('that is not there is refused', () => {
    const PlatformApplicationArn = 'arn:aws:sns:us-east-1:111111111111:app/GCM/none'
    const absent = 'NotFound: PlatformApplication does not exist'
    expect(refusal(world(), 'GetPlatformApplicationAttributes', { PlatformApplicationArn })).toBe(absent)
    expect(refusal(world(), 'SetPlatformApplicationAttributes', { PlatformApplicationArn, Attributes: credentials })).toBe(absent)
    expect(refusal(world(), 'SetPlatformApplicationAttributes', { PlatformApplicationArn })).toBe(missing)
    expect(refusal(world(), 'CreatePlatformEndpoint', { PlatformApplicationArn, Token: 't' })).toBe(absent)
  })
})

describe('a platform endpoint', () => {
  it('is found again by its token, unless its attributes differ', () => {
    const made = world()
    const app = application(made)
    const arn = device(made, app, 't', { CustomUserData: 'ann' })
    expect(arn).toMatch(/^arn:aws:sns:us-east-1:111111111111:endpoint\/GCM\/shop\/[0-9a-f-]{36}$/)
    expect(device(made, app, 't', { CustomUserData: 'ann' })).toBe(arn)
    expect(refusal(made, 'CreatePlatformEndpoint', { PlatformApplicationArn: app, Token: 't', CustomUserData: 'bob' })).toBe(
      invalid(`Token Reason: Endpoint ${arn} already exists with the same Token, but different attributes.`),
    )
    expect(attributesIn(made, 'GetEndpointAttributes', { EndpointArn: arn })).toEqual({
      Enabled: 'true',
      Token: 't',
      CustomUserData: 'ann',
    })
    expect(answered(made, 'ListEndpointsByPlatformApplication', { PlatformApplicationArn: app })).toMatchObject({
      Endpoints: [{ EndpointArn: arn }],
    })
    for (let times = 0; times < 2; times++) answered(made, 'DeleteEndpoint', { EndpointArn: arn })
    expect(answered(made, 'ListEndpointsByPlatformApplication', { PlatformApplicationArn: app })).toEqual({ Endpoints: [] })
  })

  it('that is not there is refused', () => {
    const EndpointArn = 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/none/5e3e9847-3183-3f18-a7e8-671c3a57d4b3'
    expect(refusal(world(), 'GetEndpointAttributes', { EndpointArn })).toBe('NotFound: Endpoint does not exist')
    expect(refusal(world(), 'SetEndpointAttributes', { EndpointArn, Attributes: { Enabled: 'true' } })).toBe(
      'NotFound: Endpoint does not exist',
    )
    expect(refusal(world(), 'Publish', { TargetArn: EndpointArn, Message: 'm' })).toBe(
      invalid('TargetArn Reason: No endpoint found for the target arn specified'),
    )
  })

  it('takes a message directly, and none when it or its app is switched off', () => {
    const made = world()
    const app = application(made)
    const arn = device(made, app)
    made.records()
    answered(made, 'Publish', { TargetArn: arn, Message: 'hello' })
    expect(events(made)).toEqual(expect.arrayContaining(['sns.PublishedDirectly', 'sns.Delivered']))
    answered(made, 'SetEndpointAttributes', { EndpointArn: arn, Attributes: { Enabled: 'false' } })
    expect(refusal(made, 'Publish', { TargetArn: arn, Message: 'm' })).toBe('EndpointDisabled: Endpoint is disabled')
    answered(made, 'SetEndpointAttributes', { EndpointArn: arn, Attributes: { Enabled: 'true' } })
    answered(made, 'SetPlatformApplicationAttributes', { PlatformApplicationArn: app, Attributes: { Enabled: 'false' } })
    expect(refusal(made, 'Publish', { TargetArn: arn, Message: 'm' })).toContain('PlatformApplicationDisabled')
  })

  it('can be subscribed to a topic', () => {
    const made = world()
    const arn = device(made, application(made))
    made.sns('CreateTopic', { Name: 'news' })
    answered(made, 'Subscribe', { TopicArn: topicArn('news'), Protocol: 'application', Endpoint: arn })
    made.records()
    made.publish('news', 'm')
    expect(events(made)).toContain('sns.Delivered')
  })
})

describe('text messages', () => {
  it('go straight to a phone number', () => {
    const made = world()
    expect(answered(made, 'Publish', { PhoneNumber: '+15551234567', Message: 'hello' })).toEqual({
      MessageId: expect.any(String) as unknown,
    })
    expect(events(made)).toEqual(expect.arrayContaining(['sns.PublishedDirectly', 'sns.Delivered']))
  })

  it('to what is no phone number are refused', () => {
    for (const PhoneNumber of ['+1a234', 'NAA+15551234567'])
      expect(refusal(world(), 'Publish', { PhoneNumber, Message: 'm' })).toBe(
        invalid(`PhoneNumber Reason: ${PhoneNumber} is not valid to publish to`),
      )
  })

  it('have settings of the account, which are checked', () => {
    const made = world()
    const set = (attributes: JsonObject): string => refusal(made, 'SetSMSAttributes', { attributes })
    expect(set({ InvalidAttribute: 'x' })).toBe('InvalidParameter: InvalidAttribute is not a valid attribute')
    expect(set({ DefaultSendID: 'x' })).toBe('InvalidParameter: DefaultSendID is not a valid attribute')
    expect(set({ DefaultSMSType: 'x' })).toBe('InvalidParameter: DefaultSMSType is invalid')
    expect(set({ DefaultSMSType: 'Transactional', DefaultSenderID: 'Shop' })).toBe('accepted')
    expect(answered(made, 'GetSMSAttributes', {})).toEqual({ attributes: { DefaultSMSType: 'Transactional', DefaultSenderID: 'Shop' } })
    expect(answered(made, 'GetSMSAttributes', { attributes: ['DefaultSMSType'] })).toEqual({
      attributes: { DefaultSMSType: 'Transactional' },
    })
  })

  it('nobody has opted out of; opting in again succeeds, for a phone number', () => {
    const made = world()
    expect(answered(made, 'OptInPhoneNumber', { phoneNumber: '+15551234567' })).toEqual({})
    expect(answered(made, 'CheckIfPhoneNumberIsOptedOut', { phoneNumber: '+15551234567' })).toEqual({ isOptedOut: false })
    expect(answered(made, 'ListPhoneNumbersOptedOut', {})).toEqual({ phoneNumbers: [] })
    expect(refusal(made, 'OptInPhoneNumber', { phoneNumber: 'not-a-number' })).toBe(
      invalid('PhoneNumber Reason: input incorrectly formatted'),
    )
  })
})
