/** A SAM template with what real ones have: comments, blank lines, short tags, block scalars, both kinds of brackets and quotes. */
export const SAMPLE_TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: >-
  Orders come in,
  invoices go out.

# What the team may change
Parameters:
  Stage:
    Type: String
    Default: dev   # the others: test, prod
    AllowedValues: [dev, test, prod]

Globals:
  Function: { Runtime: nodejs22.x, Timeout: 10 }

Resources:
  Orders:
    Type: AWS::SNS::Topic

  Invoices:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub '\${Stage}-invoices'
      VisibilityTimeout: 30
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead.Arn
        maxReceiveCount: 3

  Dead:
    Type: AWS::SQS::Queue

  OrdersToInvoices:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Orders
      Protocol: sqs
      Endpoint: !GetAtt
        - Invoices
        - Arn
      FilterPolicy:
        country:
        - DE
        - "FR"

  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      InlineCode: |
        exports.handler = async (event) => {
          for (const record of event.Records) console.log(record.body)

          return {}
        }
      Policies:
        - Version: 2012-10-17
          Statement:
            - { Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Invoices.Arn }
        - AWSLambdaExecute

  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {}
      DefinitionString: !Sub |
        {
          "StartAt": "Wait",
          "States": {
            "Wait": { "Type": "Wait", "Seconds": 3, "End": true }
          }
        }

Outputs:
  Url:
    Value: !If [IsProd, !Ref Invoices, !Ref 'AWS::NoValue']
`
