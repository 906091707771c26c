/** Resource types that are kept and drawn but not run: how their names and ARNs are made, so that what refers to them still reads well. */

interface KeptType {
  /** The property that names it. */
  readonly name?: string
  /** What `Ref` gives where it is not the name. */
  readonly ref?: 'arn'
  /** Service and what stands before the name in the ARN. */
  readonly arn?: readonly [service: string, prefix: string]
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const KEPT: Readonly<Record<string, KeptType>> = {
  'AWS::DynamoDB::Table': { name: 'TableName', arn: ['dynamodb', 'table/'] },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName', ref: 'arn', arn: ['states', 'stateMachine:'] },
  'AWS::StepFunctions::Activity': { name: 'Name', ref: 'arn', arn: ['states', 'activity:'] },
  'AWS::Events::EventBus': { name: 'Name', arn: ['events', 'event-bus/'] },
  'AWS::Events::Rule': { name: 'Name', arn: ['events', 'rule/'] },
  'AWS::Scheduler::Schedule': { name: 'Name', arn: ['scheduler', 'schedule/default/'] },
  'AWS::Pipes::Pipe': { name: 'Name', arn: ['pipes', 'pipe/'] },
  'AWS::S3::Bucket': { name: 'BucketName' },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: ['logs', 'log-group:'] },
  'AWS::Kinesis::Stream': { name: 'Name', arn: ['kinesis', 'stream/'] },
  'AWS::IAM::Role': { name: 'RoleName' },
  'AWS::ApiGateway::RestApi': { name: 'Name' },
  'AWS::ApiGatewayV2::Api': { name: 'Name' },
  'AWS::CloudWatch::Alarm': { name: 'AlarmName', arn: ['cloudwatch', 'alarm:'] },
}

const nothingKnown: KeptType = {}

export function keptType(type: string): KeptType {
  return Object.hasOwn(KEPT, type) ? (KEPT[type] as KeptType) : nothingKnown
}

/** Types that say something about other resources and are no stations of their own: nobody draws a policy as a box. */
const BETWEEN = [
  /^AWS::IAM::/,
  /^AWS::CloudFormation::/,
  /^AWS::KMS::/,
  /^AWS::Logs::/,
  /^AWS::Lambda::(Permission|Version|Alias|Url|EventInvokeConfig|LayerVersion\w*|CodeSigningConfig)$/,
  /^AWS::SQS::Queue(Inline)?Policy$/,
  /^AWS::SNS::Topic(Inline)?Policy$/,
  /^AWS::SNS::Subscription$/,
  /^AWS::Lambda::EventSourceMapping$/,
  /^AWS::S3::BucketPolicy$/,
  /^AWS::Events::EventBusPolicy$/,
  /^AWS::ApiGateway(V2)?::(?!RestApi$|Api$)/,
  /^AWS::StepFunctions::StateMachine(Version|Alias)$/,
  /^AWS::Serverless::(Connector|LayerVersion)$/,
  /^AWS::CloudWatch::/,
  /^AWS::SSM::/,
  /^AWS::ApplicationAutoScaling::/,
]

export function isStation(type: string): boolean {
  return !BETWEEN.some((pattern) => pattern.test(type))
}
