/** What SAM’s policy templates and AWS’s managed policies let a role do, as far as messaging and its neighbours go. */

/** Actions (with `*`), and what they are allowed on: the resource that the parameter names, or anything. */
export interface TemplateGrant {
  readonly actions: readonly string[]
  /** The parameter of the template that names the resource, and what it names. */
  readonly parameter?: string
  readonly service?: 'sqs' | 'sns' | 'lambda' | 'states' | 'dynamodb' | 's3' | 'events'
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html */
const TEMPLATES: Readonly<Record<string, TemplateGrant>> = {
  SQSSendMessagePolicy: { actions: ['sqs:SendMessage*'], parameter: 'QueueName', service: 'sqs' },
  SQSPollerPolicy: {
    actions: ['sqs:ChangeMessageVisibility*', 'sqs:DeleteMessage*', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    parameter: 'QueueName',
    service: 'sqs',
  },
  SNSPublishMessagePolicy: { actions: ['sns:Publish'], parameter: 'TopicName', service: 'sns' },
  SNSCrudPolicy: {
    actions: ['sns:ListSubscriptionsByTopic', 'sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:Subscribe', 'sns:Publish'],
    parameter: 'TopicName',
    service: 'sns',
  },
  LambdaInvokePolicy: { actions: ['lambda:InvokeFunction'], parameter: 'FunctionName', service: 'lambda' },
  StepFunctionsExecutionPolicy: { actions: ['states:StartExecution'], parameter: 'StateMachineName', service: 'states' },
  DynamoDBCrudPolicy: { actions: ['dynamodb:*'], parameter: 'TableName', service: 'dynamodb' },
  DynamoDBReadPolicy: { actions: ['dynamodb:*'], parameter: 'TableName', service: 'dynamodb' },
  DynamoDBWritePolicy: { actions: ['dynamodb:*'], parameter: 'TableName', service: 'dynamodb' },
  S3ReadPolicy: { actions: ['s3:Get*', 's3:List*'], parameter: 'BucketName', service: 's3' },
  S3WritePolicy: { actions: ['s3:Put*'], parameter: 'BucketName', service: 's3' },
  S3CrudPolicy: { actions: ['s3:*'], parameter: 'BucketName', service: 's3' },
  EventBridgePutEventsPolicy: { actions: ['events:PutEvents'], parameter: 'EventBusName', service: 'events' },
}

/** SAM’s policy templates by name, as far as they are known here. */
export const policyTemplates: readonly string[] = Object.keys(TEMPLATES)

export function grantOfTemplate(name: string): TemplateGrant | undefined {
  return Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined
}

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const MANAGED: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  PowerUserAccess: ['*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AmazonSQSReadOnlyAccess: ['sqs:Get*', 'sqs:List*'],
  AmazonSNSFullAccess: ['sns:*'],
  AmazonSNSReadOnlyAccess: ['sns:Get*', 'sns:List*'],
  AWSLambda_FullAccess: ['lambda:*'],
  AWSLambdaRole: ['lambda:InvokeFunction'],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  AWSLambdaBasicExecutionRole: [],
  AWSLambdaVPCAccessExecutionRole: [],
  AWSXRayDaemonWriteAccess: [],
  AWSXrayWriteOnlyAccess: [],
}

/** By name or ARN; `undefined` for a policy that is not known here, which may allow anything. */
export function grantsOfManagedPolicy(nameOrArn: string): readonly string[] | undefined {
  const name = nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1)
  return Object.hasOwn(MANAGED, name) ? MANAGED[name] : undefined
}
