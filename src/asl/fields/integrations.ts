/**
 * What a `Resource` may name, as data: the operations that Step Functions calls by itself, and how it can wait for them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */

/** How a task waits: for the answer, for the end of the job (`.sync`), or for its token to come back. */
export type WaitPattern = 'answer' | 'sync' | 'sync:2' | 'waitForTaskToken'

const answer = ['answer'] as const
const job = ['answer', 'sync'] as const
const callback = ['answer', 'waitForTaskToken'] as const
const all = ['answer', 'sync', 'waitForTaskToken'] as const

/** `service:operation` → the ways to wait for it. */
export const optimizedIntegrations: Readonly<Record<string, readonly WaitPattern[]>> = {
  'lambda:invoke': callback,
  'sns:publish': callback,
  'sqs:sendMessage': callback,
  'events:putEvents': callback,
  'apigateway:invoke': callback,
  'states:startExecution': ['answer', 'sync', 'sync:2', 'waitForTaskToken'],
  'dynamodb:getItem': answer,
  'dynamodb:putItem': answer,
  'dynamodb:updateItem': answer,
  'dynamodb:deleteItem': answer,
  'http:invoke': answer,
  's3:getObject': answer,
  's3:listObjectsV2': answer,
  's3:putObject': answer,
  'athena:startQueryExecution': job,
  'athena:stopQueryExecution': answer,
  'athena:getQueryExecution': answer,
  'athena:getQueryResults': answer,
  'batch:submitJob': all,
  'bedrock:invokeModel': ['answer', 'waitForTaskToken'],
  'bedrock:createModelCustomizationJob': job,
  'codebuild:startBuild': job,
  'codebuild:stopBuild': answer,
  'codebuild:batchDeleteBuilds': answer,
  'codebuild:batchGetReports': answer,
  'codebuild:startBuildBatch': job,
  'codebuild:stopBuildBatch': answer,
  'codebuild:retryBuildBatch': job,
  'codebuild:deleteBuildBatch': answer,
  'databrew:startJobRun': job,
  'ecs:runTask': all,
  'eks:createCluster': job,
  'eks:createFargateProfile': job,
  'eks:createNodegroup': job,
  'eks:deleteCluster': job,
  'eks:deleteFargateProfile': job,
  'eks:deleteNodegroup': job,
  'eks:runJob': job,
  'eks:call': callback,
  'elasticmapreduce:createCluster': job,
  'elasticmapreduce:setClusterTerminationProtection': answer,
  'elasticmapreduce:terminateCluster': job,
  'elasticmapreduce:addStep': job,
  'elasticmapreduce:cancelStep': answer,
  'elasticmapreduce:modifyInstanceFleetByName': answer,
  'elasticmapreduce:modifyInstanceGroupByName': answer,
  'emr-containers:createVirtualCluster': answer,
  'emr-containers:deleteVirtualCluster': job,
  'emr-containers:startJobRun': job,
  'emr-serverless:createApplication': job,
  'emr-serverless:startApplication': job,
  'emr-serverless:stopApplication': job,
  'emr-serverless:deleteApplication': job,
  'emr-serverless:startJobRun': job,
  'emr-serverless:cancelJobRun': job,
  'glue:startJobRun': job,
  'mediaconvert:createJob': job,
  'sagemaker:createEndpoint': answer,
  'sagemaker:updateEndpoint': answer,
  'sagemaker:createEndpointConfig': answer,
  'sagemaker:createHyperParameterTuningJob': job,
  'sagemaker:createLabelingJob': job,
  'sagemaker:createModel': answer,
  'sagemaker:createProcessingJob': job,
  'sagemaker:createTrainingJob': job,
  'sagemaker:createTransformJob': job,
}

/** A `Resource`, taken apart. */
export type TaskResource =
  | { readonly kind: 'lambda' }
  | { readonly kind: 'activity' }
  | { readonly kind: 'optimized' | 'sdk'; readonly service: string; readonly operation: string; readonly pattern: WaitPattern }

const patterns: readonly WaitPattern[] = ['sync', 'sync:2', 'waitForTaskToken']

/**
 * Takes a `Resource` apart; `undefined` if AWS would not know it. Which operations an `aws-sdk` service has is not told here.
 * An S3 operation is only for `ItemReader` and `ResultWriter`.
 */
export function readTaskResource(arn: string): TaskResource | undefined {
  const [head, partition, service, , , ...rest] = arn.split(':')
  if (head !== 'arn' || !partition || service === undefined || rest.length === 0) return undefined
  if (service === 'lambda') return rest[0] === 'function' && rest[1] ? { kind: 'lambda' } : undefined
  if (service !== 'states') return undefined
  if (rest[0] === 'activity') return rest[1] ? { kind: 'activity' } : undefined
  if (rest[0] === 'aws-sdk') return readOperation('sdk', rest[1], rest.slice(2).join(':'))
  return readOperation('optimized', rest[0], rest.slice(1).join(':'))
}

function readOperation(kind: 'optimized' | 'sdk', service: string | undefined, call: string): TaskResource | undefined {
  const dot = call.indexOf('.')
  const operation = dot === -1 ? call : call.slice(0, dot)
  const pattern = dot === -1 ? 'answer' : patterns.find((known) => known === call.slice(dot + 1))
  if (!service || operation === '' || pattern === undefined) return undefined
  const offered = kind === 'sdk' ? callback : optimizedIntegrations[`${service}:${operation}`]
  if (offered?.includes(pattern as never) !== true) return undefined
  if (kind === 'sdk' && !/^[a-z][a-zA-Z0-9]*$/.test(operation)) return undefined
  return { kind, service, operation, pattern }
}

/** Whether a text has the form of an ARN, known or not. */
export function isArn(text: string): boolean {
  return /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+$/.test(text)
}
