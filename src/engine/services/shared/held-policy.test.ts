import { expect, it } from 'vitest'
import type { PolicyRequest } from '../../../matching/resource-policy.ts'
import { deniesAnything, verdictOn, type PolicyQuestion } from './held-policy.ts'

const inWords = ({ caller, operation, name }: PolicyQuestion): PolicyRequest => ({
  principal: caller.principal,
  action: `sqs:${operation}`,
  resource: name,
  context: { 'aws:sourcearn': caller.source },
})

const allowed: PolicyQuestion = {
  caller: { principal: 'sns.amazonaws.com', source: 'topic' },
  operation: 'SendMessage',
  name: 'orders',
}

function attributesOf(effect: 'Allow' | 'Deny'): Record<string, string> {
  const Statement = [
    {
      Effect: effect,
      Principal: { Service: allowed.caller.principal },
      Action: `sqs:${allowed.operation}`,
      Resource: allowed.name,
      Condition: { ArnEquals: { 'aws:SourceArn': allowed.caller.source } },
    },
  ]
  return { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }
}

it('does not give to one caller what another was answered', () => {
  const attributes = attributesOf('Allow')
  const others: PolicyQuestion[] = [
    { ...allowed, caller: { ...allowed.caller, principal: 'events.amazonaws.com' } },
    { ...allowed, caller: { ...allowed.caller, source: 'another topic' } },
    { ...allowed, operation: 'ReceiveMessage' },
    { ...allowed, name: 'refunds' },
  ]
  for (const other of others) {
    expect(verdictOn(attributes, allowed, inWords)).toBe('allowed')
    expect(verdictOn(attributes, other, inWords), JSON.stringify(other)).toBe('silent')
  }
})

it('asks once for whoever asks again', () => {
  const attributes = attributesOf('Allow')
  let asked = 0
  const counted = (question: PolicyQuestion): PolicyRequest => {
    asked++
    return inWords(question)
  }
  for (let time = 0; time < 3; time++) verdictOn(attributes, allowed, counted)
  expect(asked).toBe(1)
})

it('reads new attributes anew, and says nothing where no policy is or its text is none', () => {
  expect(verdictOn(attributesOf('Allow'), allowed, inWords)).toBe('allowed')
  expect(verdictOn(attributesOf('Deny'), allowed, inWords)).toBe('denied')
  expect(verdictOn({}, allowed, inWords)).toBe('silent')
  expect(verdictOn({ Policy: 'nonsense' }, allowed, inWords)).toBe('silent')
})

it('knows whether anything is denied at all', () => {
  expect([deniesAnything(attributesOf('Deny')), deniesAnything(attributesOf('Allow')), deniesAnything({})]).toEqual([true, false, false])
})
