import { expect, it } from 'vitest'
import { judgeByPolicy, matchesWildcard, parsePolicy, type PolicyRequest } from './resource-policy.ts'

const request: PolicyRequest = {
  principal: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: 'arn:aws:sqs:us-east-1:111111111111:orders',
  context: { 'aws:sourcearn': 'arn:aws:sns:us-east-1:111111111111:topic', 'aws:sourceaccount': '111111111111' },
}

function verdict(statement: object | readonly object[], asked: Partial<PolicyRequest> = {}): string {
  const policy = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }))
  return policy.ok ? judgeByPolicy(policy.value, { ...request, ...asked }) : 'no policy'
}

const allow = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }

it('lets in whom a statement names, in AWS’s spelling or another', () => {
  expect(verdict(allow)).toBe('allowed')
  expect(verdict([{ ...allow, Action: ['SQS:*'] }])).toBe('allowed')
  expect(verdict({ ...allow, Principal: '*' })).toBe('allowed')
  expect(verdict({ ...allow, Principal: { AWS: '*' } })).toBe('allowed')
  expect(verdict(allow, { principal: 'events.amazonaws.com' })).toBe('silent')
  expect(verdict({ ...allow, Resource: 'arn:aws:sqs:us-east-1:111111111111:other' })).toBe('silent')
})

it('asks for every condition', () => {
  const arn = (value: string): object => ({ ...allow, Condition: { ArnEquals: { 'aws:SourceArn': value } } })
  expect(verdict(arn('arn:aws:sns:us-east-1:111111111111:topic'))).toBe('allowed')
  expect(verdict(arn('arn:aws:sns:*:111111111111:*'))).toBe('allowed')
  expect(verdict(arn('arn:aws:sns:us-east-1:111111111111:other'))).toBe('silent')
  expect(verdict({ ...allow, Condition: { StringEquals: { 'AWS:SourceAccount': '222222222222' } } })).toBe('silent')
  expect(verdict({ ...allow, Condition: { Unheard: { 'aws:SourceArn': '*' } } })).toBe('silent')
})

it.each([
  [{ StringNotEqualsIgnoreCase: { 'aws:SourceAccount': '111111111111' } }, 'silent'],
  [{ StringNotEqualsIgnoreCase: { 'aws:SourceAccount': 'ABC' } }, 'allowed'],
  [{ Null: { 'aws:SourceArn': 'false' } }, 'allowed'],
  [{ Null: { 'aws:SourceArn': true } }, 'silent'],
  [{ Null: { 'aws:PrincipalOrgID': 'true' } }, 'allowed'],
])('%j', (Condition, expected) => {
  expect(verdict({ ...allow, Condition })).toBe(expected)
})

it('lets a denial beat a permission', () => {
  expect(verdict([allow, { ...allow, Effect: 'Deny' }])).toBe('denied')
  expect(verdict([allow, { ...allow, Effect: 'Deny', Action: undefined, NotAction: 'sqs:SendMessage' }])).toBe('allowed')
})

it('matches wildcards without stalling', () => {
  expect(matchesWildcard('a*b?d', 'axxbcd')).toBe(true)
  expect(matchesWildcard('*a*a*a*a*a*b', 'a'.repeat(5000))).toBe(false)
})

it('what is no text where one is asked for names nothing', () => {
  const odd = Object.assign(Object.create(null) as object, { a: 1 })
  for (const element of ['Action', 'Resource'] as const) expect(verdict({ ...allow, [element]: [odd, null] })).toBe('silent')
  expect(verdict({ ...allow, Condition: { ArnEquals: { 'aws:SourceArn': [odd] } } })).toBe('silent')
})
