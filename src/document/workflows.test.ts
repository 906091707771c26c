import { describe, expect, it } from 'vitest'
import { placedMessage } from '../text/diagnostic.ts'
import { openTemplate, openWorkflow, type Template } from './index.ts'
import { opened, wireLines } from './testing/open.ts'

const sam = 'Transform: AWS::Serverless-2016-10-31\nResources:\n'
const role = 'arn:aws:iam::111111111111:role/any'

/** A Pass that leads to a Task; `resource` as it is to stand in JSON. */
function flow(resource: string, more = ''): string {
  return `{ "StartAt": "Look", "States": { "Look": { "Type": "Pass", "Next": "Do" }, "Do": { "Type": "Task", "Resource": ${resource}${more}, "End": true } } }`
}

function withFiles(text: string, files: Record<string, string>, name = 'shop.yaml'): Template {
  const result = openTemplate(text, { name, files })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** What stands where a state was written. */
function written(template: Template, id: string, state: string, text = template.text): string {
  const workflow = template.resources[id]?.workflow
  const read = workflow && openWorkflow(workflow)
  const found = read?.machine?.everyState[state]
  if (read === undefined || found === undefined) throw new Error(`${id} has no state ${state}`)
  const { start, end } = read.origin(found.range)
  return text.slice(start, end)
}

const errors = ({ diagnostics }: Template) => diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)

const filed = flow('"arn:aws:states:::dynamodb:putItem"')

describe('the definition of a state machine', () => {
  it('may be a mapping in the template, with references and substitutions', () => {
    const template = opened(`${sam}  Jobs: { Type: AWS::SQS::Queue }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      DefinitionSubstitutions: { Seconds: 3, Word: !GetAtt Jobs.QueueName }
      Definition:
        StartAt: Send
        States:
          Send:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage
            Parameters: { QueueUrl: !Ref Jobs, MessageBody: "\${Word} in \${Seconds} or \${Else}" }
            End: true
`)
    const { workflow } = template.resources['Flow'] ?? {}
    const { States } = JSON.parse(workflow?.definition ?? '{}') as { States: { Send: { Parameters: Record<string, string> } } }
    expect(workflow?.type).toBe('EXPRESS')
    expect(States.Send.Parameters).toEqual({
      QueueUrl: template.resources['Jobs']?.ref,
      MessageBody: `${template.resources['Jobs']?.physicalName} in 3 or \${Else}`,
    })
    expect(written(template, 'Flow', 'Send')).toMatch(/^Type: Task\n[\s\S]*End: true$/)
    expect(wireLines(template)).toEqual(['task Flow → Jobs (sendMessage)'])
  })

  it('may be a text, and what is written inside Fn::Sub leads back to the template', () => {
    const template =
      opened(`${sam}  Work: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: "exports.handler = async () => 1" } }
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: ${role}
      DefinitionSubstitutions: { Plan: trial }
      DefinitionString: !Sub |
        ${flow('"${Work.Arn}"', ', "Comment": "for ${!Plan}"')}
`)
    const { definition } = template.resources['Flow']?.workflow ?? {}
    expect(definition).toBe(`${flow(JSON.stringify(template.resources['Work']?.arn), ', "Comment": "for trial"')}\n`)
    expect(written(template, 'Flow', 'Do')).toBe('{ "Type": "Task", "Resource": "${Work.Arn}", "Comment": "for ${!Plan}", "End": true }')
    expect(written(template, 'Flow', 'Look')).toBe('{ "Type": "Pass", "Next": "Do" }')
    expect(wireLines(template)).toEqual(['task Flow → Work (invoke)'])
    expect(errors(template)).toEqual([])
  })

  it('may be joined from lines', () => {
    const template = opened(`Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: ${role}
      DefinitionString:
        Fn::Join:
          - "\\n"
          - - '{ "StartAt": "A", "States": {'
            - !Sub '"A": { "Type": "Pass", "Result": "\${AWS::Region}", "End": true }'
            - '} }'
`)
    expect(template.resources['Flow']?.workflow?.definition).toBe(
      '{ "StartAt": "A", "States": {\n"A": { "Type": "Pass", "Result": "us-east-1", "End": true }\n} }',
    )
    expect(written(template, 'Flow', 'A')).toBe('{ "Type": "Pass", "Result": "${AWS::Region}", "End": true }')
  })

  it.each([
    ['a file of its own, byte for byte', 'flows/a.asl.json', `  ${filed}\r\n`, `  ${filed}\r\n`],
    [
      'a file in YAML',
      'flows/a.asl.yaml',
      'StartAt: Do\nStates:\n  Do: { Type: Task, Resource: "arn:aws:states:::dynamodb:putItem", End: true }\n',
      '{"StartAt":"Do","States":{"Do":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","End":true}}}',
    ],
  ])('may be %s', (_, file, text, expected) => {
    const uri = file.slice('flows/'.length)
    const template = withFiles(
      `${sam}  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: ./${uri} } }`,
      { [file]: text },
      'flows/shop.yaml',
    )
    const { workflow } = template.resources['Flow'] ?? {}
    expect(workflow).toMatchObject({ path: uri, written: { kind: 'text', file } })
    expect(workflow?.definition).toBe(expected)
    expect(written(template, 'Flow', 'Do', text)).toContain('dynamodb:putItem')
    expect(template.inert).toEqual([])
  })

  it.each([
    ['DefinitionUri: gone.asl.json', 'its definition is in gone.asl.json, which did not come along'],
    ['DefinitionUri: { Bucket: b, Key: k }', 'its definition is in a bucket, not in this file'],
    ['Name: none', 'it has no definition'],
    [
      'Definition: { StartAt: !ImportValue there, States: {} }',
      'its definition is unknown: Fn::ImportValue: it is exported by another stack',
    ],
  ])('that is not there lets it stand still: %s', (property, reason) => {
    const template = opened(`${sam}  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      ${property}\n`)
    expect(template.inert).toEqual([{ id: 'Flow', type: 'AWS::StepFunctions::StateMachine', reason }])
    expect(template.nodes).toMatchObject([{ id: 'Flow', kind: 'workflow', inert: reason }])
  })

  it('is checked where it was written; in a file, where the template names it', () => {
    const broken = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Nowhere" } } }'
    const inline = opened(
      `Resources:\n  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      RoleArn: ${role}\n      DefinitionString: '${broken}'\n`,
    )
    const [told] = inline.diagnostics.filter(({ code }) => code === 'asl.missing-transition-target')
    expect(inline.text.slice(told?.range.start, told?.range.end)).toBe('"Nowhere"')
    const beside = withFiles(`${sam}  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: a.json } }`, {
      'a.json': broken,
    })
    const [found] = beside.diagnostics.filter(({ code }) => code === 'asl.missing-transition-target')
    expect(found?.within?.file).toBe('a.json')
    expect(found && placedMessage(found, beside.files)).toBe("a.json:1:62: Missing 'Next' target: Nowhere")
    expect(beside.text.slice(found?.range.start, found?.range.end)).toBe('a.json')
    expect(broken.slice(found?.within?.range.start, found?.within?.range.end)).toBe('"Nowhere"')
  })

  it('the same mistake twice in a file is told twice', () => {
    const pass = '{ "Type": "Pass", "Next": "Nowhere" }'
    const { diagnostics } = withFiles(`${sam}  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: a.json } }`, {
      'a.json': `{ "StartAt": "A", "States": { "A": ${pass}, "B": ${pass} } }`,
    })
    expect(diagnostics.filter(({ code }) => code === 'asl.missing-transition-target')).toHaveLength(2)
  })

  it('tells what AWS would refuse of the text that it gets', () => {
    const text = flow('"${Work}"')
    const template = withFiles(`${sam}  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: a.json } }`, {
      'a.json': text,
    })
    expect(errors(template)).toEqual([expect.stringContaining('SCHEMA_VALIDATION_FAILED')])
  })
})

