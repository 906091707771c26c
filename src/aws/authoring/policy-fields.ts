/** What many types share: policy documents and tags. */
import { field, type FieldModel } from './field-model.ts'

const grammar = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'

/** An IAM policy document: kept and shown as JSON, completed where its words are few. */
export function policyDocument(page: string): Partial<FieldModel> {
  const text = (label: string, help: string): FieldModel => field({ kind: 'text', label, help }, grammar)
  const json = (label: string, help: string): FieldModel => field({ kind: 'json', label, help }, grammar)
  const statement = field(
    {
      kind: 'json',
      form: 'object',
      label: 'Statement',
      help: 'Who may or may not do what with which resources.',
      members: {
        Sid: text('Id', 'A name for the statement.'),
        Effect: field(
          { kind: 'choice', choices: ['Allow', 'Deny'], sample: 'Allow', label: 'Effect', help: 'Whether it allows or forbids.' },
          grammar,
        ),
        Principal: json('Principal', 'Who: a service, an account, or * for everybody.'),
        Action: json('Action', 'What, as in sqs:SendMessage.'),
        Resource: json('Resource', 'With which resources, by ARN.'),
        Condition: json('Condition', 'When: aws:SourceArn names the topic on whose behalf it happens.'),
      },
    },
    grammar,
  )
  return {
    page,
    members: {
      Version: field(
        { kind: 'choice', choices: ['2012-10-17', '2008-10-17'], sample: '2012-10-17', label: 'Version', help: 'Of the policy language.' },
        grammar,
      ),
      Statement: field(
        { kind: 'json', form: 'list', items: statement, label: 'Statements', help: 'Each allows or forbids something.' },
        grammar,
      ),
    },
  }
}

export function tagList(page: string): FieldModel {
  return field(
    {
      kind: 'json',
      form: 'object',
      label: 'Tag',
      help: 'A key and a value.',
      members: {
        Key: field({ kind: 'text', required: true, sample: 'team', label: 'Key', help: 'At most 128 characters.' }, page),
        Value: field({ kind: 'text', required: true, sample: 'orders', label: 'Value', help: 'At most 256 characters.' }, page),
      },
    },
    page,
  )
}

/** SAM writes tags as a mapping from keys to values. */
export function tagMapping(page: string): FieldModel {
  return field({ kind: 'text', label: 'Tag', help: 'Its value, at most 256 characters.', sample: 'orders' }, page)
}
