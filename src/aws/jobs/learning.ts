/**
 * Models: SageMaker and Bedrock. † marks shapes that are put together from the API's reference.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 */
import type { JsonObject } from '../../base/json.ts'
import type { JobCall, JobService } from './job-model.ts'

interface Learning {
  /** `TrainingJob`: the operations are named after it. */
  readonly what: string
  readonly arn: string
  readonly required: readonly string[]
  /** Told once it has ended. */
  readonly told: JsonObject
  readonly seconds: number
}

/** `CreateTrainingJob` is answered with an ARN, and `DescribeTrainingJob` is asked until `TrainingJobStatus` says that it is over. */
function learning({ what, arn, required, told, seconds }: Learning): JobCall {
  const name = `${what}Name`
  const status = `${what}Status`
  const whole = `arn:aws:sagemaker:{region}:{account}:${arn}/{${name}}`
  return {
    required: [name, ...required],
    answer: { [`${what}Arn`]: whole },
    job: {
      polled: `describe${what}`,
      end: { [name]: `{${name}}`, [`${what}Arn`]: whole, [status]: 'Completed', CreationTime: '{now}', LastModifiedTime: '{now}', ...told },
      status: { path: [status], done: 'Completed', failed: 'Failed' },
      seconds,
    },
  }
}

function named(what: string, arn: string, required: readonly string[]): JobCall {
  const name = `${what}Name`
  return { required: [name, ...required], answer: { [`${what}Arn`]: `arn:aws:sagemaker:{region}:{account}:${arn}/{${name}}` } }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html */
export const sagemaker: JobService = {
  id: 'sagemaker',
  prefix: 'SageMaker',
  client: 'AmazonSageMaker',
  calls: {
    createEndpoint: named('Endpoint', 'endpoint', ['EndpointConfigName']),
    updateEndpoint: named('Endpoint', 'endpoint', ['EndpointConfigName']),
    createEndpointConfig: named('EndpointConfig', 'endpoint-config', ['ProductionVariants']),
    createModel: named('Model', 'model', ['ExecutionRoleArn']),
    createTrainingJob: learning({
      what: 'TrainingJob',
      arn: 'training-job',
      required: ['AlgorithmSpecification', 'OutputDataConfig', 'ResourceConfig', 'RoleArn', 'StoppingCondition'],
      told: {
        AlgorithmSpecification: '{AlgorithmSpecification}',
        HyperParameters: '{HyperParameters}',
        ModelArtifacts: { S3ModelArtifacts: 's3://models/{TrainingJobName}/output/model.tar.gz' },
        OutputDataConfig: '{OutputDataConfig}',
        ResourceConfig: '{ResourceConfig}',
        RoleArn: '{RoleArn}',
        SecondaryStatus: 'Completed',
        FinalMetricDataList: [{ MetricName: 'validation:accuracy', Value: 0.93, Timestamp: '{now}' }],
        BillableTimeInSeconds: 175,
        TrainingTimeInSeconds: 175,
      },
      seconds: 180,
    }),
    createHyperParameterTuningJob: learning({
      what: 'HyperParameterTuningJob',
      arn: 'hyper-parameter-tuning-job',
      required: ['HyperParameterTuningJobConfig'],
      told: {
        BestTrainingJob: { TrainingJobName: '{HyperParameterTuningJobName}-001', TrainingJobStatus: 'Completed' },
        TrainingJobStatusCounters: { Completed: 1, InProgress: 0, NonRetryableError: 0, RetryableError: 0, Stopped: 0 },
      },
      seconds: 600,
    }),
    createLabelingJob: learning({
      what: 'LabelingJob',
      arn: 'labeling-job',
      required: ['HumanTaskConfig', 'InputConfig', 'LabelAttributeName', 'OutputConfig', 'RoleArn'],
      told: { LabelCounters: { TotalLabeled: 1, HumanLabeled: 1, MachineLabeled: 0, FailedNonRetryableError: 0, Unlabeled: 0 } },
      seconds: 600,
    }),
    createProcessingJob: learning({
      what: 'ProcessingJob',
      arn: 'processing-job',
      required: ['AppSpecification', 'ProcessingResources', 'RoleArn'],
      told: { ProcessingInputs: '{ProcessingInputs}', ProcessingOutputConfig: '{ProcessingOutputConfig}', ExitMessage: '' },
      seconds: 120,
    }),
    createTransformJob: learning({
      what: 'TransformJob',
      arn: 'transform-job',
      required: ['ModelName', 'TransformInput', 'TransformOutput', 'TransformResources'],
      told: { ModelName: '{ModelName}', TransformInput: '{TransformInput}', TransformOutput: '{TransformOutput}' },
      seconds: 120,
    }),
  },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
export const bedrock: JobService = {
  id: 'bedrock',
  prefix: 'Bedrock',
  client: 'AmazonBedrock',
  calls: {
    invokeModel: {
      required: ['ModelId'],
      answer: {
        Body: { id: 'msg_{id}', content: [{ type: 'text', text: 'A made-up answer.' }], stop_reason: 'end_turn' },
        ContentType: 'application/json',
      },
    },
    createModelCustomizationJob: {
      required: ['BaseModelIdentifier', 'CustomModelName', 'JobName', 'OutputDataConfig', 'RoleArn', 'TrainingDataConfig'],
      answer: { JobArn: 'arn:aws:bedrock:{region}:{account}:model-customization-job/{id}' },
      job: {
        polled: 'getModelCustomizationJob',
        end: {
          BaseModelArn: '{BaseModelIdentifier}',
          JobArn: 'arn:aws:bedrock:{region}:{account}:model-customization-job/{id}',
          JobName: '{JobName}',
          OutputModelArn: 'arn:aws:bedrock:{region}:{account}:custom-model/{CustomModelName}/{id}',
          OutputModelName: '{CustomModelName}',
          Status: 'Completed',
          CreationTime: '{now}',
          EndTime: '{now}',
        },
        status: { path: ['Status'], done: 'Completed', failed: 'Failed' },
        seconds: 1800,
      },
    },
  },
}