describe('what the tasks of a workflow call', () => {
  it('is drawn from the state machine to each of them, with what it asks', () => {
    const template = opened(`${sam}  Items: { Type: AWS::Serverless::SimpleTable }
  News: { Type: AWS::SNS::Topic }
  Hands: { Type: AWS::StepFunctions::Activity, Properties: { Name: hands } }
  Inner: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } } }
  Outer:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: All
        States:
          All:
            Type: Parallel
            End: true
            Branches:
              - { StartAt: Put, States: { Put: { Type: Task, Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: !Ref Items }, Next: Get }, Get: { Type: Task, Resource: "arn:aws:states:::aws-sdk:dynamodb:getItem", Parameters: { TableName: !Ref Items }, End: true } } }
              - { StartAt: Tell, States: { Tell: { Type: Task, Resource: "arn:aws:states:::sns:publish.waitForTaskToken", Parameters: { TopicArn: !Ref News }, End: true } } }
              - { StartAt: Hand, States: { Hand: { Type: Task, Resource: !Ref Hands, End: true } } }
              - { StartAt: Run, States: { Run: { Type: Task, QueryLanguage: JSONata, Resource: "arn:aws:states:::states:startExecution.sync:2", Arguments: { StateMachineArn: !Ref Inner }, End: true } } }
              - { StartAt: Any, States: { Any: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Parameters: { "QueueUrl.$": $.url }, End: true } } }
`)
    expect(wireLines(template)).toEqual([
      'task Outer → Items (putItem, getItem)',
      'task Outer → News (publish · token)',
      'task Outer → Hands (activity)',
      'task Outer → Inner (startExecution · sync)',
    ])
    expect(template.tasks.map(({ state, to }) => `${state} ${to}`)).toEqual([
      'Put Items',
      'Get Items',
      'Tell News',
      'Hand Hands',
      'Run Inner',
    ])
  })

  it('may be somebody’s phone', () => {
    const template = opened(`${sam}  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Text, States: { Text: { Type: Task, Resource: "arn:aws:states:::sns:publish", Parameters: { PhoneNumber: "+4915550100", Message: hello }, End: true } } }
`)
    expect(template.settings.people).toMatchObject([{ medium: 'sms', address: '+4915550100' }])
    expect(wireLines(template)).toEqual(['reference Flow → +4915550100'])
  })

  it('may be a version or an alias of another', () => {
    const template =
      opened(`${sam}  Inner: { Type: AWS::Serverless::StateMachine, Properties: { AutoPublishAlias: live, Definition: { StartAt: A, States: { A: { Type: Succeed } } } } }
  Outer:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Run, States: { Run: { Type: Task, Resource: "arn:aws:states:::states:startExecution", Parameters: { StateMachineArn: !Ref InnerAliaslive }, End: true } } }
`)
    const { Inner, InnerVersion, InnerAliaslive } = template.resources
    expect([InnerVersion?.ref, InnerAliaslive?.ref]).toEqual([`${Inner?.arn}:1`, `${Inner?.arn}:live`])
    expect(wireLines(template)).toEqual(['task Outer → Inner (startExecution)'])
    expect(errors(template)).toEqual([])
  })
})
