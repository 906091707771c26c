/**
 * Which service and operation a task calls: the one place where an integration is added. Optimized integrations have a row of
 * their own; those with the AWS SDK are read from the services that `aws` describes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
import type { WaitPattern } from '../../../../asl/index.ts'
import { services } from '../../../../aws/services/index.ts'
import type { OperationModel, ServiceModel } from '../../../../aws/service.ts'
import { remembered } from '../../../../base/remembered.ts'

export interface Integration {
  readonly model: ServiceModel
  readonly operation: string
  readonly operationModel: OperationModel
  readonly pattern: WaitPattern
  /** As histories show it: `sqs`, `aws-sdk:sqs`, and `sendMessage.waitForTaskToken`. */
  readonly resourceType: string
  readonly resource: string
  /** How the AWS client behind it names itself and its errors. */
  readonly client: ErrorNames
}

export interface ErrorNames {
  /** In front of an error's name: `SQS.` */
  readonly prefix: string
  /** In the text: `AmazonSQS`. */
  readonly service: string
  /** What it calls an error that its API does not name. */
  readonly otherwise: string
  /** The optimized integrations use version 1 of AWS's SDK for Java, `aws-sdk` uses version 2. */
  readonly generation: 1 | 2
}

/** By `service:operation`. */
const optimized: Readonly<Record<string, { readonly service: string; readonly operation: string }>> = {
  'lambda:invoke': { service: 'lambda', operation: 'Invoke' },
  'sqs:sendMessage': { service: 'sqs', operation: 'SendMessage' },
  'sns:publish': { service: 'sns', operation: 'Publish' },
  'states:startExecution': { service: 'states', operation: 'StartExecution' },
  'dynamodb:getItem': { service: 'dynamodb', operation: 'GetItem' },
  'dynamodb:putItem': { service: 'dynamodb', operation: 'PutItem' },
  'dynamodb:updateItem': { service: 'dynamodb', operation: 'UpdateItem' },
  'dynamodb:deleteItem': { service: 'dynamodb', operation: 'DeleteItem' },
  'events:putEvents': { service: 'events', operation: 'PutEvents' },
  's3:getObject': { service: 's3', operation: 'GetObject' },
  's3:putObject': { service: 's3', operation: 'PutObject' },
  's3:listObjectsV2': { service: 's3', operation: 'ListObjectsV2' },
}

const clients: Readonly<Record<string, Omit<ErrorNames, 'generation'>>> = {
  lambda: { prefix: 'Lambda', service: 'AWSLambda', otherwise: 'AWSLambdaException' },
  sqs: { prefix: 'SQS', service: 'AmazonSQS', otherwise: 'AmazonSQSException' },
  sns: { prefix: 'SNS', service: 'AmazonSNS', otherwise: 'AmazonSNSException' },
  states: { prefix: 'StepFunctions', service: 'AWSStepFunctions', otherwise: 'AWSStepFunctionsException' },
  dynamodb: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2', otherwise: 'AmazonDynamoDBException' },
  events: { prefix: 'EventBridge', service: 'AmazonEventBridge', otherwise: 'AmazonEventBridgeException' },
  s3: { prefix: 'S3', service: 'Amazon S3', otherwise: 'AmazonS3Exception' },
}

const every: readonly ServiceModel[] = services

/** `undefined` for what Switchyard does not run. */
export function optimizedIntegration(service: string, operation: string, pattern: WaitPattern): Integration | undefined {
  const row = optimized[`${service}:${operation}`]
  const model = row && every.find(({ id }) => id === row.service)
  const client = row && clients[row.service]
  const operationModel = row && model?.operations[row.operation]
  if (!row || !model || !operationModel || !client) return undefined
  const names: ErrorNames = { ...client, generation: 1 }
  return {
    model,
    operation: row.operation,
    operationModel,
    pattern,
    resourceType: service,
    resource: shown(operation, pattern),
    client: names,
  }
}

/** `aws-sdk:<service>:<operation>`, for whatever is described: named like the packages of AWS's SDK for Java. */
export function sdkIntegration(service: string, operation: string, pattern: WaitPattern): Integration | undefined {
  const model = every.find(({ sdkName }) => sdkName.toLowerCase() === service)
  const name = `${operation[0]?.toUpperCase()}${operation.slice(1)}`
  const operationModel = model && Object.hasOwn(model.operations, name) ? model.operations[name] : undefined
  if (!model || !operationModel) return undefined
  const word = javaName(model.sdkName)
  const client: ErrorNames = { prefix: word, service: word, otherwise: `${word}Exception`, generation: 2 }
  return {
    model,
    operation: name,
    operationModel,
    pattern,
    resourceType: `aws-sdk:${service}`,
    resource: shown(operation, pattern),
    client,
  }
}

function shown(operation: string, pattern: WaitPattern): string {
  return pattern === 'answer' ? operation : `${operation}.${pattern}`
}

/** `DynamoDb`, `Sqs`, `CloudWatchLogs`: no two capitals in a row. */
const javaName: (name: string) => string = remembered((name) =>
  name.replaceAll(/([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)/g, (_all, first: string, rest: string) => first + rest.toLowerCase()),
)
